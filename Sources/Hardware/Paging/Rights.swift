/// What all levels of a walk together allow; also what a line of the TLB remembers.
///
/// User and writable are the AND over the levels, no-execute is the OR. SDM vol. 3, 4.6.
public struct Rights: OptionSet, Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt8

  @inline(__always)
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let writable = Rights(rawValue: 1 << 0)
  /// Code at CPL 3 may use the page.
  public static let user = Rights(rawValue: 1 << 1)
  /// The leaf's dirty bit: a write need not set it any more.
  public static let dirty = Rights(rawValue: 1 << 2)
  public static let noExecute = Rights(rawValue: 1 << 3)
}
