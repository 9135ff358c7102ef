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
    let codes = theme.codes
    var encoded = ""
    text.forEachPiece { piece, role in
      let code = codes[Int(role.rawValue)]
      if code.isEmpty {
        encoded += piece
      } else {
        encoded += "\u{1b}[\(code)m\(piece)\u{1b}[0m"
      }
    }
    return encoded
  }
}
