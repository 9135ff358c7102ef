import Session

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
  public init?(expected: [String], got: [String]) {
    let expected = Self.withoutEmptyEnd(expected)
    let got = Self.withoutEmptyEnd(got)
    if Self.agree(expected[...], got[...]) { return nil }
    let edits = Self.edits(expected, got)
    guard let first = edits.firstIndex(where: { $0.kind != .same }),
      let last = edits.lastIndex(where: { $0.kind != .same })
    else {
      // Unreachable: lines that disagree have an edit.
      return nil
    }
    agreeingCount = edits[..<first].count { $0.kind == .same }
    let start = max(0, first - Self.contextCount)
    let end = min(edits.count, min(last, first + 20) + Self.contextCount + 1)
    lines = Array(edits[start..<end])
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

  private static func isAnyLines(_ line: String) -> Bool {
    line.count { !$0.isWhitespace } == 3 && line.contains("...")
  }

  /// Whether the lines match, with `...` as a wildcard: the last wildcard takes what it must.
  private static func agree(_ expected: ArraySlice<String>, _ got: ArraySlice<String>) -> Bool {
    matches(expected, got, isWildcard: isAnyLines, equals: TranscriptPattern.matches)
  }

  /// Glob matching: on a mismatch the latest wildcard swallows one element more.
  private static func matches<Element>(
    _ pattern: ArraySlice<Element>, _ text: ArraySlice<Element>,
    isWildcard: (Element) -> Bool, equals: (Element, Element) -> Bool
  ) -> Bool {
    var (p, t) = (pattern.startIndex, text.startIndex)
    var retry: (pattern: Int, text: Int)?
    while t < text.endIndex {
      if p < pattern.endIndex, isWildcard(pattern[p]) {
        p += 1
        retry = (p, t)
      } else if p < pattern.endIndex, equals(pattern[p], text[t]) {
        (p, t) = (p + 1, t + 1)
      } else if let last = retry {
        (p, t) = (last.pattern, last.text + 1)
        retry = (p, t)
      } else {
        return false
      }
    }
    while p < pattern.endIndex, isWildcard(pattern[p]) { p += 1 }
    return p == pattern.endIndex
  }

  /// The shortest list of edits, by the longest common subsequence. Very long texts are compared
  /// line by line instead.
  private static func edits(_ expected: [String], _ got: [String]) -> [Line] {
    let prefix = zip(expected, got).prefix { !isAnyLines($0) && TranscriptPattern.matches($0, $1) }
      .count
    let left = expected[prefix...]
    let right = got[prefix...]
    let same = got[..<prefix].map { Line(kind: .same, text: $0) }
    guard left.count * right.count <= 4_000_000 else {
      return same + left.prefix(10).map { Line(kind: .missing, text: $0) }
        + right.prefix(10).map { Line(kind: .unexpected, text: $0) }
    }
    return same + longestCommon(Array(left), Array(right))
  }

  private static func longestCommon(_ left: [String], _ right: [String]) -> [Line] {
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        let below = lengths[(row + 1) * width + column]
        let beside = lengths[row * width + column + 1]
        let both = lengths[(row + 1) * width + column + 1]
        lengths[row * width + column] =
          TranscriptPattern.matches(left[row], right[column]) ? both + 1 : max(below, beside)
      }
    }
    var lines: [Line] = []
    var (row, column) = (0, 0)
    while row < left.count || column < right.count {
      if row < left.count, column < right.count, TranscriptPattern.matches(left[row], right[column])
      {
        lines.append(Line(kind: .same, text: right[column]))
        (row, column) = (row + 1, column + 1)
      } else if column == right.count
        || (row < left.count
          && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1])
      {
        lines.append(Line(kind: .missing, text: left[row]))
        row += 1
      } else {
        lines.append(Line(kind: .unexpected, text: right[column]))
        column += 1
      }
    }
    return lines
  }
}
