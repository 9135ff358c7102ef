extension StyledText {
  /// Adds words and ends the line; words that do not fit go on the next line, under the first.
  ///
  /// - Parameters:
  ///   - column: how many characters stand in the line already, and in front of the next ones.
  ///   - width: where lines end. A word longer than a line is not cut.
  ///   - indent: how many spaces stand in front of the next lines; as many as stand now unless told.
  public mutating func appendWrapped(
    _ words: String, _ role: Role = .plain, from column: Int, width: Int, indent: Int? = nil
  ) {
    let start = column
    let column = indent ?? column
    var position = start
    for (index, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        if position + 1 + word.count > width, position > min(start, column) {
          append("\n" + String(repeating: " ", count: column))
          position = column
        } else {
          append(" ", role)
          position += 1
        }
      }
      append(String(word), role)
      position += word.count
    }
    endLine()
  }
}
