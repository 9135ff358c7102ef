extension PictureLayout {
  /// A caption's words with their roles.
  ///
  /// - Parameter role: what a plain piece is.
  func pieces(_ caption: Caption, or role: Role = .plain) -> [Plate.Piece] {
    caption.pieces.map { piece in
      Plate.Piece(
        text: piece.phrase.words(in: language), role: piece.role == .plain ? role : piece.role)
    }
  }

  /// A thing's name: with its mark in front where it differs from before.
  func name(of item: PictureItem, or role: Role = .plain) -> [Plate.Piece] {
    guard let change = changes.items[item.id] else { return pieces(item.caption, or: role) }
    let words = item.caption.words(in: language)
    return [.init(text: "\(change.letter)\(words)", role: .changed)]
  }

  /// Columns of pieces with a blank between them.
  func width(_ pieces: [Plate.Piece]) -> Int {
    pieces.reduce(max(0, pieces.count - 1)) { $0 + $1.text.columnCount }
  }

  /// Words at a place, cut where the room ends.
  mutating func write(
    _ pieces: [Plate.Piece], at column: Int, _ line: Int, width: Int, of item: PictureItem? = nil
  ) {
    let fitting = Self.cut(pieces, to: width)
    guard !fitting.isEmpty else { return }
    plate.grow(to: line + 1)
    plate.add(.text(fitting, column: column, line: line, width: width), of: item)
  }

  /// The same with its last column at the end of the room.
  mutating func writeRight(
    _ pieces: [Plate.Piece], at column: Int, _ line: Int, width: Int, of item: PictureItem? = nil
  ) {
    let used = min(width, self.width(pieces))
    write(pieces, at: column + width - used, line, width: used, of: item)
  }

  /// What fits into so many columns; an ellipsis stands for the rest.
  private static func cut(_ pieces: [Plate.Piece], to width: Int) -> [Plate.Piece] {
    var fitting: [Plate.Piece] = []
    var left = width
    for piece in pieces {
      let blank = fitting.isEmpty ? 0 : 1
      let columns = piece.text.columnCount
      if blank + columns <= left {
        fitting.append(piece)
        left -= blank + columns
        continue
      }
      let room = left - blank - 1
      if room > 0 {
        fitting.append(.init(text: piece.text.prefix(columns: room) + "…", role: piece.role))
      } else if left > 0, !fitting.isEmpty {
        fitting[fitting.count - 1].text = fitting[fitting.count - 1].text + "…"
      }
      return fitting
    }
    return fitting
  }

  /// Marks a thing that differs from before.
  mutating func mark(_ item: PictureItem, around rect: Plate.Rect) {
    guard changes.items[item.id] != nil else { return }
    plate.add(.mark(rect), of: item)
  }

  /// Whether hatchings alone do not tell what a legend names.
  static func needsLetters(_ legend: [PictureItem]) -> Bool {
    Set(legend.map(\.role.look)).count < legend.count
  }

  /// A fill, with its letter where that has to be read.
  mutating func fill(
    _ rect: Plate.Rect, _ role: Role, _ letter: Character, isLettered: Bool,
    of item: PictureItem? = nil
  ) {
    plate.add(.fill(rect, role, letter), of: item)
    if isLettered, letter != " ", letter != "·", letter != ".", rect.width >= Plate.cellWidth {
      plate.add(.letter(letter, rect), of: item)
    }
  }

  /// Letters with what they stand for, on as many lines as they need.
  ///
  /// - Returns: how many lines they take.
  mutating func place(legend: [PictureItem], in region: Region) -> Int {
    let isLettered = Self.needsLetters(legend)
    var column = region.column
    var line = region.line
    for item in legend {
      guard let letter = item.letter else { continue }
      let words = name(of: item, or: .faint) + pieces(item.detail, or: .faint)
      let needed = 2 + width(words)
      if column > region.column, column + needed > region.end {
        column = region.column
        line += 1
      }
      let swatch = Plate.Rect.cells(column: column, line: line, width: 1).inset(0, 3)
      fill(swatch, item.role, letter, isLettered: isLettered, of: item)
      write(words, at: column + 2, line, width: max(1, region.end - column - 2), of: item)
      column += needed + 2
    }
    return legend.isEmpty ? 0 : line - region.line + 1
  }
}
