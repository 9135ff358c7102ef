extension StyledText {
  /// Adds words and ends the line; words that do not fit go on the next line, under the first.
  ///
  /// - Parameters:
  ///   - column: how many columns stand in the line already, and in front of the next ones.
  ///   - width: where lines end. A word longer than a line is not cut.
  ///   - indent: how many spaces stand in front of the next lines; as many as stand now unless
  ///     told.
  public mutating func appendWrapped(
    _ words: String, _ role: Role = .plain, from column: Int, width: Int, indent: Int? = nil
  ) {
    // Most words fit.
    if column + words.utf8.count <= width, words.utf8.allSatisfy({ $0 < 0x80 }) {
      return appendLine(words, role)
    }
    let start = column
    let column = indent ?? column
    var position = start
    for (index, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated()
    {
      var gap = index == 0 ? "" : " "
      for (number, piece) in LineBreak.pieces(of: word).enumerated() {
        let columns = piece.columnCount(ambiguous: ambiguousWidth)
        let isFirst = index == 0 && number == 0
        if !isFirst, position + gap.utf8.count + columns > width, position > min(start, column) {
          endLine()
          append(spaces: column)
          position = column
        } else {
          append(gap, role)
          position += gap.utf8.count
        }
        gap = ""
        append(String(piece), role)
        position += columns
      }
    }
    endLine()
  }
}
