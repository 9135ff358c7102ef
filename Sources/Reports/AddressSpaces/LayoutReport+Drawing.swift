import Drawing
import Hardware
import KernelModel

extension LayoutReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = LayoutPhrase.heading(process, program: program, memory: memory, layout: layout)
    text.appendLine(canvas.words(heading), .heading)
    Shape.mosaic(addresses(on: canvas)).draw(on: canvas, indent: 2, into: &text)
    MemoryBar(zones, on: canvas).draw(into: &text)
    drawRows(on: canvas, into: &text)
    let total = rows.reduce(0) { $0 + $1.byteCount }
    text.appendLine(
      canvas.words(LayoutPhrase.total(lines: rows.count, bytes: total)),
      total == 1 << 32 ? .faint : .error)
  }

  // MARK: The strips

  /// The 4 GiB to scale: a cell shows what is most worth knowing in it.
  private func addresses(on canvas: Canvas) -> Mosaic {
    func place(_ address: UInt64, _ digits: String) -> PictureItem {
      PictureItem("place.\(digits)", Caption(.name(digits), .address), size: address)
    }
    let stretches = rows.map { Mosaic.Stretch($0.start..<$0.end, $0.mark, weight: $0.weight) }
    return Mosaic(
      "addresses", of: 0..<1 << 32, in: .linear, stretches,
      ticks: [place(0xc000_0000, "c0000000"), place(0xf800_0000, "f8")],
      legend: legend(of: stretches, on: canvas))
  }

  /// What the letters that are to be seen stand for, the lowest addresses first, gaps last.
  private func legend(of stretches: [Mosaic.Stretch], on canvas: Canvas) -> [PictureItem] {
    let seen = Mosaic("seen", of: 0..<1 << 32, in: .linear, stretches).cells
    var legend: [PictureItem] = []
    for cell in seen where cell != .gap {
      guard !legend.contains(where: { $0.letter == cell.letter }),
        let row = rows.last(where: { $0.mark == cell })
      else { continue }
      legend.append(.meaning(of: cell, row.legend(on: canvas)))
    }
    return legend + [.meaning(of: .gap, canvas.words(UserStretch.Gap.other))]
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

  /// What stands for it in the strip.
  fileprivate var mark: Mosaic.Cell {
    switch self {
    case .user(let stretch): stretch.mark
    case .kernel(let stretch): stretch.window?.mark ?? .gap
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
  fileprivate var mark: Mosaic.Cell {
    switch content {
    case .gap: .gap
    case .area(let area):
      switch area.purpose {
      case .stack: Mosaic.Cell("s", .fourth)
      case .heap: Mosaic.Cell("h", .third)
      case .file, .kernelPage, .memory: Mosaic.Cell("m", .second)
      }
    }
  }
}

extension PictureItem {
  /// What a letter of a mosaic stands for.
  static func meaning(of cell: Mosaic.Cell, _ words: String) -> PictureItem {
    PictureItem("legend.\(cell.letter)", Caption(.name(words)), cell.role, letter: cell.letter)
  }
}
