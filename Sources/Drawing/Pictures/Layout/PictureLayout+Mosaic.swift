extension PictureLayout {
  /// Rows of cells with the address of the first, places below their row; what the letters mean
  /// stands at the end.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ mosaic: Mosaic, in region: Region) -> Int {
    let end = mosaic.start + UInt64(mosaic.cells.count) * mosaic.step
    let digits = max(8, String(max(1, end) - 1, radix: 16).count)
    let labelWidth = mosaic.space.prefix.count + digits
    var length = mosaic.rowLength
    while length > 8, length + labelWidth + 1 > region.width { length /= 2 }
    let isLettered = Self.needsLetters(mosaic.legend)
    let others = Set(changes.cells[mosaic.id] ?? [])
    let left = region.column + labelWidth + 1
    var line = region.line
    var alike = 0
    for start in stride(from: 0, to: mosaic.cells.count, by: length) {
      let row = start..<min(start + length, mosaic.cells.count)
      if manner.contains(.foldsRows), mosaic.isLikeOneAbove(row) {
        alike += 1
        continue
      }
      line += tell(alike, at: left, line, end: region.end)
      alike = 0
      let address = Numeral.address(mosaic.start + UInt64(start) * mosaic.step, digits: digits)
      write(
        [.init(text: mosaic.space.prefix + address.english, role: .address)], at: region.column,
        line, width: labelWidth)
      place(row, of: mosaic, from: left, line, isLettered, others)
      line += 1
      line += place(
        ticks(of: mosaic, in: row, from: left, below: line), in: left..<region.end, below: line)
    }
    line += place(legend: mosaic.legend, in: region.from(line: line))
    plate.grow(to: line)
    return line - region.line
  }

  private mutating func place(
    _ row: Range<Int>, of mosaic: Mosaic, from left: Int, _ line: Int, _ isLettered: Bool,
    _ others: Set<Int>
  ) {
    func rect(_ run: Range<Int>) -> Plate.Rect {
      .cells(column: left + run.lowerBound - row.lowerBound, line: line, width: run.count)
    }
    for run in row.runs(where: { mosaic.cells[$0] == mosaic.cells[$1] }) {
      let cell = mosaic.cells[run.lowerBound]
      fill(rect(run).inset(0, 2), cell.role, cell.letter, isLettered: isLettered)
    }
    for run in row.runs(where: { others.contains($0) == others.contains($1) })
    where others.contains(run.lowerBound) {
      plate.add(.mark(rect(run)))
    }
  }

  /// The places in a row; they show below it.
  private func ticks(
    of mosaic: Mosaic, in row: Range<Int>, from left: Int, below line: Int
  ) -> [Tick] {
    mosaic.ticks.compactMap { tick in
      guard let cell = mosaic.cell(of: tick), row.contains(cell) else { return nil }
      let middle = Plate.Point.middle(column: left + cell - row.lowerBound, line: line)
      let top = line * Plate.cellHeight
      return Tick(item: tick, x: middle.x, top: top, bottom: top + 5)
    }
  }

  /// - Returns: how many lines it takes.
  private mutating func tell(_ alike: Int, at column: Int, _ line: Int, end: Int) -> Int {
    guard alike > 0 else { return 0 }
    let words = PictureWord.rowsAlike(alike).words(in: language)
    write([.init(text: words, role: .faint)], at: column, line, width: end - column)
    return 1
  }
}

extension Mosaic.Space {
  /// What stands in front of an address.
  fileprivate var prefix: String {
    switch self {
    case .linear: "V:"
    case .physical: "P:"
    }
  }
}

extension Mosaic {
  fileprivate func cell(of tick: PictureItem) -> Int? {
    guard let address = tick.size, address >= start else { return nil }
    return Int((address - start) / max(1, step))
  }

  /// Whether a row's cells are those of the row above it and no place is in it; not for the last one.
  fileprivate func isLikeOneAbove(_ row: Range<Int>) -> Bool {
    row.lowerBound >= row.count && row.upperBound < cells.count
      && cells[row] == cells[row.lowerBound - row.count..<row.lowerBound]
      && !ticks.contains { cell(of: $0).map(row.contains) ?? false }
  }
}

extension Range<Int> {
  /// The longest stretches in which each is like the one before it.
  func runs(where areAlike: (Int, Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = lowerBound
    for index in self where index > start && !areAlike(index - 1, index) {
      runs.append(start..<index)
      start = index
    }
    if start < upperBound { runs.append(start..<upperBound) }
    return runs
  }
}
