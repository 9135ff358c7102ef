import Drawing
import Hardware
import KernelModel

extension LayoutReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = LayoutPhrase.heading(process, program: program, memory: memory, layout: layout)
    text.appendLine(canvas.words(heading), .heading)
    drawAddresses(on: canvas, into: &text)
    drawMemory(on: canvas, into: &text)
    drawRows(on: canvas, into: &text)
    let total = rows.reduce(0) { $0 + $1.byteCount }
    text.appendLine(
      canvas.words(LayoutPhrase.total(lines: rows.count, bytes: total)),
      total == 1 << 32 ? .faint : .error)
  }

  // MARK: The strips

  private static let columnCount = 64

  /// The 4 GiB to scale: each column shows what is most worth knowing in it.
  private func drawAddresses(on canvas: Canvas, into text: inout StyledText) {
    let perColumn: UInt64 = (1 << 32) / UInt64(Self.columnCount)
    text.append("  V ", .label)
    var shown: [Row] = []
    for column in 0..<UInt64(Self.columnCount) {
      let range = column * perColumn..<(column + 1) * perColumn
      let found = rows.filter { $0.start < range.upperBound && $0.end > range.lowerBound }
      let best = found.max { $0.weight < $1.weight }
      let (letter, role) = best?.mark ?? ("?", .error)
      text.append(letter == "." ? canvas.glyph("·", ascii: ".") : letter, role)
      if let best, !shown.contains(where: { $0.mark.letter == letter }) { shown.append(best) }
    }
    text.endLine()
    drawScale([(0, "00000000"), (48, "c0000000"), (62, "f8")], into: &text)
    drawLegend(of: shown, on: canvas, into: &text)
  }

  /// What the letters of the strip stand for, the lowest addresses first, gaps last.
  private func drawLegend(of shown: [Row], on canvas: Canvas, into text: inout StyledText) {
    text.append("   ")
    for row in shown where !row.isEmpty {
      text.append(" \(row.mark.letter)", row.mark.role)
      text.append(" \(row.legend(on: canvas)),", .faint)
    }
    let gap = canvas.words(UserStretch.Gap.other)
    text.appendLine(" \(canvas.glyph("·", ascii: ".")) \(gap)", .faint)
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
      if marks.count == index { marks.append((Int(column), canvas.words(zones[index].name))) }
      text.append(String(canvas.words(zones[index].name).prefix(1)), zones[index].role)
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
    func title(_ column: LayoutColumn) -> String { canvas.words(column) }
    var table = Table([
      .init(title(.from)), .init(title(.size), .right), .init(title(.what)),
      .init(title(.inUse), .right, isOptional: true), .init(title(.behind), isOptional: true),
    ])
    for row in rows {
      if row.end == 0xc000_0000 {
        table.append(heading: StyledText(canvas.words(LayoutPhrase.userSpaceEnds), .faint))
      }
      let isEmpty = row.isEmpty
      table.append([
        .init(hexadecimal(row.start, digits: 8), isEmpty ? .faint : .address),
        .init(shortSize(row.byteCount), isEmpty ? .faint : .value),
        .init(row.words(on: canvas), isEmpty ? .faint : row.mark.role),
        .init(row.use(on: canvas)), .init(row.backing(on: canvas)),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }
}

extension LayoutReport.Row {
  fileprivate func words(on canvas: Canvas) -> String {
    switch self {
    case .user(let stretch): canvas.words(stretch)
    case .kernel(let stretch): canvas.words(stretch)
    }
  }

  /// What its letter stands for.
  fileprivate func legend(on canvas: Canvas) -> String {
    switch self {
    case .kernel(let stretch): return canvas.words(StretchPhrase.legend(stretch.window))
    case .user(let stretch):
      guard case .area(let area) = stretch.content else { return "" }
      return canvas.words(LayoutPhrase.purpose(area.purpose))
    }
  }

  fileprivate func use(on canvas: Canvas) -> String {
    switch self {
    case .user(let stretch):
      if case .area(let area) = stretch.content {
        area.frames.map { shortSize($0.byteCount) } ?? "0"
      } else {
        ""
      }
    case .kernel(let stretch): canvas.words(stretch.use)
    }
  }

  fileprivate func backing(on canvas: Canvas) -> String {
    switch self {
    case .user(let stretch):
      if case .area(let area) = stretch.content {
        area.frames.map { canvas.words($0) } ?? ""
      } else {
        ""
      }
    case .kernel(let stretch):
      canvas.words(StretchPhrase.backing(stretch.backing, of: stretch.window))
    }
  }

  /// A gap of user space, or a hole between the kernel's windows.
  fileprivate var isEmpty: Bool {
    switch self {
    case .user(let stretch): if case .gap = stretch.content { true } else { false }
    case .kernel(let stretch): stretch.window == nil
    }
  }

  /// The letter that stands for it in the strip.
  fileprivate var mark: (letter: String, role: Role) {
    switch self {
    case .user(let stretch): stretch.mark
    case .kernel(let stretch): stretch.window?.mark ?? (".", .faint)
    }
  }

  /// What a column of the strip shows when it holds several rows.
  fileprivate var weight: Int {
    switch mark.letter {
    case ".": 0
    case "f", "L", "C": 1
    case "=", "v", "m": 2
    case "k": 3
    default: 4
    }
  }
}

extension UserStretch {
  fileprivate var mark: (letter: String, role: Role) {
    switch content {
    case .gap: (".", .faint)
    case .area(let area):
      switch area.purpose {
      case .stack: ("s", .fourth)
      case .heap: ("h", .third)
      case .file, .kernelPage, .memory: ("m", .second)
      }
    }
  }
}

extension LayoutReport.PhysicalZone {
  fileprivate var role: Role {
    switch name {
    case .zone(.dma): .third
    case .zone(.normal): .first
    case .zone, .device: .second
    }
  }
}
