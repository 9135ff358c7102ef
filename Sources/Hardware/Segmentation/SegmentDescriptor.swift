/// An entry of a descriptor table: where a segment lies, how long it is and who may use it.
///
///     63      56 55 54 53 52 51    48 47 46 45 44 43  40 39                 16 15         0
///     base 31:24  G D/B L AVL limit   P   DPL   S  type  base 23:0              limit 15:0
///
/// Intel SDM vol. 3, 3.4.5.
public struct SegmentDescriptor: RawRepresentable, Hashable, Sendable {
  public var rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The form in which Linux writes descriptors (`GDT_ENTRY_INIT`).
  ///
  /// - Parameters:
  ///   - flags: bits 47:40 in the low byte and bits 55:52 in bits 15:12, as in `c09a`.
  ///   - limit: 20 bits.
  public init(flags: UInt16, base: UInt32, limit: UInt32) {
    let low = UInt64(limit & 0xffff) | UInt64(base & 0xff_ffff) << 16
    let high =
      UInt64(flags & 0xf0ff) << 40 | UInt64(limit >> 16 & 0xf) << 48 | UInt64(base >> 24) << 56
    rawValue = low | high
  }

  /// What the segment is for.
  public enum Kind: Hashable, Sendable {
    case data(isWritable: Bool, expandsDown: Bool)
    case code(isReadable: Bool, isConforming: Bool)
    case system(SystemType)
  }

  /// The types of descriptors that are no memory segments.
  public enum SystemType: UInt8, Hashable, Sendable {
    case reserved0, taskState16, localTable, busyTaskState16, callGate16, taskGate
    case interruptGate16, trapGate16, reserved8, taskState32, reserved10, busyTaskState32
    case callGate32, reserved13, interruptGate32, trapGate32
  }

  /// The linear address of offset 0.
  public var base: UInt32 { UInt32(rawValue >> 16 & 0xff_ffff) | UInt32(rawValue >> 56) << 24 }

  /// The limit as it stands there: 20 bits, of bytes or of 4 KiB.
  public var rawLimit: UInt32 { UInt32(rawValue & 0xffff) | UInt32(rawValue >> 48 & 0xf) << 16 }

  /// G: the limit counts 4 KiB.
  public var isGranular: Bool { rawValue >> 55 & 1 != 0 }

  /// The last offset in bytes; in a segment that expands down, the last one that is outside.
  public var limit: UInt32 { isGranular ? rawLimit << 12 | 0xfff : rawLimit }

  /// D/B: 32-bit code, or a segment that expands down from 4 GiB.
  public var is32Bit: Bool { rawValue >> 54 & 1 != 0 }

  /// AVL, which belongs to software.
  public var isAvailable: Bool { rawValue >> 52 & 1 != 0 }

  /// P.
  public var isPresent: Bool { rawValue >> 47 & 1 != 0 }

  /// DPL, 0 to 3.
  public var privilege: Int { Int(rawValue >> 45 & 3) }

  /// The lowest bit of the type of a memory segment: it was loaded since software cleared it.
  public var isAccessed: Bool { !isSystem && rawValue >> 40 & 1 != 0 }

  /// S is clear.
  public var isSystem: Bool { rawValue >> 44 & 1 == 0 }

  public var kind: Kind {
    let type = UInt8(truncatingIfNeeded: rawValue >> 40 & 0xf)
    if isSystem { return .system(SystemType(rawValue: type) ?? .reserved0) }
    if type & 8 != 0 { return .code(isReadable: type & 2 != 0, isConforming: type & 4 != 0) }
    return .data(isWritable: type & 2 != 0, expandsDown: type & 4 != 0)
  }

  /// The descriptor with the accessed bit set.
  var accessed: SegmentDescriptor { SegmentDescriptor(rawValue: rawValue | 1 << 40) }
}

extension SegmentDescriptor {
  /// Code from 0 to 4 GiB at privilege 0, as a boot loader leaves it.
  static let flatCode = SegmentDescriptor(flags: 0xc09b, base: 0, limit: 0xf_ffff)

  /// Data from 0 to 4 GiB at privilege 0.
  static let flatData = SegmentDescriptor(flags: 0xc093, base: 0, limit: 0xf_ffff)

  /// Whether a read is allowed: from data, or from code that is readable.
  var isReadable: Bool {
    switch kind {
    case .data: true
    case .code(let isReadable, _): isReadable
    case .system: false
    }
  }

  var isWritable: Bool {
    if case .data(let isWritable, _) = kind { return isWritable }
    return false
  }

  var isCode: Bool {
    if case .code = kind { return true }
    return false
  }

  var isConforming: Bool {
    if case .code(_, let isConforming) = kind { return isConforming }
    return false
  }

  /// Whether `byteCount` bytes from `offset` on lie in the segment. Offsets do not wrap.
  func contains(_ offset: UInt32, byteCount: Int) -> Bool {
    let last = UInt64(offset) + UInt64(byteCount) - 1
    if case .data(_, expandsDown: true) = kind {
      return offset > limit && last <= (is32Bit ? 0xffff_ffff : 0xffff)
    }
    return last <= UInt64(limit)
  }
}
