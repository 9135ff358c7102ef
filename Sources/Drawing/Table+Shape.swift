extension Table {
  /// Which columns are drawn, how wide, and how far apart.
  ///
  /// What is too wide is narrowed step by step, until it fits:
  /// 1. One space parts the columns instead of two.
  /// 2. The last cell of a line no longer widens its column, and is wrapped where it stands.
  /// 3. Optional columns go, the rightmost first.
  struct Shape {
    let indent: Int
    /// The columns that are drawn.
    private(set) var columns: [Int]
    /// Of all columns.
    private(set) var widths: [Int]
    private(set) var gap = "  "
    /// Where last cells are wrapped; nil when they are not.
    private(set) var wrappingWidth: Int?

    /// Where a last column is wrapped it has room for its longest word, and for at least so many
    /// characters.
    private static let narrowest = 16

    init(of table: Table, indent: Int, within width: Int?) {
      self.indent = indent
      columns = Array(table.columns.indices)
      widths = table.widths { _, _ in true }
      guard let width, total > width else { return }
      while true {
        widths = table.widths { _, _ in true }
        wrappingWidth = nil
        for gap in ["  ", " "] {
          self.gap = gap
          if total <= width { return }
        }
        // A line's last cell may hang over.
        let shown = columns
        widths = table.widths { row, column in
          column != shown.last { $0 < row.count && !row[$0].text.isEmpty }
        }
        wrappingWidth = width
        for gap in ["  ", " "] {
          self.gap = gap
          let last = columns.last.map { widths[$0] } ?? 0
          let word = columns.last.map(table.longestWord) ?? 0
          if total - last + max(Self.narrowest, word) <= width { return }
        }
        guard let index = columns.lastIndex(where: { table.columns[$0].isOptional }) else { return }
        columns.remove(at: index)
      }
    }

    private var total: Int {
      indent + columns.reduce(0) { $0 + widths[$1] } + gap.count * max(0, columns.count - 1)
    }
  }

  private func longestWord(in column: Int) -> Int {
    rows.reduce(0) { longest, row in
      guard column < row.count else { return longest }
      return row[column].text.split(separator: " ").reduce(longest) { max($0, $1.count) }
    }
  }

  /// The widths of the columns, as the cells that count have it.
  private func widths(counting counts: ([Cell], Int) -> Bool) -> [Int] {
    columns.indices.map { column in
      rows.reduce(columns[column].title.count) { widest, row in
        column < row.count && counts(row, column) ? max(widest, row[column].text.count) : widest
      }
    }
  }
}
