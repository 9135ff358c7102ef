/// A picture on a terminal, in JSON, or as the text of a file: one value, drawn when it is looked at.
public struct PictureView: Drawable {
  public static let kind = "picture"
  /// Lines are never broken: a drawing would fall apart.
  public static let isVerbatim = true

  public let picture: Picture
  /// What differs from an earlier moment.
  public let changes: PictureChanges

  public init(_ picture: Picture, changes: PictureChanges = PictureChanges()) {
    self.picture = picture
    self.changes = changes
  }

  /// Fewer columns hold no picture.
  public static let leastWidth = 72
  private static let mostWidth = 100

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    guard canvas.width >= Self.leastWidth else {
      return text.appendLine(canvas.words(PictureWord.tooNarrow(Self.leastWidth)), .warning)
    }
    let layout = PictureLayout(
      picture, changes, in: canvas.language, columnCount: min(canvas.width, Self.mostWidth),
      resolution: Plate.cellWidth)
    text.appendLine(picture.title.words(in: canvas.language), .heading)
    for line in CharacterGrid(layout.plate, glyphs: LineGlyphs(canvas)).lines {
      text.append(line)
      text.endLine()
    }
  }

  private enum Key: String, CodingKey { case picture, changes }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(picture, forKey: .picture)
    if changes.isComparison { try container.encode(changes, forKey: .changes) }
  }
}
