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
    let edges = Self.edges(of: parts.map(\.size), total: total, width: max(0, width), step: 1)
    var left = max(0, width)
    for (part, columns) in zip(parts, edges) {
      text.append(canvas.filled(columns.count, with: String(part.letter)), part.role)
      left -= columns.count
    }
    text.append(canvas.filled(left, with: canvas.glyph("·", ascii: ".")), .faint)
  }

  /// Where the parts of a bar of `width` units begin and end, on multiples of `step`. A part that is
  /// not empty has one step at least as long as there is room.
  static func edges(of sizes: [UInt64], total: UInt64, width: Int, step: Int) -> [Range<Int>] {
    let steps = width / step
    var position: UInt64 = 0
    var drawn = 0
    return sizes.map { size in
      guard size > 0 else { return drawn * step..<drawn * step }
      position += size
      let end = Int(UInt128(position) * UInt128(steps) / UInt128(max(1, total)))
      let start = drawn
      drawn = min(steps, max(drawn + 1, end))
      return start * step..<drawn * step
    }
  }
}
