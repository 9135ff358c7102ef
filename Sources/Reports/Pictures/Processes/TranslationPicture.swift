import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The way from a logical address through the segment's descriptor and the page tables to a byte
  /// of RAM, with every index and entry, and the bit that refuses.
  ///
  /// What a hit of the TLB spares is not reached; what the tables say there stands beside it.
  ///
  /// - Complexity: O(1): 11 steps at most
  package static func translation(_ report: TranslationReport) -> Picture {
    Picture(
      "translation",
      title: Caption(
        TranslationPicturePhrase.title(
          report.segment.offset, report.privilege, report.access)),
      summary: Caption(summary(of: report)),
      bands: [Band(Panel(.flow(Flow(TranslationSteps(report).steps))))])
  }

  private static func summary(of report: TranslationReport) -> TranslationPicturePhrase {
    if case .refused(let vector, let code, let refusal) = report.segment.decision {
      return .segmentRefuses(vector, errorCode: code, refusal)
    }
    if let fault = report.fault {
      return .faults(fault.address, fault.code, report.refusal)
    }
    return .reaches(
      report.address ?? VirtualAddress(rawValue: 0),
      report.physical ?? PhysicalAddress(rawValue: 0), isHit: report.isHit,
      tables: report.levels.count)
  }
}

/// The steps of a translation, in the order in which the chip takes them.
private struct TranslationSteps {
  private(set) var steps: [Flow.Step] = []
  private let report: TranslationReport

  init(_ report: TranslationReport) {
    self.report = report
    addSegment()
    guard report.address != nil else {
      addTarget()
      return
    }
    if report.isPagingOff {
      add("paging", .pagingOff, .passes)
    } else {
      addLookup()
      for level in report.levels { add(level) }
      addMissingLevels()
      addRights()
    }
    addTarget()
    addFault()
  }

  private mutating func add(
    _ id: String, _ caption: TranslationPicturePhrase, _ outcome: Flow.Step.Outcome,
    _ detail: Caption = Caption(), otherWay: TranslationPicturePhrase? = nil
  ) {
    let role: Role = outcome == .refuses ? .error : outcome == .notReached ? .faint : .first
    steps.append(
      Flow.Step(
        PictureItem("step.\(id)", Caption(caption), detail: detail, role), outcome,
        otherWay: otherWay.map { Caption($0, .faint) } ?? Caption()))
  }

  // MARK: Segmentation

  private mutating func addSegment() {
    let segment = report.segment
    var refused: Caption?
    var isRefused = false
    if case .refused(_, let code, let refusal) = segment.decision {
      refused = Caption(TranslationPicturePhrase.exception(code, refusal), .error)
      isRefused = true
    }
    let hasDescriptor = segment.descriptor != nil
    add(
      "selector",
      segment.source == .selector
        ? .selector(segment.selector) : .register(segment.register, segment.selector),
      isRefused && !hasDescriptor ? .refuses : .passes,
      Caption(TranslationPicturePhrase.selects(segment.selector))
        + (hasDescriptor ? Caption() : refused ?? Caption()))
    if let descriptor = segment.descriptor {
      var detail =
        segment.place == nil
        ? Caption() : Caption(.word(descriptor.rawValue, digits: 16), .value)
      if let check = segment.check {
        detail = detail + Caption(TranslationPicturePhrase.limit(check))
      } else if !isRefused {
        detail = detail + Caption(TranslationPicturePhrase.flatness(isFlat: descriptor.isFlat))
      }
      add(
        "descriptor", .descriptor(base: descriptor.base, limit: descriptor.limit),
        isRefused ? .refuses : .passes, detail + (refused ?? Caption()),
        otherWay: isRefused ? nil : .outside)
    }
    guard let address = report.address else { return }
    let bits = report.pieces.reduce(Caption()) { $0 + Caption(.name($1.bits), .value) }
    add("linear", .linear(address), .passes, bits)
  }

  // MARK: Paging

  private mutating func addLookup() {
    guard let last = report.lookups.last else { return }
    var detail = Caption(.name(last.array)) + Caption(TranslationPicturePhrase.set(last.lookup.set))
    if let line = last.line { detail = detail + Caption(.address(line.base.rawValue), .address) }
    if let stale = report.stale {
      detail = detail + Caption(TranslationPicturePhrase.stale(stale), .error)
    }
    add(
      "tlb", .lookup(last.lookup.verdict), .passes, detail,
      otherWay: report.isHit ? .walk : .noWalk)
  }

  private mutating func add(_ level: LevelEvidence) {
    let step = level.step
    var detail =
      Caption(
        TranslationPicturePhrase.place(step.table, index: step.index, size: level.entrySize))
      + Caption(.name(level.letters), .value)
    var isRefused = level.target == nil
    if let absence = EntryAbsence(step.entry) {
      detail = detail + Caption(TranslationPicturePhrase.absent(absence), .error)
    }
    if case .reserved(let bits) = step.decision {
      detail = detail + Caption(.word(bits), .error)
    }
    if let refusal = report.refusal, refusal.entries.contains(level.kind),
      let bit = refusal.bit
    {
      detail = detail + Caption(.name(bit), .error)
    }
    if report.isHit { isRefused = false }
    add(
      level.kind.stepID,
      .entry(level.kind, index: step.index, step.entry, digits: level.entrySize * 2),
      report.isHit ? .notReached : isRefused ? .refuses : .passes, detail,
      otherWay: isRefused || report.isHit ? nil : .absence)
  }

  /// Entries that the walk does not come to.
  private mutating func addMissingLevels() {
    for piece in report.pieces.dropFirst(report.levels.count) {
      guard let kind = piece.selects else { continue }
      add(kind.stepID, .unread(kind, index: Int(piece.value)), .notReached)
    }
  }

  private mutating func addRights() {
    let caption = TranslationPicturePhrase.rights(report.privilege, report.access)
    guard let rights = report.rights else { return add("rights", caption, .notReached) }
    var detail = Caption(TranslationPicturePhrase.allowed(rights), .value)
    let refusal = report.isHit ? nil : report.refusal
    if let refusal { detail = detail + Caption(TranslationPicturePhrase.refused(refusal), .error) }
    add(
      "rights", caption, report.isHit ? .notReached : refusal == nil ? .passes : .refuses, detail,
      otherWay: refusal == nil && !report.isHit ? .violation : nil)
  }

  private mutating func addTarget() {
    guard let physical = report.physical else {
      return add("physical", .noPhysical, .notReached)
    }
    let frame =
      report.frame.map { Caption(TranslationPicturePhrase.frame($0.frame, $0.zone)) }
      ?? Caption(TranslationPicturePhrase.memory(isInRAM: report.isInRAM))
    add("physical", .physical(physical), .ends, frame)
  }

  private mutating func addFault() {
    guard let fault = report.fault else { return }
    add(
      "fault", .fault(fault.code), .refuses,
      Caption(TranslationPicturePhrase.meaning(fault.code), .error))
    guard let end = report.forecast?.end, let answer = TranslationPicturePhrase.Answer(end) else {
      return
    }
    add("kernel", .answer(answer), .ends)
  }
}

extension EntryKind {
  /// A large page's entry stands where one that leads to a table would.
  fileprivate var stepID: String {
    switch self {
    case .pointer: "pointer"
    case .directory, .largePage: "directory"
    case .table: "table"
    }
  }
}

extension AccessRefusal {
  /// The bit that refuses, as it stands in the entries to blame.
  fileprivate var bit: String? {
    switch rule {
    case .supervisorPage: "U=0"
    case .readOnly: "W=0"
    case .noExecute: "NX=1"
    case .smep, .smap: nil
    }
  }
}

extension TranslationPicturePhrase.Answer {
  /// nil where nobody is asked.
  fileprivate init?(_ end: FaultForecast.End) {
    switch end {
    case .none: return nil
    case .mended(let mending, let isMajor):
      self = .mends(function: mending.function, isMajor: isMajor)
    case .signal(let number, let code): self = .signal(number, code)
    case .killed: self = .signal(.kill, .kernel)
    case .oops: self = .oops
    }
  }
}
