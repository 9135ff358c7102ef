extension StyledText {
  /// A character of a line that may be broken.
  private struct Glyph {
    let character: Character
    let role: Role
    let columns: Int
  }

  /// The text with lines that are too long broken where the script allows, or where there is no
  /// such place anywhere; what goes on stands a little further to the right.
  public func folded(to width: Int) -> StyledText {
    guard hasLine(widerThan: width) else { return self }
    var folded = StyledText(ambiguousWidth: ambiguousWidth, patience: patience)
    var line: [Glyph] = []
    passPieces { piece, role in
      for character in piece {
        if character == "\n" {
          Self.fold(line[...], width, into: &folded)
          folded.endLine()
          line = []
          if isUnwanted(behind: folded.text.utf8.count) { return false }
        } else {
          let columns = character.columnCount(ambiguous: ambiguousWidth)
          line.append(Glyph(character: character, role: role, columns: columns))
        }
      }
      return true
    }
    if !line.isEmpty { Self.fold(line[...], width, into: &folded) }
    return folded
  }

  private func hasLine(widerThan width: Int) -> Bool {
    var rest = text[...]
    while let end = rest.utf8.firstIndex(of: 0x0a) {
      // Little is folded of what nobody waits for: to measure all would take longer.
      if isUnwanted(behind: text.utf8.count) { return true }
      if rest[..<end].columnCount(ambiguous: ambiguousWidth) > width { return true }
      rest = rest[text.utf8.index(after: end)...]
    }
    return rest.columnCount(ambiguous: ambiguousWidth) > width
  }

  private static func fold(
    _ line: ArraySlice<Glyph>, _ width: Int, into text: inout StyledText
  ) {
    let margin = line.prefix { $0.character == " " }.count
    let indent = min(margin + 4, width / 2)
    var rest = line
    var room = width
    while let limit = firstBeyond(room, of: rest) {
      let start = room == width ? min(limit, rest.startIndex + margin) : rest.startIndex
      let end = (start...limit).last { $0 > start && mayBreak(rest, before: $0) } ?? limit
      append(rest[..<end], to: &text)
      text.endLine()
      text.append(String(repeating: " ", count: indent))
      rest = rest[end...].drop { $0.character == " " }
      room = width - indent
    }
    append(rest, to: &text)
  }

  /// The first glyph that does not fit; nil when all do. One glyph fits always.
  private static func firstBeyond(_ room: Int, of line: ArraySlice<Glyph>) -> Int? {
    var columns = 0
    let index = line.firstIndex {
      columns += $0.columns
      return columns > room
    }
    return index.map { max($0, line.startIndex + 1) }.flatMap { $0 < line.endIndex ? $0 : nil }
  }

  private static func mayBreak(_ line: ArraySlice<Glyph>, before index: Int) -> Bool {
    line[index].character == " "
      || index > line.startIndex
        && LineBreak.isAllowed(between: line[index - 1].character, and: line[index].character)
  }

  private static func append(_ glyphs: ArraySlice<Glyph>, to text: inout StyledText) {
    for glyph in glyphs { text.append(String(glyph.character), glyph.role) }
  }
}
