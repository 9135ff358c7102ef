/// What a window shows: a VT100 as far as libedit and the program use one.
struct Screen {
  let columns: Int
  let rows: Int
  private var cells: [[Character]]
  private var row = 0
  private var column = 0
  /// The part of an escape sequence that has come.
  private var escape: String?

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Self.blank(columns), count: rows)
  }

  private static func blank(_ columns: Int) -> [Character] {
    Array(repeating: " ", count: columns)
  }

  /// The rows without the blanks at their ends.
  var lines: [String] {
    cells.map { row in
      String(String(row.reversed().drop { $0 == " " }).reversed())
    }
  }

  /// The rows up to the last one that is not empty.
  var text: String {
    lines.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
  }

  mutating func draw(_ text: String) {
    for scalar in text.unicodeScalars { draw(scalar) }
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    if let begun = escape {
      let whole = begun + String(scalar)
      let isOpen = whole == "[" || whole.first == "[" && !("@"..."~").contains(scalar)
      escape = isOpen ? whole : nil
      if !isOpen, whole.first == "[" { obey(whole.dropFirst()) }
      return
    }
    switch scalar {
    case "\u{1b}": escape = ""
    case "\r": column = 0
    case "\n": feed()
    case "\u{8}": column = max(0, column - 1)
    case "\u{7}": break
    default:
      if column == columns {
        column = 0
        feed()
      }
      cells[row][column] = Character(scalar)
      column += 1
    }
  }

  private mutating func feed() {
    guard row == rows - 1 else {
      row += 1
      return
    }
    cells.removeFirst()
    cells.append(Self.blank(columns))
  }

  private mutating func obey(_ sequence: Substring) {
    let numbers = sequence.dropLast().split(separator: ";").compactMap { Int($0) }
    let count = max(1, numbers.first ?? 1)
    let here = min(column, columns - 1)
    switch sequence.last {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows, count) - 1
      column = min(columns, numbers.count > 1 ? numbers[1] : 1) - 1
    case "K": for index in here..<columns { cells[row][index] = " " }
    case "J":
      for index in here..<columns { cells[row][index] = " " }
      for below in row + 1..<max(row + 1, rows) { cells[below] = Self.blank(columns) }
    case "P":
      cells[row].removeSubrange(here..<min(columns, here + count))
      while cells[row].count < columns { cells[row].append(" ") }
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: here)
      cells[row].removeLast(cells[row].count - columns)
    default: break
    }
  }
}
