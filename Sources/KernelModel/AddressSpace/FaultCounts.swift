/// Faults handled so far. Linux: `min_flt`, `maj_flt`.
public struct FaultCounts: Hashable, BitwiseCopyable, Sendable {
  public internal(set) var minor = 0
  public internal(set) var major = 0

  public var total: Int { minor + major }

  mutating func add(isMajor: Bool) {
    if isMajor { major += 1 } else { minor += 1 }
  }
}
