/// The number that names a segment.
///
///     15              3  2  1 0
///     index             TI  RPL
///
/// Intel SDM vol. 3, 3.4.2.
public struct SegmentSelector: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Which entry of the table.
  public var index: Int { Int(rawValue >> 3) }

  /// TI: the entry is one of the local table, not of the global one.
  public var isLocal: Bool { rawValue & 4 != 0 }

  /// RPL: on whose behalf the segment is asked for, 0 to 3.
  public var requestedPrivilege: Int { Int(rawValue & 3) }

  /// Whether it names no segment: entry 0 of the global table.
  public var isNull: Bool { rawValue & ~3 == 0 }

  /// The error code of a fault that the selector causes: itself, without RPL.
  public var errorCode: UInt16 { rawValue & ~3 }
}
