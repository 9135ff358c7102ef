/// What a report is drawn on: how wide it is and which characters it can show.
public struct Canvas: Equatable, Sendable {
  public enum Glyphs: Sendable {
    case ascii
    case unicode
  }

  /// Columns of a line. A terminal's width; 80 where there is no terminal.
  public var width: Int
  public var glyphs: Glyphs

  /// - Parameter width: taken as 20 when it is less.
  public init(width: Int = 80, glyphs: Glyphs = .unicode) {
    self.width = max(20, width)
    self.glyphs = glyphs
  }

  /// The one or the other, by what can be shown.
  public func glyph(_ unicode: String, ascii: String) -> String {
    glyphs == .unicode ? unicode : ascii
  }
}
