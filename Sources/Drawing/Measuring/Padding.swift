extension StringProtocol {
  /// The text with spaces in front until it takes `width` columns. C: `%8s`.
  public func right(_ width: Int, ambiguous: AmbiguousWidth = .narrow) -> String {
    String(repeating: " ", count: Swift.max(0, width - columnCount(ambiguous: ambiguous))) + self
  }

  /// The text with spaces behind until it takes `width` columns. C: `%-8s`.
  public func left(_ width: Int, ambiguous: AmbiguousWidth = .narrow) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columnCount(ambiguous: ambiguous)))
  }
}

extension BinaryInteger {
  /// The number in decimal digits, with spaces in front. C: `%8lu`.
  public func right(_ width: Int) -> String { String(self).right(width) }
}

extension Canvas {
  /// A stretch of `columns` filled with a glyph; where a wide one leaves a column, with a space.
  public func filled(_ columns: Int, with glyph: String) -> String {
    let width = max(1, glyph.columnCount(ambiguous: ambiguousWidth))
    return String(repeating: glyph, count: max(0, columns) / width)
      + String(repeating: " ", count: max(0, columns) % width)
  }
}
