extension CommandError {
  /// Draws the line, a caret under the word, the message and the note:
  ///
  ///     mmap 64K rw fixd
  ///                 ^~~~
  ///     error: unknown word 'fixd'
  ///     note: did you mean 'fixed'?
  ///
  /// - Parameter width: where the note is wrapped; the message is one line, unless there is less
  ///   room than 80 columns.
  public func drawn(in line: SourceLine, place: Place? = nil, width: Int = 80) -> StyledText {
    var text = StyledText()
    let picture = Self.picture(of: line, around: range)
    text.appendLine(picture.line)
    text.append(String(repeating: " ", count: picture.column))
    let underline = String(repeating: "~", count: max(0, picture.width - 1))
    text.appendLine("^" + underline, .error)
    let start = place.map { "\($0): " } ?? ""
    text.append(start)
    text.append("error: ", .error)
    text.appendWrapped(
      message, from: start.count + 7, width: width < 80 ? width : .max, indent: 7)
    if let note {
      text.append("note: ", .note)
      text.appendWrapped(note, from: 6, width: width)
    }
    return text
  }

  /// The part of the line that is worth showing, and where in it the word lies, in columns.
  ///
  /// Control characters become spaces. Of a long line some 60 characters before the word and what
  /// fits behind it are kept.
  private static func picture(
    of line: SourceLine, around range: Range<Int>
  ) -> (line: String, column: Int, width: Int) {
    let low = min(max(range.lowerBound, line.range.lowerBound), line.range.upperBound)
    let high = min(max(range.upperBound, low), line.range.upperBound)
    var before = printable(line.text(in: line.range.lowerBound..<low))
    var word = printable(line.text(in: low..<high))
    var after = printable(line.text(in: high..<line.range.upperBound))
    if before.count > 60 { before = ["…"] + before.suffix(59) }
    if word.count > 60 { word = word.prefix(59) + ["…"] }
    if after.count > 30 { after = after.prefix(29) + ["…"] }
    return (String(before + word + after), before.count, word.count)
  }

  private static func printable(_ text: String) -> [Character] {
    text.map {
      $0.unicodeScalars.first.map { $0.value < 0x20 || $0.value == 0x7f } ?? true ? " " : $0
    }
  }
}
