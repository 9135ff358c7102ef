extension StringProtocol {
  /// How many columns of a terminal the text takes; it is one line, without escapes.
  ///
  /// - Complexity: O(length); for ASCII the cost of counting its bytes.
  public func columnCount(ambiguous: AmbiguousWidth) -> Int {
    var count = 0
    for byte in utf8 {
      guard byte < 0x80 else { return reduce(0) { $0 + $1.columnCount(ambiguous: ambiguous) } }
      if byte >= 0x20, byte != 0x7f { count += 1 }
    }
    return count
  }

  /// The columns where ambiguous glyphs are narrow.
  public var columnCount: Int { columnCount(ambiguous: .narrow) }

  /// The longest beginning that takes at most `columns`.
  public func prefix(columns: Int, ambiguous: AmbiguousWidth = .narrow) -> SubSequence {
    var width = 0
    return prefix {
      width += $0.columnCount(ambiguous: ambiguous)
      return width <= columns
    }
  }
}
