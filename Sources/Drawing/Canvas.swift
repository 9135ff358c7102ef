/// What a report is drawn on: how wide it is, which characters it can show, and for whom.
public struct Canvas: Equatable, Sendable {
  public enum Glyphs: Sendable {
    case ascii
    case unicode
  }

  /// Columns of a line. A terminal's width; 80 where there is no terminal.
  public var width: Int
  public var glyphs: Glyphs
  /// How wide a terminal draws the glyphs whose width no standard fixes.
  public var ambiguousWidth: AmbiguousWidth
  /// Whether somebody looks at it through a window of that width: lines that come from files are
  /// wrapped, which elsewhere stay as they are.
  public var isWindow = false
  /// What the person reads.
  public var language: Language
  /// How long the person wants to see more.
  public var patience = Patience()

  /// - Parameter width: taken as 20 when it is less.
  public init(
    width: Int = 80, glyphs: Glyphs = .unicode, ambiguousWidth: AmbiguousWidth = .narrow,
    language: Language = .english
  ) {
    self.width = max(20, width)
    self.glyphs = glyphs
    self.ambiguousWidth = ambiguousWidth
    self.language = language
  }

  /// A fact in the language of the canvas.
  public func words(_ fact: some Worded) -> String { fact.words(in: language) }

  /// The one or the other, by what can be shown.
  public func glyph(_ unicode: String, ascii: String) -> String {
    glyphs == .unicode ? unicode : ascii
  }
}
