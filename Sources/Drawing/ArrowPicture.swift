/// Lines from rows on the left to boxes on the right, each box with a lane of its own:
///
///     ff800000 kmap          2 p ───●─┐   ┌───────────┐
///                                   └─┼──▶│ HighMem   │
///     c0000000 direct map  896 M ─────●   └───────────┘
///
/// A dot joins a row to a lane; a plain crossing joins nothing.
public struct ArrowPicture {
  /// A line on the left and the boxes that its arrows lead to.
  public struct Row: Sendable {
    public enum Gap: Sendable {
      case none
      case empty
      /// A line that says what begins below it.
      case words(String)
    }

    /// What stands between the row before and this one.
    public let gap: Gap
    /// What stands to the left of the lanes, `ArrowPicture.laneStart - 1` columns of it.
    public let label: StyledText
    /// The boxes, by their index.
    public let targets: [Int]

    public init(_ label: StyledText, leadingTo targets: [Int], after gap: Gap = .none) {
      self.label = label
      self.targets = targets
      self.gap = gap
    }
  }

  /// A box: two lines of words.
  public struct Target: Sendable {
    public let title: String
    public let detail: String

    public init(_ title: String, _ detail: String) {
      self.title = title
      self.detail = detail
    }
  }

  private let rows: [Row]
  private let targets: [Target]
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

  /// The column of the first lane; in front of it stand the rows and a space.
  public static let laneStart = 42
  private static let boxStart = 54
  private static let boxWidth = 26

  public init(rows: [Row], targets: [Target]) {
    self.rows = rows
    self.targets = targets
    layOutLines()
    placeTargets()
    drawLanes()
  }

  private mutating func layOutLines() {
    for (index, row) in rows.enumerated() {
      switch row.gap {
      case .none: break
      case .empty: lines.append(.empty)
      case .words(let words): lines.append(.words(words))
      }
      lines.append(.row(index))
    }
  }

  private func isConnected(_ line: Int) -> Bool {
    guard line < lines.count, case .row(let index) = lines[line] else { return false }
    return !rows[index].targets.isEmpty
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
      return rows[index].targets.contains(target)
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

  /// Draws it; where lines and dots have no column of their own each, in ASCII.
  public func draw(on canvas: Canvas, into text: inout StyledText) {
    for line in lines.indices {
      drawLeft(lines[line], into: &text)
      let lanes = String(grid[line][(Self.laneStart - 1)...])
      let box = boxLine(line)
      var rest = lanes + box
      while rest.last == " " { rest.removeLast() }
      // Every glyph of the lanes has one column, or there are no glyphs.
      let isPlain = canvas.glyphs == .ascii || canvas.ambiguousWidth == .wide
      text.appendLine(isPlain ? Self.ascii(rest) : rest, .third)
    }
  }

  private func drawLeft(_ line: Line, into text: inout StyledText) {
    switch line {
    case .row(let index): text.append(rows[index].label)
    case .words(let words): text.append("  \(words)".left(Self.laneStart - 1), .faint)
    case .empty: text.append(String(repeating: " ", count: Self.laneStart - 1))
    }
  }

  private func boxLine(_ line: Int) -> String {
    for (index, target) in targets.enumerated() {
      let inner = Self.boxWidth - 2
      switch line - arrivals[index] {
      case -1: return "┌" + String(repeating: "─", count: inner) + "┐"
      case 0: return "│" + " \(target.title)".left(inner) + "│"
      case 1: return "│" + " \(target.detail)".left(inner) + "│"
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
