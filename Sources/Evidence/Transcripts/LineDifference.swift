/// How lines that were expected differ from those that came.
///
/// In an expected line `...` stands for anything; alone on its line it stands for any lines, also
/// for none.
public struct LineDifference: Equatable, Sendable {
  public struct Line: Equatable, Sendable, Encodable {
    public enum Kind: String, Sendable, Encodable {
      case same
      case missing
      case unexpected
    }

    public let kind: Kind
    public let text: String
  }

  /// The difference with up to three lines of what agrees around it.
  public let lines: [Line]
  /// How many of the expected lines agree before the first that does not.
  public let agreeingCount: Int
  /// The column, from 1, in which the first line that came in place of another differs from it; nil
  /// when none did, or when `...` leaves it open.
  public let column: Int?

  static let contextCount = 3

  /// Nil when the lines agree. Empty lines at the end of either do not count.
  ///
  /// - Complexity: O(lines) and O(n · m) for the n and m between the ends that agree; a few
  ///   milliseconds for a million pairs.
  public init?(expected: [String], got: [String]) {
    let lines = ComparedLines(
      expected: Self.withoutEmptyEnd(expected), got: Self.withoutEmptyEnd(got))
    if lines.agree { return nil }
    let edits = lines.edits
    guard let first = edits.firstIndex(where: { $0.kind != .same }),
      let last = edits.lastIndex(where: { $0.kind != .same })
    else {
      // Unreachable: lines that disagree have an edit.
      return nil
    }
    agreeingCount = edits[..<first].count { $0.kind == .same }
    let start = max(0, first - Self.contextCount)
    let end = min(edits.count, min(last, first + 20) + Self.contextCount + 1)
    self.lines = Array(edits[start..<end])
    let came = edits[first..<end].first { $0.kind == .unexpected }
    column =
      edits[first].kind == .missing
      ? came.flatMap { Self.column(of: edits[first].text, $0.text) } : nil
  }

  /// Where a line leaves what was expected of it; nil behind a `...`.
  static func column(of pattern: String, _ text: String) -> Int? {
    let head = pattern.split(separator: "...", omittingEmptySubsequences: false).first ?? ""
    let common = zip(head, text).prefix { $0 == $1 }.count
    return common < head.count || head.count == pattern.count ? common + 1 : nil
  }

  private static func withoutEmptyEnd(_ lines: [String]) -> [String] {
    let end = lines.lastIndex { line in !line.allSatisfy(\.isWhitespace) }
    return Array(lines[..<(end.map { $0 + 1 } ?? 0)])
  }
}
