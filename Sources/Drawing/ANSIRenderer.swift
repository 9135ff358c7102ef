/// Text with the looks of a theme.
public struct ANSIRenderer: Renderer {
  public let canvas: Canvas
  public let theme: Theme

  public init(canvas: Canvas = Canvas(), theme: Theme = .standard) {
    self.canvas = canvas
    self.theme = theme
  }

  public var language: Language { canvas.language }

  public var patience: Patience { canvas.patience }

  public func render(_ report: any Drawable) -> String {
    Self.encode(report.drawn(on: canvas), theme)
  }

  public func themed(_ theme: Theme) -> any Renderer { ANSIRenderer(canvas: canvas, theme: theme) }

  /// The text with an escape sequence around every piece that has a look of its own.
  public static func encode(_ text: StyledText, _ theme: Theme = .standard) -> String {
    let openings = theme.codes.map { $0.isEmpty ? "" : "\u{1b}[\($0)m" }
    var encoded = ""
    var isOver = false
    text.passPieces { piece, role in
      var piece = piece
      if text.isUnwanted(behind: encoded.utf8.count), let end = piece.utf8.lastIndex(of: 0x0a) {
        piece = piece[...end]
        isOver = true
      }
      let opening = openings[Int(role.rawValue)]
      encoded += opening
      encoded += piece
      if !opening.isEmpty { encoded += "\u{1b}[0m" }
      return !isOver
    }
    return encoded
  }
}
