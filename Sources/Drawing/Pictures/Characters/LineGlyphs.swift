/// The characters of lines and dots, or ASCII where they have no column of their own each.
struct LineGlyphs {
  private let isPlain: Bool

  init(_ canvas: Canvas) {
    isPlain = canvas.glyphs == .ascii || canvas.ambiguousWidth == .wide
  }

  var free: Character { isPlain ? "." : "·" }
  var headRight: Character { isPlain ? ">" : "▶" }
  var headDown: Character { isPlain ? "v" : "▼" }

  func dot(_ dot: Plate.Dot) -> Character {
    switch dot {
    case .joint, .passed: isPlain ? "o" : "●"
    case .refused: isPlain ? "X" : "✗"
    case .notReached: isPlain ? "." : "○"
    }
  }

  /// A line that leaves a cell in some directions.
  func line(_ directions: CharacterGrid.Directions, _ isThick: Bool) -> Character {
    let glyphs = isPlain ? Self.plain : isThick ? Self.thick : Self.thin
    return glyphs[Int(directions.rawValue)]
  }

  // By up 1, down 2, left 4, right 8.
  private static let thin: [Character] = Array(" │││─┘┐┤─└┌├─┴┬┼")
  private static let thick: [Character] = Array(" ┃┃┃━┛┓┫━┗┏┣━┻┳╋")
  private static let plain: [Character] = Array(" |||-+++-+++-+++")
}
