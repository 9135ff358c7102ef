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
      line += place(ticks(of: row, on: bar), in: barColumn..<region.end, below: line)
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
    let edges = Self.edges(
      of: row.parts.map { $0.size ?? 0 }, total: row.total, width: bar.width, step: resolution)
    for (part, edges) in zip(row.parts, edges) where !edges.isEmpty {
      let rect = Plate.Rect(
        x: bar.x + edges.lowerBound, y: bar.y, width: edges.count, height: bar.height)
      fill(rect, part.role, part.letter ?? "#", isLettered: isLettered, of: part)
      plate.place(part, at: rect)
      mark(part, around: rect.inset(-2, -2))
    }
  }

  private func ticks(of row: BarChart.Row, on bar: Plate.Rect) -> [Tick] {
    row.ticks.map { tick in
      let share = UInt128(min(tick.size ?? 0, row.total)) * UInt128(bar.width)
      let x = bar.x + min(Int(share / UInt128(max(1, row.total))), bar.width - 1)
      return Tick(item: tick, x: x, top: bar.y - 3, bottom: bar.y + bar.height + 2)
    }
  }

  /// Where the parts of a bar of `width` units begin and end, on multiples of `step`. A part that is
  /// not empty has one step at least as long as there is room.
  static func edges(of sizes: [UInt64], total: UInt64, width: Int, step: Int) -> [Range<Int>] {
    let steps = width / step
    var position: UInt64 = 0
    var drawn = 0
    return sizes.map { size in
      guard size > 0 else { return drawn * step..<drawn * step }
      position += size
      let end = Int(UInt128(position) * UInt128(steps) / UInt128(max(1, total)))
      let start = drawn
      drawn = min(steps, max(drawn + 1, end))
      return start * step..<drawn * step
    }
  }
}
