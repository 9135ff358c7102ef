extension StyledText {
  /// The text with lines that are too long broken between words, or where there are none anywhere;
  /// what goes on stands a little further to the right.
  public func folded(to width: Int) -> StyledText {
    guard text.split(separator: "\n").contains(where: { $0.count > width }) else { return self }
    var folded = StyledText()
    var line: [(character: Character, role: Role)] = []
    forEachPiece { piece, role in
      for character in piece {
        if character == "\n" {
          Self.fold(line[...], width, into: &folded)
          folded.endLine()
          line = []
        } else {
          line.append((character, role))
        }
      }
    }
    if !line.isEmpty { Self.fold(line[...], width, into: &folded) }
    return folded
  }

  private static func fold(
    _ line: ArraySlice<(character: Character, role: Role)>, _ width: Int,
    into text: inout StyledText
  ) {
    let margin = line.prefix { $0.character == " " }.count
    let indent = min(margin + 4, width / 2)
    var rest = line
    var room = width
    while rest.count > room {
      let limit = rest.startIndex + room
      let start = room == width ? min(limit, rest.startIndex + margin) : rest.startIndex
      let space = rest[start...limit].lastIndex { $0.character == " " }
      let end = space.flatMap { $0 > start ? $0 : nil } ?? limit
      append(rest[..<end], to: &text)
      text.append("\n" + String(repeating: " ", count: indent))
      rest = rest[end...].drop { $0.character == " " }
      room = width - indent
    }
    append(rest, to: &text)
  }

  private static func append(
    _ characters: ArraySlice<(character: Character, role: Role)>, to text: inout StyledText
  ) {
    for (character, role) in characters { text.append(String(character), role) }
  }
}
