import Drawing
import Grammar
import Hardware
import KernelModel

/// How one address becomes another, or why it does not: the evidence for each step.
package struct TranslationReport: Report {
  package static let kind = "translation"

  /// A stretch of the address's bits and the entry that it selects.
  package struct Piece: Encodable, Sendable {
    /// `PDE`, `PTE`, `byte`
    package let name: String
    package let bits: String
    package let value: UInt32
  }

  /// One array of the TLB and its answer.
  package struct Lookup: Encodable, Sendable {
    package let array: String
    package let set: Int
    package let setCount: Int
    package let way: Int?
    /// `hit`, `miss`, `clean` (the dirty bit is not set yet) or `insufficient`.
    package let verdict: String
    /// Where the line's page lies, and what the line allows.
    package let base: PhysicalAddress?
    package let rights: String?
  }

  /// One entry on the way.
  package struct Level: Encodable, Sendable {
    package let name: String
    package let table: PhysicalAddress
    package let index: Int
    package let entrySize: Int
    /// Where the entry lies.
    package let place: PhysicalAddress
    package let entry: PageTableEntry
    /// What the access would make of it.
    package let entryAfter: PageTableEntry
    package let letters: String
    /// `notPresent`, `reserved`, `table` or `page`.
    package let decision: String
    /// The next table or the page.
    package let target: PhysicalAddress?
    package let pageByteCount: Int?
    /// What all levels so far allow: `user, writable`.
    package let allows: String?
    package let bits: [BitMeaning]
  }

  package struct Fault: Encodable, Sendable {
    package let code: UInt8
    package let words: String
    /// What the kernel would do about it; nil on a machine without one.
    let forecast: FaultForecast?
  }

  /// The linear address; nil when segmentation refuses.
  package let address: VirtualAddress?
  package let access: String
  package let privilege: String
  package let mode: PagingMode
  /// The first stage; nil when the address was a linear one.
  package let segment: SegmentEvidence?
  /// How a program's own addresses become linear ones; nil when the first stage is shown.
  let flatness: String?
  package let directory: PhysicalAddress
  package let pieces: [Piece]
  package let lookups: [Lookup]
  package let levels: [Level]
  /// Why the rights forbid the access.
  package let refusal: String?
  /// What the tables say that the TLB's line no longer does; nil when they agree.
  package let stale: String?
  package let physical: PhysicalAddress?
  /// Whether RAM answers at the physical address.
  let isInRAM: Bool
  /// nil on a machine without a kernel.
  package let frame: FrameDescription?
  package let fault: Fault?
  package let isVerbose: Bool

  package enum CodingKeys: CodingKey {
    case address, access, privilege, segment, directory, pieces, lookups, levels, refusal, stale,
      physical, isInRAM
    case frame, fault
  }

  /// - Parameters:
  ///   - segment: what the address is an offset in; nil for a linear address.
  ///   - surroundings: who can say whose the frame is and what becomes of a fault.
  package init(
    _ offset: UInt32, in segment: LogicalAddress.Segment?, _ access: Access,
    _ privilege: Privilege, on machine: Machine, _ surroundings: Surroundings?,
    isVerbose: Bool = false
  ) {
    let linear = VirtualAddress(rawValue: offset)
    let logical = segment.map {
      machine.translate(LogicalAddress($0, offset: offset), access, privilege)
    }
    let translation =
      logical.map { $0.outcome.translation } ?? machine.translate(linear, access, privilege)
    self.segment = logical.map { SegmentEvidence($0, on: machine) }
    flatness = logical == nil ? machine.segments[access == .fetch ? .cs : .ds].flatness : nil
    address = translation?.address
    self.access = access.name
    self.privilege = privilege.name
    self.isVerbose = isVerbose
    mode = translation?.mode ?? machine.controls.mode
    directory = machine.directory
    pieces = translation.map(Self.pieces) ?? []
    lookups = (translation?.lookups ?? []).map { Lookup($0, machine.tlb.geometry) }
    levels = translation.map(Self.levels) ?? []
    refusal = translation.flatMap { found in found.refusal.map { $0.words(found) } }
    stale = translation?.disagreement?.words
    physical = translation?.outcome.physical
    isInRAM = physical.map { machine.memory.contains($0) } ?? false
    frame = physical.flatMap { place in
      surroundings.map { FrameDescription(place.frame, in: $0.kernel) }
    }
    fault = translation?.outcome.fault.map { fault in
      Fault(
        code: fault.code.rawValue, words: fault.code.spelledOut,
        forecast: surroundings.map { FaultForecast(fault, $0.process, in: $0.kernel) })
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

/// Who can tell of the machine's memory what the chip cannot.
package struct Surroundings {
  package let kernel: Kernel
  package let process: Process

  package init(kernel: Kernel, process: Process) {
    self.kernel = kernel
    self.process = process
  }
}

extension LogicalTranslation.Outcome {
  /// What paging makes of it; nil when it does not come to that.
  fileprivate var translation: Translation? {
    if case .linear(_, let translation) = self { return translation }
    return nil
  }
}

extension LoadedSegment {
  /// Whether an offset in the segment is the linear address.
  fileprivate var flatness: String {
    guard let descriptor else { return "holds no segment; the address is taken as linear" }
    let isFlat = descriptor.base == 0 && descriptor.limit == 0xffff_ffff
    return "base \(hexadecimal(descriptor.base, digits: 8)), limit "
      + "\(hexadecimal(descriptor.limit, digits: 8)): "
      + (isFlat ? "flat, the offset is the linear address" : "not flat; the address is linear")
  }
}

extension TranslationReport.Level {
  package init(_ step: Translation.Level, allowing rights: Rights, isPAE: Bool) {
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
  package init(_ lookup: Translation.Lookup, _ geometry: TLBGeometry) {
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
