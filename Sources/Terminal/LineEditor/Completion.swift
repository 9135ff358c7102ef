import Drawing

/// What could stand at the cursor.
public struct Completion: Equatable, Sendable {
  /// One way to go on.
  public struct Candidate: Equatable, Sendable {
    /// The whole word, with what has been typed of it.
    public var text: String
    /// A few words for the list; empty for none.
    public var help: String
    /// What follows the word once it is the only candidate: a space, or nothing after `dir/`.
    public var suffix: String

    public init(_ text: String, help: String = "", suffix: String = " ") {
      self.text = text
      self.help = help
      self.suffix = suffix
    }
  }

  /// How many Unicode scalars before the cursor a candidate replaces.
  public var replaceCount: Int
  /// In the order in which they are listed.
  public var candidates: [Candidate]

  public init(replaceCount: Int, candidates: [Candidate]) {
    self.replaceCount = replaceCount
    self.candidates = candidates
  }

  /// Nothing to offer.
  public static let none = Completion(replaceCount: 0, candidates: [])
}

extension Completion {
  /// The longest text that every candidate begins with.
  ///
  /// - Complexity: O(total length of the candidates).
  public var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var common = Array(first.text.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let length = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - length)
    }
    return String(String.UnicodeScalarView(common))
  }

  /// The candidates as rows, at most `rows` of at most `columns`: one a row with its help, or side
  /// by side when none has help. What does not fit is counted in the last row.
  public func list(columns: Int, rows: Int) -> String {
    let widest = candidates.map { $0.text.columnCount }.max() ?? 0
    let hasHelp = candidates.contains { !$0.help.isEmpty }
    let perRow = hasHelp ? 1 : max(1, (columns - 1) / (widest + 2))
    var lines: [String] = []
    for start in stride(from: 0, to: candidates.count, by: perRow) {
      if lines.count == rows - 1, start + perRow < candidates.count {
        lines.append("  and \(candidates.count - start) more")
        break
      }
      var line = ""
      for candidate in candidates[start..<min(start + perRow, candidates.count)] {
        line += "  \(candidate.text.left(widest))"
        if hasHelp { line += "  \(candidate.help)" }
      }
      while line.last == " " { line.removeLast() }
      lines.append(String(line.prefix(columns: columns - 1)))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
