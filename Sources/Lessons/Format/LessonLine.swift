import Grammar

/// A line of a lesson, cut into its depth, the word that it begins with, and what stands behind.
struct LessonLine {
  let line: SourceLine
  let place: Place
  /// How many columns stand in front; a tab counts as one step.
  let blanks: Int
  /// All but the blanks at both ends.
  let content: Range<Int>
  /// The first word, with a colon that stands at its end.
  let head: Excerpt
  /// Of the format, when it is one of its.
  let word: LessonWord?
  /// What stands behind the head.
  let value: Excerpt

  /// - Returns: nil for an empty line and a remark.
  init?(_ line: SourceLine, _ place: Place) {
    self.line = line
    self.place = place
    let bytes = line.bytes
    let end = line.trimmedEnd
    var index = line.range.lowerBound
    var blanks = 0
    while index < end, bytes[index].isSpace {
      blanks += bytes[index] == UInt8(ascii: "\t") ? 2 : 1
      index += 1
    }
    guard index < end, bytes[index] != UInt8(ascii: "#") else { return nil }
    self.blanks = blanks
    content = index..<end
    let start = index
    while index < end, !bytes[index].isSpace {
      index += 1
      if bytes[index - 1] == UInt8(ascii: ":") { break }
    }
    head = Excerpt(line, start..<index, place)
    word = head.range.count <= 9 ? LessonWord(rawValue: head.text) : nil
    value = Excerpt(line, Lexer(line).trimmed(index..<end), place)
  }

  /// What a tab in it, if there is one, is told with.
  var tab: Excerpt? {
    line.bytes[line.range].firstIndex(of: UInt8(ascii: "\t")).map {
      Excerpt(line, $0..<$0 + 1, place)
    }
  }
}
