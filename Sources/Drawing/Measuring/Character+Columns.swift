extension Character {
  /// How many columns of a terminal the character takes: 2 for those of East Asia and pictures, 0
  /// for control characters and for marks, which are drawn over what stands before them.
  public func columnCount(ambiguous: AmbiguousWidth) -> Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7f ? 0 : 1 }
    if first.isMark { return 0 }
    if isWide { return 2 }
    return EastAsianWidth.contains(first, in: EastAsianWidth.ambiguous) ? ambiguous.rawValue : 1
  }

  /// The columns where ambiguous glyphs are narrow.
  public var columnCount: Int { columnCount(ambiguous: .narrow) }

  /// Whether the character takes two columns everywhere.
  var isWide: Bool {
    guard let first = unicodeScalars.first, first.value >= 0x300 else { return false }
    let isPicture =
      first.properties.isEmojiPresentation
      || unicodeScalars.contains { $0.value == 0xfe0f } && first.properties.isEmoji
    return isPicture || EastAsianWidth.contains(first, in: EastAsianWidth.wide)
  }
}

extension Unicode.Scalar {
  /// Marks are drawn over the character before them. The soft hyphen alone has a place of its own.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: value != 0xad
    case .control: true
    default: false
    }
  }
}

extension [Character] {
  /// The columns of all of them.
  public func columnCount(ambiguous: AmbiguousWidth) -> Int {
    reduce(0) { $0 + $1.columnCount(ambiguous: ambiguous) }
  }

  /// The columns where ambiguous glyphs are narrow.
  public var columnCount: Int { columnCount(ambiguous: .narrow) }
}
