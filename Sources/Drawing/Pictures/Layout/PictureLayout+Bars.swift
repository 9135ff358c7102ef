extension PictureLayout {
  /// Names on the left, bars to scale, amounts on the right; places with names under their bar.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ chart: BarChart, in region: Region) -> Int {
    let names = chart.rows.map { name(of: $0.item) }
    let notes = chart.rows.map { pieces($0.item.detail, or: .value) }
    let nameWidth = min(names.map(width).max() ?? 0, region.width * 3 / 8)
    let noteWidth = min(notes.map(width).max() ?? 0, region.width * 3 / 8)
    let barColumn = region.column + nameWidth + (nameWidth > 0 ? 1 : 0)
    let barWidth = max(4, region.end - barColumn - noteWidth - (noteWidth > 0 ? 1 : 0))
    let legend = Self.legend(of: chart)
    let isLettered = Self.needsLetters(legend)
    var line = region.line
    for (index, row) in chart.rows.enumerated() {
      write(names[index], at: region.column, line, width: nameWidth, of: row.item)
      let bar = Plate.Rect.cells(column: barColumn, line: line, width: barWidth).inset(0, 3)
      place(row, in: bar, isLettered)
      writeRight(notes[index], at: region.end - noteWidth, line, width: noteWidth, of: row.item)
      plate.place(
        row.item, at: .cells(column: region.column, line: line, width: region.width))
      mark(row.item, around: bar.inset(-3, -2))
      line += 1
      if !row.ticks.isEmpty {
        place(row, below: bar, column: barColumn, line: line, end: region.end)
        line += 1
      }
    }
    line += place(legend: legend, in: region.from(line: line))
    plate.grow(to: line)
    return line - region.line
  }

  /// What the parts stand for, each once: which bar it stands in does not matter.
  private static func legend(of chart: BarChart) -> [PictureItem] {
    chart.rows.flatMap(\.parts).reduce(into: []) { legend, part in
      guard !part.caption.isEmpty,
        !legend.contains(where: { $0.letter == part.letter && $0.caption == part.caption })
      else { return }
      legend.append(
        PictureItem("legend.\(part.id)", part.caption, part.role, letter: part.letter))
    }
  }

  /// The parts side by side; one that is not empty is to be seen.
  private mutating func place(
    _ row: BarChart.Row, in bar: Plate.Rect, _ isLettered: Bool
  ) {
    plate.add(.fill(bar, .faint, "·"), of: row.item)
    let edges = Bar.edges(
      of: row.parts.map { $0.size ?? 0 }, total: row.total, width: bar.width, step: resolution)
    for (part, edges) in zip(row.parts, edges) where !edges.isEmpty {
      let rect = Plate.Rect(
        x: bar.x + edges.lowerBound, y: bar.y, width: edges.count, height: bar.height)
      fill(rect, part.role, part.letter ?? "#", isLettered: isLettered, of: part)
      plate.place(part, at: rect)
      mark(part, around: rect.inset(-2, -2))
    }
  }

  /// Names of places on the bar: each under its place, or behind the one before it.
  private mutating func place(
    _ row: BarChart.Row, below bar: Plate.Rect, column: Int, line: Int, end: Int
  ) {
    let words = row.ticks.map { name(of: $0, or: .label) + pieces($0.detail, or: .value) }
    // From the right: how far each may go and leave room for those behind it.
    var latest = end
    var limits: [Int] = []
    for words in words.reversed() {
      latest -= width(words) + 1
      limits.insert(latest, at: 0)
      latest -= 1
    }
    var next = column
    for (index, tick) in row.ticks.enumerated() {
      let share = UInt128(min(tick.size ?? 0, row.total)) * UInt128(bar.width)
      let x = bar.x + Int(share / UInt128(max(1, row.total)))
      let at = min(max(next, min(x / Plate.cellWidth, limits[index])), max(next, end - 4))
      let isUnder = at == x / Plate.cellWidth
      plate.add(
        .path(
          [.init(x: x, y: bar.y - 3), .init(x: x, y: bar.y + bar.height + 2)], weight: 2, .label,
          hasHead: false),
        of: tick)
      if isUnder { plate.add(.sign("^", column: at, line: line, .label), of: tick) }
      write(words[index], at: at + 1, line, width: max(1, end - at - 1), of: tick)
      next = at + width(words[index]) + 2
    }
  }
}
