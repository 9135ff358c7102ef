/// Text with the colours of a terminal.
///
/// Only the sixteen colours that the person's terminal defines are used. No two roles differ by
/// red against green alone: what changed is reversed, errors are bold, added and removed lines bear
/// their signs.
public struct ANSIRenderer: Renderer {
  public let canvas: Canvas

  public init(canvas: Canvas = Canvas()) { self.canvas = canvas }

  public var language: Language { canvas.language }

  public func render(_ report: any Drawable) -> String { Self.encode(report.drawn(on: canvas)) }

  /// The text with an escape sequence around every piece that has a look of its own.
  public static func encode(_ text: StyledText) -> String {
    var encoded = ""
    text.forEachPiece { piece, role in
      guard let code = code(of: role) else {
        encoded += piece
        return
      }
      encoded += "\u{1b}[\(code)m\(piece)\u{1b}[0m"
    }
    return encoded
  }

  /// The parameters of "select graphic rendition", ECMA-48 8.3.117.
  private static func code(of role: Role) -> String? {
    switch role {
    case .plain, .value: nil
    case .address: "36"
    case .label: "34"
    case .heading: "1"
    case .changed: "7"
    case .faint: "2"
    case .command: "1"
    case .error: "1;31"
    case .warning: "33"
    case .note: "1;34"
    case .removed: "31"
    case .added: "36"
    case .first: "34"
    case .second: "33"
    case .third: "35"
    case .fourth: "36"
    case .red: "31"
    }
  }
}
