import Drawing
import Hardware
import KernelModel

/// The words of a translation's steps.
enum TranslationPicturePhrase: Phrase, DetailedFact {
  case title(UInt32, Privilege, Access)
  // What comes of it
  case reaches(VirtualAddress, PhysicalAddress, isHit: Bool, tables: Int)
  case faults(VirtualAddress, PageFault.Code, AccessRefusal?)
  case segmentRefuses(ExceptionVector, errorCode: UInt16, SegmentRefusal)
  // Segmentation
  case register(SegmentRegister, SegmentSelector)
  case selector(SegmentSelector)
  case selects(SegmentSelector)
  case descriptor(base: UInt32, limit: UInt32)
  case flatness(isFlat: Bool)
  case limit(LimitCheck)
  case outside
  case exception(UInt16, SegmentRefusal)
  case linear(VirtualAddress)
  // Paging
  case pagingOff
  case lookup(TLBVerdict)
  case set(Int)
  case stale(Translation.Disagreement)
  case walk, noWalk
  case entry(EntryKind, index: Int, PageTableEntry, digits: Int)
  case place(PhysicalAddress, index: Int, size: Int)
  case absent(EntryAbsence)
  /// What becomes of an entry that is not present.
  case absence
  /// An entry that nobody reads.
  case unread(EntryKind, index: Int)
  case rights(Privilege, Access)
  case allowed(Rights)
  case refused(AccessRefusal)
  /// What becomes of an access that the rights forbid.
  case violation
  case physical(PhysicalAddress)
  case noPhysical
  case frame(PageFrameNumber, Zone.Kind?)
  case memory(isInRAM: Bool)
  case fault(PageFault.Code)
  case meaning(PageFault.Code)
  case answer(Answer)

  /// What Linux would do about the fault.
  enum Answer: Hashable, Sendable {
    case mends(function: String, isMajor: Bool)
    case signal(Signal.Number, Signal.Code)
    case oops
  }

  var code: String {
    switch self {
    case .title: "title"
    case .reaches: "reaches"
    case .faults: "faults"
    case .segmentRefuses: "segment-refuses"
    case .register: "register"
    case .selector: "selector"
    case .selects: "selects"
    case .descriptor: "descriptor"
    case .flatness: "flatness"
    case .limit: "limit"
    case .outside: "outside"
    case .exception: "exception"
    case .linear: "linear"
    case .pagingOff: "paging-off"
    case .lookup: "lookup"
    case .set: "set"
    case .stale: "stale"
    case .walk: "walk"
    case .noWalk: "no-walk"
    case .entry: "entry"
    case .place: "place"
    case .absent: "absent"
    case .absence: "absence"
    case .unread: "unread"
    case .rights: "rights"
    case .allowed: "allowed"
    case .refused: "refused"
    case .violation: "violation"
    case .physical: "physical"
    case .noPhysical: "no-physical"
    case .frame: "frame"
    case .memory: "memory"
    case .fault: "fault"
    case .meaning: "meaning"
    case .answer: "answer"
    }
  }

  var details: Details {
    switch self {
    case .title(let offset, let privilege, let access):
      ["offset": offset, "privilege": privilege, "access": access]
    case .reaches(let address, let physical, let isHit, let tables):
      ["address": address, "physical": physical, "isHit": isHit, "tables": tables]
    case .faults(let address, let code, let refusal):
      ["address": address, "errorCode": code, "refusal": refusal]
    case .segmentRefuses(let vector, let code, let refusal):
      ["exception": vector, "errorCode": code, "rule": refusal]
    case .register(let register, let selector):
      ["register": register, "selector": selector.rawValue]
    case .selector(let selector), .selects(let selector):
      ["selector": selector.rawValue, "index": selector.index, "rpl": selector.rawValue & 3]
    case .descriptor(let base, let limit): ["base": base, "limit": limit]
    case .flatness(let isFlat): ["isFlat": isFlat]
    case .limit(let check): ["check": check]
    case .exception(let code, let refusal): ["errorCode": code, "rule": refusal]
    case .linear(let address): ["address": address]
    case .lookup(let verdict): ["verdict": verdict.code]
    case .set(let number): ["set": number]
    case .stale(let disagreement): ["stale": disagreement]
    case .entry(let kind, let index, let entry, _):
      ["kind": kind, "index": index, "entry": entry.wide]
    case .place(let table, let index, let size):
      ["table": table, "index": index, "entrySize": size]
    case .absent(let absence): ["absence": absence]
    case .unread(let kind, let index): ["kind": kind, "index": index]
    case .rights(let privilege, let access): ["privilege": privilege, "access": access]
    case .allowed(let rights): ["rights": rights]
    case .refused(let refusal): ["refusal": refusal]
    case .physical(let address): ["physical": address]
    case .frame(let frame, let zone): ["frame": frame, "zone": zone?.name]
    case .memory(let isInRAM): ["isInRAM": isInRAM]
    case .fault(let code), .meaning(let code): ["errorCode": code]
    case .answer(let answer): answer.details
    case .outside, .pagingOff, .walk, .noWalk, .absence, .violation, .noPhysical: [:]
    }
  }
}

extension TranslationPicturePhrase.Answer {
  fileprivate var details: Details {
    switch self {
    case .mends(let function, let isMajor): ["function": function, "isMajor": isMajor]
    case .signal(let number, let code): ["signal": number.name, "signalCode": code.name]
    case .oops: ["oops": true]
    }
  }
}
