/// A quantity drawn to scale: parts of a whole, side by side.
public struct Bar: Sendable {
  public struct Part: Sendable {
    public let size: UInt64
    public let role: Role
    /// What fills the part where the canvas has no blocks of its own; also tells parts apart
    /// without colour.
    public let letter: Character

    public init(_ size: UInt64, _ role: Role, letter: Character) {
      self.size = size
      self.role = role
      self.letter = letter
    }
  }

  public let parts: [Part]
  /// What the whole width stands for; what the parts leave of it is drawn as free.
  public let total: UInt64

  public init(_ parts: [Part], total: UInt64) {
    self.parts = parts
    self.total = max(1, total)
  }

  /// Draws the bar `width` columns wide. A part that is not empty has at least one column as long
  /// as there is room; the columns never exceed the width.
  public func draw(width: Int, on canvas: Canvas, into text: inout StyledText) {
    var left = max(0, width)
    var position: UInt64 = 0
    var drawn = 0
    for part in parts where part.size > 0 {
      position += part.size
      let end = Int(UInt128(position) * UInt128(width) / UInt128(total))
      let columns = min(left, max(1, end - drawn))
      text.append(canvas.filled(columns, with: String(part.letter)), part.role)
      drawn += columns
      left -= columns
    }
    text.append(canvas.filled(left, with: canvas.glyph("·", ascii: ".")), .faint)
  }
}
