/// The number of a process or thread. Linux: `pid_t`.
public struct ProcessID: Hashable, Comparable, BitwiseCopyable, Sendable {
  public var rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
