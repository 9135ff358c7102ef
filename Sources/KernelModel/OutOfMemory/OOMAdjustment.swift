/// How much sooner or later than others a process is killed for want of memory, in thousandths of
/// all memory: -1000 is never, 1000 first of all. Linux: `oom_score_adj`.
public struct OOMAdjustment: Hashable, Comparable, BitwiseCopyable, Sendable {
  /// Linux: `OOM_SCORE_ADJ_MIN`, `OOM_SCORE_ADJ_MAX`.
  public static let range: ClosedRange<Int> = -1000...1000
  /// Exempt.
  public static let never = OOMAdjustment(unchecked: -1000)
  public static let neutral = OOMAdjustment(unchecked: 0)

  private let value: Int16
  /// -1000 to 1000.
  public var rawValue: Int { Int(value) }

  private init(unchecked value: Int16) { self.value = value }

  /// Nil when the value lies outside of `range`.
  public init?(_ value: Int) {
    guard Self.range.contains(value) else { return nil }
    self.init(unchecked: Int16(value))
  }

  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  /// What writing into `/proc/PID/oom_score_adj` comes to. Linux: `__set_oom_adj`.
  ///
  /// - Parameters:
  ///   - floor: the least that somebody with the right has written. Linux: `oom_score_adj_min`.
  ///   - isPrivileged: whether the writer may go below it. Linux: `CAP_SYS_RESOURCE`.
  /// - Returns: the new value, and the new floor.
  /// - Throws: EINVAL outside of `range`, EACCES below the floor.
  public static func written(
    _ value: Int, floor: OOMAdjustment, isPrivileged: Bool
  ) throws(Errno) -> (value: OOMAdjustment, floor: OOMAdjustment) {
    guard let new = OOMAdjustment(value) else { throw .invalidArgument }
    guard new >= floor || isPrivileged else { throw .permissionDenied }
    return (new, isPrivileged ? new : floor)
  }
}
