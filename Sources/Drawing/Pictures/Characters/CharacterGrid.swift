/// A plate read as characters: a cell holds a letter, or the directions in which lines leave it.
struct CharacterGrid {
  private struct Cell {
    var character: Character = " "
    var role: Role = .plain
    /// Behind a wide character: nothing is written here.
    var isCovered = false
    /// Lines to the neighbours; they become a glyph.
    var lines: Directions = []
    var isThick = false
  }

  /// Where lines leave a cell.
  struct Directions: OptionSet {
    let rawValue: UInt8

    static let up = Directions(rawValue: 1)
    static let down = Directions(rawValue: 2)
    static let left = Directions(rawValue: 4)
    static let right = Directions(rawValue: 8)
  }

  /// Each as long as what stands in it.
  private var rows: [[Cell]]
  private let columnCount: Int
  private let glyphs: LineGlyphs

  init(_ plate: Plate, glyphs: LineGlyphs) {
    self.glyphs = glyphs
    columnCount = plate.columnCount
    rows = [[Cell]](repeating: [], count: plate.lineCount)
    for (_, element) in plate.elements { draw(element) }
  }

  private mutating func draw(_ element: Plate.Element) {
    switch element {
    case .text(let pieces, let column, let line, _): write(pieces, at: column, line)
    case .fill(let rect, let role, let letter): fill(rect, role, letter)
    case .frame(let rect, _): frame(rect)
    case .path(let points, let weight, let role, let hasHead):
      follow(points, isThick: weight > 2, role)
      if hasHead { head(points, role) }
    case .dot(let point, let dot, let role): put(glyphs.dot(dot), at: point, role)
    case .sign(let character, let column, let line, let role): set(character, column, line, role)
    case .outline, .node, .mark, .letter: break
    }
  }

  private mutating func write(_ pieces: [Plate.Piece], at column: Int, _ line: Int) {
    guard rows.indices.contains(line) else { return }
    var column = column
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        set(" ", column, line, .plain)
        column += 1
      }
      for character in piece.text {
        let width = String(character).columnCount
        set(character, column, line, piece.role)
        if width == 2, reach(column + 1, line) { rows[line][column + 1] = Cell(isCovered: true) }
        column += width
      }
    }
  }

  /// Makes a row as long as a cell needs.
  ///
  /// - Returns: whether the plate has the cell.
  private mutating func reach(_ column: Int, _ line: Int) -> Bool {
    guard rows.indices.contains(line), 0..<columnCount ~= column else { return false }
    while rows[line].count <= column { rows[line].append(Cell()) }
    return true
  }

  private mutating func set(_ character: Character, _ column: Int, _ line: Int, _ role: Role) {
    guard reach(column, line) else { return }
    rows[line][column] = Cell(character: character, role: role)
  }

  private mutating func put(_ character: Character, at point: Plate.Point, _ role: Role) {
    set(character, point.x / Plate.cellWidth, point.y / Plate.cellHeight, role)
  }

  private mutating func fill(_ rect: Plate.Rect, _ role: Role, _ letter: Character) {
    let character = letter == "·" || letter == "." ? glyphs.free : letter
    // The edges may lie a little inside of their cells.
    let columns = rect.x / Plate.cellWidth..<(rect.x + rect.width) / Plate.cellWidth
    let lines =
      rect.y / Plate.cellHeight...(rect.y + rect.height - 1) / Plate.cellHeight
    for line in lines {
      for column in columns { set(character, column, line, role) }
    }
  }

  private mutating func frame(_ rect: Plate.Rect) {
    let (right, bottom) = (rect.x + rect.width, rect.y + rect.height)
    let corners = [
      Plate.Point(x: rect.x, y: rect.y), .init(x: right, y: rect.y), .init(x: right, y: bottom),
      .init(x: rect.x, y: bottom), .init(x: rect.x, y: rect.y),
    ]
    follow(corners, isThick: false, .third)
  }

  // MARK: Lines

  private mutating func follow(_ points: [Plate.Point], isThick: Bool, _ role: Role) {
    for (from, to) in zip(points, points.dropFirst()) {
      let (x0, x1) = (from.x / Plate.cellWidth, to.x / Plate.cellWidth)
      let (y0, y1) = (from.y / Plate.cellHeight, to.y / Plate.cellHeight)
      if y0 == y1 {
        for column in min(x0, x1)..<max(x0, x1) {
          join(column, y0, .right, isThick, role)
          join(column + 1, y0, .left, isThick, role)
        }
      } else {
        for line in min(y0, y1)..<max(y0, y1) {
          join(x0, line, .down, isThick, role)
          join(x0, line + 1, .up, isThick, role)
        }
      }
    }
  }

  private mutating func join(
    _ column: Int, _ line: Int, _ direction: Directions, _ isThick: Bool, _ role: Role
  ) {
    guard reach(column, line) else { return }
    let cell = rows[line][column]
    // Words stay readable; lines end at them.
    guard cell.character == " ", !cell.isCovered else { return }
    rows[line][column].lines.insert(direction)
    rows[line][column].role = role
    if isThick { rows[line][column].isThick = true }
  }

  private mutating func head(_ points: [Plate.Point], _ role: Role) {
    guard points.count > 1, let last = points.last else { return }
    let before = points[points.count - 2]
    put(before.y == last.y ? glyphs.headRight : glyphs.headDown, at: last, role)
  }

  // MARK: Reading

  /// The lines from above, without blanks at their ends.
  var lines: some Sequence<StyledText> { rows.lazy.map(line) }

  private func line(_ row: [Cell]) -> StyledText {
    var text = StyledText()
    let last = row.lastIndex { $0.character != " " || !$0.lines.isEmpty || $0.isCovered } ?? -1
    var piece = ""
    var role = Role.plain
    for cell in row[..<(last + 1)] where !cell.isCovered {
      let character = cell.lines.isEmpty ? cell.character : glyphs.line(cell.lines, cell.isThick)
      let own: Role = character == " " ? role : cell.role
      if own != role, !piece.isEmpty {
        text.append(piece, role)
        piece = ""
      }
      role = own
      piece.append(character)
    }
    text.append(piece, role)
    return text
  }
}
