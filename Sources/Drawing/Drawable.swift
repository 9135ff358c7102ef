/// Typed values that draw themselves.
///
/// They are data first: made without a word of text, encoded as JSON for programs, and drawn only
/// when somebody looks.
public protocol Drawable: Encodable, Sendable {
  /// What it is, in the JSON's `report`.
  static var kind: String { get }

  /// Whether it is a file of Linux's, whose lines are never broken.
  static var isVerbatim: Bool { get }

  /// Writes it as text. Every line ends in a newline; nothing is written for silence.
  func draw(on canvas: Canvas, into text: inout StyledText)
}

extension Drawable {
  public static var isVerbatim: Bool { false }

  /// The values as text. Views are made for 80 columns; what is too wide for less is folded.
  public func drawn(on canvas: Canvas) -> StyledText {
    var text = StyledText(ambiguousWidth: canvas.ambiguousWidth, patience: canvas.patience)
    draw(on: canvas, into: &text)
    return canvas.width < 80 && !Self.isVerbatim ? text.folded(to: canvas.width) : text
  }
}
