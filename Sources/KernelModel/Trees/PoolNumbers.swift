/// The numbers of a pool's places from 1 on: given back ones are given again, the latest first,
/// then those never given.
///
/// A free place keeps the number that was given back before its own.
struct PoolNumbers: BitwiseCopyable {
  /// The number given back last; 0 for none.
  private(set) var free: UInt32 = 0
  /// The first number that was never given.
  private(set) var unused: UInt32 = 1
  /// How many are in use.
  private(set) var count = 0

  /// - Parameters:
  ///   - capacity: how many places the pool has, with place 0, which is never given.
  ///   - before: what a free place keeps.
  /// - Returns: nil when every place is taken.
  @inline(__always)
  mutating func take(of capacity: Int, _ before: (UInt32) -> UInt32) -> UInt32? {
    guard free == 0 else {
      let number = free
      free = before(number)
      count += 1
      return number
    }
    guard Int(unused) < capacity else { return nil }
    defer { unused += 1 }
    count += 1
    return unused
  }

  /// - Returns: what the place that is free now has to keep.
  @inline(__always)
  mutating func giveBack(_ number: UInt32) -> UInt32 {
    count -= 1
    defer { free = number }
    return free
  }
}
