import ArgumentParser

/// Seeds as they are written behind an option: `N` for the first N, or `A-B`.
enum SeedRange {
  /// - Throws: `ValidationError` with what may stand there.
  static func read(_ text: String) throws -> ClosedRange<UInt64> {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let seeds = ends.compactMap(seed)
    if seeds.count == ends.count {
      switch seeds.count {
      case 1 where seeds[0] > 0: return 1...seeds[0]
      case 2 where seeds[0] <= seeds[1]: return seeds[0]...seeds[1]
      default: break
      }
    }
    throw ValidationError(
      "it takes a number from 1 on, or two seeds as in 51-100, the smaller first")
  }

  /// Decimal digits alone.
  private static func seed(_ text: Substring) -> UInt64? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? UInt64(text) : nil
  }
}
