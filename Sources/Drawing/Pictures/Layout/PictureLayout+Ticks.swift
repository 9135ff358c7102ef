extension PictureLayout {
  /// A place on a bar or in a row of cells.
  struct Tick {
    let item: PictureItem
    /// Units from the left edge of the plate.
    let x: Int
    /// The line that shows it, from above: SVG draws it, characters have a sign.
    let top: Int
    let bottom: Int
  }

  /// The names of places: each under its place, to the right of it or, where there is no room, to
  /// the left; else behind the one before it.
  ///
  /// - Parameters:
  ///   - columns: where they may stand.
  ///   - line: the one below the bar or the row.
  /// - Returns: how many lines they take; none where no place has a name.
  mutating func place(_ ticks: [Tick], in columns: Range<Int>, below line: Int) -> Int {
    let words = ticks.map { name(of: $0.item, or: .label) + pieces($0.item.detail, or: .value) }
    let hasNames = words.contains { !$0.isEmpty }
    // From the right: how far each may go and leave room for those behind it.
    var latest = columns.upperBound
    var limits: [Int] = []
    for words in words.reversed() {
      latest -= width(words) + 1
      limits.insert(latest, at: 0)
      latest -= 1
    }
    var next = columns.lowerBound
    for (index, tick) in ticks.enumerated() {
      let column = tick.x / Plate.cellWidth
      plate.add(
        .path(
          [.init(x: tick.x, y: tick.top), .init(x: tick.x, y: tick.bottom)], weight: 2, .label,
          hasHead: false),
        of: tick.item)
      if let letter = tick.item.letter {
        let role = tick.item.role == .plain ? .label : tick.item.role
        plate.add(.sign(letter, column: column, line: line - 1, role), of: tick.item)
      }
      guard hasNames else { continue }
      let width = width(words[index])
      let isLeft = limits[index] < column && next + width <= column
      let at =
        isLeft
        ? column : min(max(next, min(column, limits[index])), max(next, columns.upperBound - 4))
      if at == column { plate.add(.sign("^", column: at, line: line, .label), of: tick.item) }
      write(
        words[index], at: isLeft ? column - width : at + 1, line,
        width: isLeft ? width : max(1, columns.upperBound - at - 1), of: tick.item)
      next = at + (isLeft ? 0 : width) + 2
    }
    return hasNames ? 1 : 0
  }
}
