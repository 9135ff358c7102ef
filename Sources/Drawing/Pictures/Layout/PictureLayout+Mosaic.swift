extension PictureLayout {
  /// Rows of cells with the address of the first; what the letters mean stands below.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ mosaic: Mosaic, in region: Region) -> Int {
    let end = mosaic.start + UInt64(mosaic.cells.count) * mosaic.step
    let digits = max(8, String(max(1, end) - 1, radix: 16).count)
    var length = mosaic.rowLength
    while length > 8, length + digits + 1 > region.width { length /= 2 }
    let isLettered = Self.needsLetters(mosaic.legend)
    let others = Set(changes.cells[mosaic.id] ?? [])
    let left = region.column + digits + 1
    var line = region.line
    for start in stride(from: 0, to: mosaic.cells.count, by: length) {
      let address = Numeral.address(mosaic.start + UInt64(start) * mosaic.step, digits: digits)
      write([.init(text: address.english, role: .address)], at: region.column, line, width: digits)
      let row = start..<min(start + length, mosaic.cells.count)
      for run in row.runs(where: { mosaic.cells[$0] == mosaic.cells[$1] }) {
        let cell = mosaic.cells[run.lowerBound]
        let rect = Plate.Rect.cells(
          column: left + run.lowerBound - start, line: line, width: run.count)
        fill(rect.inset(0, 2), cell.role, cell.letter, isLettered: isLettered)
      }
      for run in row.runs(where: { others.contains($0) == others.contains($1) })
      where others.contains(run.lowerBound) {
        let rect = Plate.Rect.cells(
          column: left + run.lowerBound - start, line: line, width: run.count)
        plate.add(.mark(rect))
      }
      line += 1
    }
    line += place(legend: mosaic.legend, in: region.from(line: line))
    plate.grow(to: line)
    return line - region.line
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
