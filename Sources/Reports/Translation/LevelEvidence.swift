import Drawing
import Hardware
import KernelModel

/// One entry on the way of a walk: what the chip reads there, and what follows.
package struct LevelEvidence: Sendable {
  let step: Translation.Level
  /// What all levels so far allow; nil where nothing follows or the entry has no say.
  let allows: Rights?
  let isPAE: Bool

  var kind: EntryKind { EntryKind(step.level, step.decision) }
  var entrySize: Int { isPAE ? 8 : 4 }
  var letters: String { EntryBit.letters(of: step.entry, kind, isPAE: isPAE) }
  var bits: [BitMeaning] { BitMeaning.all(in: step.entry, kind, isPAE: isPAE) }

  /// The next table or the page.
  var target: PhysicalAddress? {
    switch step.decision {
    case .notPresent, .reserved: nil
    case .table(let target), .page(let target, _): target
    }
  }

  /// Whether the walk ends here in a page.
  var isPage: Bool {
    if case .page = step.decision { return true }
    return false
  }

  /// Bits that the access would set.
  var setsBits: [EntryBit] {
    let set = PageTableEntry(rawValue: step.entryAfter.rawValue & ~step.entry.rawValue)
    return [.accessed, .dirty].filter { $0.isSet(in: set) }
  }

  /// The levels of a walk with what they allow together, from the top down.
  static func all(of translation: Translation) -> [LevelEvidence] {
    let isPAE = translation.mode == .pae
    var combined = Rights([.user, .writable])
    return translation.levels.map { step in
      if step.level != .pointer {
        if !step.entry.isUser { combined.remove(.user) }
        if !step.entry.isWritable { combined.remove(.writable) }
        if isPAE, step.entry.contains(.noExecute) { combined.insert(.noExecute) }
      }
      let level = LevelEvidence(step: step, allows: combined, isPAE: isPAE)
      return level.target == nil || step.level == .pointer
        ? LevelEvidence(step: step, allows: nil, isPAE: isPAE) : level
    }
  }
}

extension LevelEvidence: DetailedFact {
  /// What the entry leads to.
  package var code: String {
    switch step.decision {
    case .notPresent: "not-present"
    case .reserved: "reserved"
    case .table: "table"
    case .page: "page"
    }
  }

  package var details: Details {
    var reserved: UInt64?
    if case .reserved(let bits) = step.decision { reserved = bits }
    var byteCount: Int?
    if case .page(_, let count) = step.decision { byteCount = count }
    return [
      "kind": kind, "table": step.table, "index": step.index, "entrySize": entrySize,
      "place": step.place, "entry": step.entry.wide, "entryAfter": step.entryAfter.wide,
      "isRemembered": step.isRemembered, "bits": bits, "absence": EntryAbsence(step.entry),
      "reserved": reserved, "target": target, "byteCount": byteCount, "allows": allows,
      "sets": setsBits,
    ]
  }
}

/// A stretch of the address's bits: the part that selects an entry, or the byte in the page.
package struct AddressPiece: Encodable, Sendable {
  /// nil for the byte in the page.
  let selects: EntryKind?
  let width: Int
  let value: UInt32

  /// The value in binary.
  var bits: String {
    let digits = String(value, radix: 2)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  /// The address cut where the tables cut it; a large page leaves a longer last piece.
  static func all(of translation: Translation) -> [AddressPiece] {
    guard translation.mode != .disabled else { return [] }
    let isPAE = translation.mode == .pae
    var parts: [(EntryKind, Int)] =
      isPAE ? [(.pointer, 2), (.directory, 9), (.table, 9)] : [(.directory, 10), (.table, 10)]
    if let last = translation.levels.last, EntryKind(last.level, last.decision) == .largePage {
      parts.removeLast()
    }
    var left = 32
    func piece(_ kind: EntryKind?, _ width: Int) -> AddressPiece {
      left -= width
      return AddressPiece(
        selects: kind, width: width,
        value: translation.address.rawValue >> UInt32(left) & UInt32(1 << width - 1))
    }
    return parts.map { piece($0.0, $0.1) } + [piece(nil, left)]
  }
}

/// One array of the TLB and its answer.
package struct LookupEvidence: Sendable {
  let lookup: Translation.Lookup
  /// What the geometry calls the array: `dtlb`.
  let array: String
  let setCount: Int

  init(_ lookup: Translation.Lookup, _ geometry: TLBGeometry) {
    self.lookup = lookup
    array = geometry.arrays[lookup.array].name
    setCount = geometry.arrays[lookup.array].setCount
  }

  /// What the way holds; nil on a miss.
  var line: TLBLine? { lookup.way == nil ? nil : lookup.line }
}

extension LookupEvidence: DetailedFact {
  package var code: String { lookup.verdict.code }

  package var details: Details {
    [
      "array": array, "set": lookup.set, "setCount": setCount, "way": lookup.way,
      "base": line?.base, "rights": line?.rights,
    ]
  }
}

/// Which rule forbids the access, and which entries are to blame.
package struct AccessRefusal: Hashable, DetailedFact {
  let rule: Translation.Refusal
  let entries: [EntryKind]
  let privilege: Privilege

  init?(_ translation: Translation) {
    guard let rule = translation.refusal else { return nil }
    self.rule = rule
    privilege = translation.privilege
    let blamed: (PageTableEntry) -> Bool
    switch rule {
    case .supervisorPage: blamed = { !$0.isUser }
    case .readOnly: blamed = { !$0.isWritable }
    case .noExecute: blamed = { $0.contains(.noExecute) }
    case .smep, .smap: blamed = { _ in false }
    }
    entries = translation.levels.filter { $0.level != .pointer && blamed($0.entry) }
      .map { EntryKind($0.level, $0.decision) }
  }

  package var code: String { rule.code }
  package var details: Details { ["entries": entries] }
}
