import Drawing
import Hardware

extension LayoutReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      "process \(process) (\(program)), \(size(memory)) of RAM, layout \(layout)", .heading)
    drawAddresses(on: canvas, into: &text)
    drawMemory(on: canvas, into: &text)
    drawRows(on: canvas, into: &text)
    let total = rows.reduce(0) { $0 + $1.byteCount }
    let isWhole = total == 1 << 32
    text.appendLine(
      "\(counted(rows.count, "line")), \(isWhole ? "4 GiB" : "BROKEN: \(total) bytes") in all",
      isWhole ? .faint : .error)
  }

  // MARK: The strips

  private static let columnCount = 64

  /// The 4 GiB to scale: each column shows what is most worth knowing in it.
  private func drawAddresses(on canvas: Canvas, into text: inout StyledText) {
    let perColumn: UInt64 = (1 << 32) / UInt64(Self.columnCount)
    text.append("  V ", .label)
    for column in 0..<UInt64(Self.columnCount) {
      let range = column * perColumn..<(column + 1) * perColumn
      let found = rows.filter { $0.start < range.upperBound && $0.end > range.lowerBound }
      let best = found.max { $0.weight < $1.weight }
      let (letter, role) = best?.mark ?? ("?", .error)
      text.append(letter == "." ? canvas.glyph("·", ascii: ".") : letter, role)
    }
    text.endLine()
    drawScale([(0, "00000000"), (48, "c0000000"), (62, "f8")], into: &text)
  }

  /// Physical memory to scale, by zones.
  private func drawMemory(on canvas: Canvas, into text: inout StyledText) {
    let end = zones.last?.end ?? 1
    text.append("  P ", .label)
    var marks: [(column: Int, words: String)] = []
    var shown = 0
    for column in 0..<UInt64(Self.columnCount) {
      // A zone that is smaller than a column has one all the same.
      let middle = (2 * column + 1) * end / UInt64(2 * Self.columnCount)
      let here = zones.lastIndex { $0.start <= middle } ?? 0
      let index = min(here, shown)
      if marks.count == index { marks.append((Int(column), zones[index].name)) }
      text.append(String(zones[index].name.prefix(1)), zones[index].role)
      shown = index + 1
    }
    text.endLine()
    drawScale(marks, into: &text)
  }

  private func drawScale(_ marks: [(column: Int, words: String)], into text: inout StyledText) {
    var line = ""
    for mark in marks {
      if !line.isEmpty, line.count >= mark.column { line.append(" ") }
      line = line.left(mark.column) + mark.words
    }
    text.appendLine("    \(line)", .faint)
  }

  // MARK: The rows

  private func drawRows(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([
      .init("from"), .init("size", .right), .init("what"),
      .init("in use", .right, isOptional: true), .init("behind it", isOptional: true),
    ])
    for row in rows {
      if row.end == 0xc000_0000 {
        table.append(heading: StyledText("---- user space ends here ----", .faint))
      }
      let isEmpty = row.kind == "gap" || row.kind == "hole"
      table.append([
        .init(hexadecimal(row.start, digits: 8), isEmpty ? .faint : .address),
        .init(shortSize(row.byteCount), isEmpty ? .faint : .value),
        .init(row.name, isEmpty ? .faint : row.mark.role), .init(row.use), .init(row.behind),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }
}

extension LayoutReport.Row {
  /// The letter that stands for it in the strip.
  package var mark: (letter: String, role: Role) {
    switch (kind, name) {
    case ("gap", _), ("hole", _): (".", .faint)
    case ("window", "direct map"): ("D", .first)
    case ("window", "vmalloc"): ("v", .second)
    case ("window", "kmap"): ("k", .third)
    case ("window", "LDT remap"): ("L", .faint)
    case ("window", "CPU entry area"): ("C", .third)
    case ("window", _): ("f", .fourth)
    case (_, let name) where name.hasPrefix("[stack]"): ("s", .fourth)
    case (_, let name) where name.hasPrefix("[heap]"): ("h", .third)
    default: ("m", .second)
    }
  }

  /// What a column of the strip shows when it holds several rows.
  fileprivate var weight: Int {
    switch mark.letter {
    case ".": 0
    case "f", "L", "C": 1
    case "D", "v", "m": 2
    case "k": 3
    default: 4
    }
  }
}

extension LayoutReport.PhysicalZone {
  fileprivate var role: Role {
    switch name {
    case "DMA": .third
    case "Normal": .first
    default: .second
    }
  }
}
