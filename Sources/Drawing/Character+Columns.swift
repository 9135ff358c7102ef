extension Character {
  /// How many columns of a terminal the character takes: 2 for those of East Asia and pictures.
  public var columnCount: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    if first.properties.generalCategory.isMark { return 0 }
    let isPicture =
      first.properties.isEmojiPresentation
      || unicodeScalars.contains { $0.value == 0xfe0f } && first.properties.isEmoji
    return isPicture || Self.wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// Unicode's East Asian Width: the blocks of wide and full-width characters.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
    0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f,
    0x1f900...0x1f9ff, 0x20000...0x3fffd,
  ]
}

extension Unicode.GeneralCategory {
  /// Marks are drawn over the character before them.
  fileprivate var isMark: Bool {
    switch self {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}

extension [Character] {
  /// The columns of all of them.
  public var columnCount: Int { reduce(0) { $0 + $1.columnCount } }
}
