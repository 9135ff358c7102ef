import Hardware
import KernelModel

/// How one address becomes another, or why it does not: the evidence for each step.
struct TranslationReport: Report {
  static let kind = "translation"

  /// A stretch of the address's bits and the entry that it selects.
  struct Piece: Encodable, Sendable {
    /// `PDE`, `PTE`, `byte`
    let name: String
    let bits: String
    let value: UInt32
  }

  /// One array of the TLB and its answer.
  struct Lookup: Encodable, Sendable {
    let array: String
    let set: Int
    let setCount: Int
    let way: Int?
    /// `hit`, `miss`, `clean` (the dirty bit is not set yet) or `insufficient`.
    let verdict: String
    /// Where the line's page lies, and what the line allows.
    let base: PhysicalAddress?
    let rights: String?
  }

  /// One entry on the way.
  struct Level: Encodable, Sendable {
    let name: String
    let table: PhysicalAddress
    let index: Int
    let entrySize: Int
    /// Where the entry lies.
    let place: PhysicalAddress
    let entry: PageTableEntry
    /// What the access would make of it.
    let entryAfter: PageTableEntry
    let letters: String
    /// `notPresent`, `reserved`, `table` or `page`.
    let decision: String
    /// The next table or the page.
    let target: PhysicalAddress?
    let pageByteCount: Int?
    /// What all levels so far allow: `user, writable`.
    let allows: String?
    let bits: [BitMeaning]
  }

  /// The segment that the address is an offset in, as its register holds it.
  struct Segment: Encodable, Sendable {
    let register: String
    let words: String
  }

  struct Fault: Encodable, Sendable {
    let code: UInt8
    let words: String
    let forecast: FaultForecast
  }

  let address: VirtualAddress
  let access: String
  let privilege: String
  let mode: PagingMode
  /// nil for a register that holds no segment.
  let segment: Segment?
  let directory: PhysicalAddress
  let pieces: [Piece]
  let lookups: [Lookup]
  let levels: [Level]
  /// Why the rights forbid the access.
  let refusal: String?
  /// What the tables say that the TLB's line no longer does; nil when they agree.
  let stale: String?
  let physical: PhysicalAddress?
  let frame: FrameDescription?
  let fault: Fault?
  let isVerbose: Bool

  enum CodingKeys: CodingKey {
    case address, access, privilege, segment, directory, pieces, lookups, levels, refusal, stale,
      physical
    case frame, fault
  }

  init(
    _ address: VirtualAddress, _ access: Access, _ privilege: Privilege, by process: Process,
    in kernel: Kernel, isVerbose: Bool = false
  ) {
    let translation = kernel.machine.translate(address, access, privilege)
    self.address = address
    self.access = access.name
    self.privilege = privilege.name
    self.isVerbose = isVerbose
    mode = translation.mode
    let register: SegmentRegister = access == .fetch ? .cs : .ds
    segment = kernel.machine.segments[register].descriptor.map { descriptor in
      let isFlat = descriptor.base == 0 && descriptor.limit == 0xffff_ffff
      return Segment(
        register: access == .fetch ? "CS" : "DS",
        words: "base \(hexadecimal(descriptor.base, digits: 8)), limit "
          + "\(hexadecimal(descriptor.limit, digits: 8))"
          + (isFlat ? ": flat, the offset is the linear address" : ""))
    }
    directory = translation.directory
    pieces = Self.pieces(of: translation)
    lookups = translation.lookups.map { Lookup($0, kernel.machine.tlb.geometry) }
    levels = Self.levels(of: translation)
    refusal = translation.refusal.map { $0.words(translation) }
    stale = translation.disagreement?.words
    physical = translation.outcome.physical
    frame = translation.outcome.physical.map { FrameDescription($0.frame, in: kernel) }
    fault = translation.outcome.fault.map {
      Fault(
        code: $0.code.rawValue, words: $0.code.spelledOut,
        forecast: FaultForecast($0, process, in: kernel))
    }
  }

  /// The address cut where the tables cut it; a large page leaves a longer last piece.
  private static func pieces(of translation: Translation) -> [Piece] {
    guard translation.mode != .disabled else { return [] }
    let isPAE = translation.mode == .pae
    var widths = isPAE ? [("PDPTE", 2), ("PDE", 9), ("PTE", 9)] : [("PDE", 10), ("PTE", 10)]
    if case .page = translation.levels.last?.decision, translation.levels.last?.level == .directory
    {
      widths.removeLast()
    }
    var pieces: [Piece] = []
    var left = 32
    for (name, width) in widths + [("byte", 0)] {
      let width = name == "byte" ? left : width
      left -= width
      let value = translation.address.rawValue >> UInt32(left) & UInt32(1 << width - 1)
      let digits = String(value, radix: 2)
      pieces.append(
        Piece(
          name: name, bits: String(repeating: "0", count: width - digits.count) + digits,
          value: value))
    }
    return pieces
  }

  private static func levels(of translation: Translation) -> [Level] {
    let isPAE = translation.mode == .pae
    var combined = Rights([.user, .writable])
    return translation.levels.map { step in
      if step.level != .pointer {
        if !step.entry.isUser { combined.remove(.user) }
        if !step.entry.isWritable { combined.remove(.writable) }
        if isPAE, step.entry.contains(.noExecute) { combined.insert(.noExecute) }
      }
      return Level(step, allowing: combined, isPAE: isPAE)
    }
  }
}

extension TranslationReport.Level {
  init(_ step: Translation.Level, allowing rights: Rights, isPAE: Bool) {
    let kind = EntryKind(step.level, step.decision)
    name = kind.name
    table = step.table
    index = step.index
    entrySize = isPAE ? 8 : 4
    place = step.place
    entry = step.entry
    entryAfter = step.entryAfter
    letters = EntryBit.letters(of: step.entry, kind, isPAE: isPAE)
    bits = EntryBit.meanings(in: step.entry, kind, isPAE: isPAE)
    switch step.decision {
    case .notPresent: (decision, target, pageByteCount) = ("notPresent", nil, nil)
    case .reserved: (decision, target, pageByteCount) = ("reserved", nil, nil)
    case .table(let next): (decision, target, pageByteCount) = ("table", next, nil)
    case .page(let base, let byteCount):
      (decision, target, pageByteCount) = ("page", base, byteCount)
    }
    allows = target == nil || step.level == .pointer ? nil : rights.words
  }
}

extension TranslationReport.Lookup {
  init(_ lookup: Translation.Lookup, _ geometry: TLBGeometry) {
    let shape = geometry.arrays[lookup.array]
    array = shape.name
    set = lookup.set
    setCount = shape.setCount
    way = lookup.way
    verdict = lookup.verdict.name
    base = lookup.way == nil ? nil : lookup.line.base
    rights = lookup.way == nil ? nil : lookup.line.rights.words
  }
}
