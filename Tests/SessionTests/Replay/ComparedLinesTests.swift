import Session
import TestSupport
import Testing

@testable import Evidence

/// Differences of many lines, which are trimmed at both ends and split once.
struct ComparedLinesTests {
  /// How many lines two texts have in common, found the plain way.
  private func commonCount(_ expected: [String], _ got: [String]) -> Int {
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: got.count + 1), count: expected.count + 1)
    for row in expected.indices.reversed() {
      for column in got.indices.reversed() {
        lengths[row][column] =
          TranscriptPattern(expected[row]).matches(got[column])
          ? lengths[row + 1][column + 1] + 1
          : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    return lengths[0][0]
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `edits are the fewest, and lead from one text to the other`(seed: UInt64) {
    var chance = Chance(seed: seed)
    let words = ["a", "b", "c", "ab", "b c"]
    let got = (0..<chance.below(30)).map { _ in chance.one(of: words) }
    let expected = (0..<chance.below(30)).map { _ in
      chance.one(of: words + ["a...", "...b", "a...b", "b ..."])
    }
    let edits = ComparedLines(expected: expected, got: got).edits
    #expect(edits.filter { $0.kind != .missing }.map(\.text) == got)
    #expect(edits.count { $0.kind != .unexpected } == expected.count)
    #expect(edits.count { $0.kind == .same } == commonCount(expected, got))
  }

  @Test func `a line among thousands is found between the ends that agree`() throws {
    let expected = (0..<30_000).map { "line \($0)" }
    var got = expected
    got[15_000] = "another"
    let difference = try #require(LineDifference(expected: expected, got: got))
    #expect(difference.agreeingCount == 15_000)
    #expect(difference.lines.map(\.kind).count { $0 == .same } == 6)
    #expect(difference.lines.count == 8)
  }

  @Test(arguments: [
    ("....", false), ("...", true), (" ...\t", true), ("......", false), ("... a", false),
    ("", false),
  ])
  func `only dots alone stand for any lines`(text: String, isAnyLines: Bool) {
    #expect(TranscriptPattern(text).isAnyLines == isAnyLines)
  }

  @Test(arguments: [
    ("a...", "a", true), ("...a", "ba", true), ("a...a", "a", false), ("a......b", "ab", true),
    ("a...b...c", "acbc", true), ("a...b...c", "abb", false), ("é...", "é1", true),
    ("....", "x.", true), ("....", "x", false),
  ])
  func `a pattern matches what it leaves open`(pattern: String, line: String, isMatch: Bool) {
    #expect(TranscriptPattern(pattern).matches(line) == isMatch)
  }
}
