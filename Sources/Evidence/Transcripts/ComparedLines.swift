import Session

/// Expected lines and lines that came, made ready to be compared each with many: every pattern is
/// split once, and equal lines bear equal numbers.
struct ComparedLines {
  private let expected: [TranscriptPattern]
  private let got: [String]
  /// What stands for a line without dots: lines are equal when their numbers are.
  private let expectedNumbers: [Int]
  private let gotNumbers: [Int]
  /// The lines that came, for patterns with dots; empty without any.
  private let gotBytes: [[UInt8]]

  init(expected: [String], got: [String]) {
    self.expected = expected.map { TranscriptPattern($0) }
    self.got = got
    var numbers: [String: Int] = [:]
    func number(of line: String) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    expectedNumbers = expected.map(number(of:))
    gotNumbers = got.map(number(of:))
    gotBytes = self.expected.contains(where: \.hasDots) ? got.map { Array($0.utf8) } : []
  }

  private func matches(_ row: Int, _ column: Int) -> Bool {
    expectedNumbers[row] == gotNumbers[column]
      || expected[row].hasDots && expected[row].matches(bytes: gotBytes[column])
  }

  /// Whether all lines match, dots alone being any lines: on a mismatch the latest of these
  /// swallows one line more.
  var agree: Bool {
    var (row, column) = (0, 0)
    var retry: (row: Int, column: Int)?
    while column < got.count {
      if row < expected.count, expected[row].isAnyLines {
        row += 1
        retry = (row, column)
      } else if row < expected.count, matches(row, column) {
        (row, column) = (row + 1, column + 1)
      } else if let last = retry {
        (row, column) = (last.row, last.column + 1)
        retry = (row, column)
      } else {
        return false
      }
    }
    return expected[row...].allSatisfy(\.isAnyLines)
  }

  // MARK: Edits

  /// More pairs of lines than this are not compared: a table of 40 MB.
  private static let mostPairs = 10_000_000

  /// A shortest list of edits, by the longest common subsequence of what lies between the ends that
  /// agree. Of very long texts only the beginnings of what differs are told.
  var edits: [LineDifference.Line] {
    let most = min(expected.count, got.count)
    let prefix = (0..<most).prefix { !expected[$0].isAnyLines && matches($0, $0) }.count
    let suffix = (0..<most - prefix).prefix { index in
      let row = expected.count - 1 - index
      return !expected[row].isAnyLines && matches(row, got.count - 1 - index)
    }.count
    let rows = prefix..<expected.count - suffix
    let columns = prefix..<got.count - suffix
    let middle =
      rows.count * columns.count <= Self.mostPairs
      ? longestCommon(rows, columns)
      : rows.prefix(10).map(missing) + columns.prefix(10).map(unexpected)
    return got[..<prefix].map { .init(kind: .same, text: $0) } + middle
      + got[columns.upperBound...].map { .init(kind: .same, text: $0) }
  }

  private func missing(_ row: Int) -> LineDifference.Line {
    .init(kind: .missing, text: expected[row].text)
  }

  private func unexpected(_ column: Int) -> LineDifference.Line {
    .init(kind: .unexpected, text: got[column])
  }

  private func longestCommon(_ rows: Range<Int>, _ columns: Range<Int>) -> [LineDifference.Line] {
    let lengths = commonLengths(rows, columns)
    let width = columns.count + 1
    var lines: [LineDifference.Line] = []
    var (row, column) = (rows.lowerBound, columns.lowerBound)
    while row < rows.upperBound || column < columns.upperBound {
      let place = (row - rows.lowerBound) * width + column - columns.lowerBound
      if row < rows.upperBound, column < columns.upperBound, matches(row, column) {
        lines.append(.init(kind: .same, text: got[column]))
        (row, column) = (row + 1, column + 1)
      } else if column == columns.upperBound
        || (row < rows.upperBound && lengths[place + width] >= lengths[place + 1])
      {
        lines.append(missing(row))
        row += 1
      } else {
        lines.append(unexpected(column))
        column += 1
      }
    }
    return lines
  }

  /// For each pair of places how many lines the two texts from there on have in common, in order.
  private func commonLengths(_ rows: Range<Int>, _ columns: Range<Int>) -> [Int32] {
    let width = columns.count + 1
    var lengths = [Int32](repeating: 0, count: (rows.count + 1) * width)
    for row in rows.reversed() {
      let start = (row - rows.lowerBound) * width - columns.lowerBound
      // What the row asks of each column is looked up once: there are millions of pairs.
      let (pattern, number, numbers) = (expected[row], expectedNumbers[row], gotNumbers)
      let hasDots = pattern.hasDots
      for column in columns.reversed() {
        let place = start &+ column
        if numbers[column] == number || hasDots && pattern.matches(bytes: gotBytes[column]) {
          lengths[place] = lengths[place &+ width &+ 1] &+ 1
        } else {
          lengths[place] = max(lengths[place &+ width], lengths[place &+ 1])
        }
      }
    }
    return lengths
  }
}
