/// Lines from rows on the left to boxes on the right, each box with a lane of its own:
///
///     ff800000 kmap          2 p ───●─┐   ┌───────────┐
///                                   └─┼──▶│ HighMem   │
///     c0000000 direct map  896 M ─────●   └───────────┘
///
/// A dot joins a row to a lane; a plain crossing joins nothing.
struct ArrowPicture {
  private let rows: [WholeLayoutReport.Row]
  private let targets: [WholeLayoutReport.Target]
  /// What stands on each line of the left side; nil is an empty line.
  private var lines: [Line] = []
  /// The line at which each target's arrow arrives.
  private var arrivals: [Int] = []
  private var grid: [[Character]] = []

  private enum Line {
    case row(Int)
    case words(String)
    case empty
  }

  private static let laneStart = 42
  private static let boxStart = 54
  private static let boxWidth = 26

  init(rows: [WholeLayoutReport.Row], targets: [WholeLayoutReport.Target]) {
    self.rows = rows
    self.targets = targets
    layOutLines()
    placeTargets()
    drawLanes()
  }

  private mutating func layOutLines() {
    for (index, row) in rows.enumerated() {
      if index > 0, rows[index - 1].isKernel, !row.isKernel {
        lines.append(.words("-------- user space ends here"))
      } else if index > 0, rows[index - 1].start > row.end {
        lines.append(.empty)
      }
      lines.append(.row(index))
    }
  }

  private func isConnected(_ line: Int) -> Bool {
    guard line < lines.count, case .row(let index) = lines[line] else { return false }
    return !rows[index].frames.isEmpty
  }

  /// A box has four lines; its arrow arrives at the second, where no row's own line ends.
  private mutating func placeTargets() {
    var next = 1
    for index in targets.indices {
      let left = targets.count - index
      let share = (max(lines.count, 4 * targets.count) - next) / left
      var line = next + max(0, min(share / 2 - 1, share - 4))
      while isConnected(line) { line += 1 }
      arrivals.append(line)
      next = line + 4
    }
    while lines.count < next - 1 { lines.append(.empty) }
    grid = lines.map { _ in Array(repeating: " ", count: Self.boxStart) }
  }

  private func lane(_ target: Int) -> Int { Self.laneStart + 2 * target }

  private func lines(leadingTo target: Int) -> [Int] {
    lines.indices.filter { line in
      guard case .row(let index) = lines[line] else { return false }
      return rows[index].frames.contains { $0.zone == targets[target].zone }
    }
  }

  private mutating func drawLanes() {
    let sources = targets.indices.map(lines(leadingTo:))
    for target in targets.indices where !sources[target].isEmpty {
      let all = sources[target] + [arrivals[target]]
      for line in (all.min() ?? 0)...(all.max() ?? 0) { grid[line][lane(target)] = "│" }
    }
    for line in lines.indices {
      let joined = targets.indices.filter { sources[$0].contains(line) }
      guard let last = joined.last else { continue }
      run(line, from: Self.laneStart - 1, to: lane(last))
      for target in joined { grid[line][lane(target)] = "●" }
    }
    for target in targets.indices where !sources[target].isEmpty {
      let line = arrivals[target]
      let isBelow = sources[target].contains { $0 > line }
      let isAbove = sources[target].contains { $0 < line }
      run(line, from: lane(target) + 1, to: Self.boxStart - 2)
      grid[line][lane(target)] = isAbove && isBelow ? "├" : isAbove ? "└" : "┌"
      grid[line][Self.boxStart - 2] = "▶"
    }
  }

  /// A line to the right, over the lanes in between.
  private mutating func run(_ line: Int, from start: Int, to end: Int) {
    for column in start...end {
      grid[line][column] = grid[line][column] == "│" ? "┼" : "─"
    }
  }

  // MARK: Drawing

  func draw(on canvas: Canvas, into text: inout StyledText) {
    for line in lines.indices {
      drawLeft(lines[line], into: &text)
      let lanes = String(grid[line][(Self.laneStart - 1)...])
      let box = boxLine(line)
      var rest = lanes + box
      while rest.last == " " { rest.removeLast() }
      text.appendLine(canvas.glyphs == .unicode ? rest : Self.ascii(rest), .third)
    }
  }

  private func drawLeft(_ line: Line, into text: inout StyledText) {
    switch line {
    case .row(let index):
      let row = rows[index]
      text.append("  \(hexadecimal(row.start, digits: 8)) ", .address)
      text.append(String(row.name.prefix(15)).left(16), row.isKernel ? .first : .second)
      let count = row.pageCount
      text.append(
        "\(shortSize(row.end - row.start).right(6))"
          + (count == 0 ? "" : shortSize(UInt64(count) << 12)).right(7) + " ")
    case .words(let words): text.append("  \(words)".left(Self.laneStart - 1), .faint)
    case .empty: text.append(String(repeating: " ", count: Self.laneStart - 1))
    }
  }

  private func boxLine(_ line: Int) -> String {
    for (index, target) in targets.enumerated() {
      let inner = Self.boxWidth - 2
      switch line - arrivals[index] {
      case -1: return "┌" + String(repeating: "─", count: inner) + "┐"
      case 0: return "│" + " \(target.words)".left(inner) + "│"
      case 1: return "│" + " \(target.range)".left(inner) + "│"
      case 2: return "└" + String(repeating: "─", count: inner) + "┘"
      default: continue
      }
    }
    return ""
  }

  private static func ascii(_ text: String) -> String {
    String(
      text.map { character in
        switch character {
        case "─": "-"
        case "│": "|"
        case "●": "o"
        case "▶": ">"
        case "┼", "├", "┌", "┐", "└", "┘": "+"
        default: character
        }
      })
  }
}

extension WholeLayoutReport.Target {
  /// `38000000-3ffdffff`
  fileprivate var range: String {
    "\(hexadecimal(start, digits: 8))-\(hexadecimal(end - 1, digits: 8))"
  }

  fileprivate var words: String {
    managedPages == 0
      ? "devices, no RAM" : "\(zone), \(shortSize(UInt64(freePages) << 12)) free"
  }
}
