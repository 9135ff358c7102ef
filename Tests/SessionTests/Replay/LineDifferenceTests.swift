@testable import Evidence
import Testing

struct LineDifferenceTests {
  private func agree(_ expected: [String], _ got: [String]) -> Bool {
    LineDifference(expected: expected, got: got) == nil
  }

  @Test func `equal lines agree, and empty lines at the end do not count`() {
    #expect(agree(["a", "b"], ["a", "b"]))
    #expect(agree(["a", "", " "], ["a"]))
    #expect(agree([], [""]))
    #expect(!agree(["a", "", "b"], ["a", "b"]))
    #expect(!agree(["a"], []))
  }

  @Test func `dots in a line match anything`() {
    #expect(agree(["rss ... kB"], ["rss 104 kB"]))
    #expect(agree(["a...b...c"], ["a1b22c"]))
    #expect(agree(["...end"], ["the end"]))
    #expect(agree(["start..."], ["start"]))
    #expect(!agree(["rss ... kB"], ["rss 104 MB"]))
    #expect(!agree(["aa...aa"], ["aaa"]))
  }

  @Test func `dots alone match any lines, also none`() {
    #expect(agree(["a", "...", "d"], ["a", "b", "c", "d"]))
    #expect(agree(["a", " ... ", "d"], ["a", "d"]))
    #expect(agree(["..."], []))
    #expect(agree(["...", "x", "...", "y"], ["x", "x", "z", "y"]))
    #expect(!agree(["...", "y"], ["x", "x"]))
  }

  @Test func `a difference shows what is missing and what came, in context`() throws {
    let expected = (1...9).map { "line \($0)" }
    var got = expected
    got[5] = "line six"
    let difference = try #require(LineDifference(expected: expected, got: got))
    #expect(difference.agreeingCount == 5)
    #expect(
      difference.lines.map { "\($0.kind) \($0.text)" } == [
        "same line 3", "same line 4", "same line 5", "missing line 6", "unexpected line six",
        "same line 7", "same line 8", "same line 9",
      ])
  }

  @Test func `an inserted line does not make the rest differ`() throws {
    let difference = try #require(LineDifference(expected: ["a", "b"], got: ["a", "x", "b"]))
    #expect(difference.lines.map(\.kind) == [.same, .unexpected, .same])
  }

  @Test func `huge outputs are compared without a huge table`() throws {
    let expected = (0..<20_000).map { "\($0)" }
    let difference = try #require(
      LineDifference(expected: expected, got: expected.map { $0 + "x" }))
    #expect(difference.lines.count <= 30)
  }
}
