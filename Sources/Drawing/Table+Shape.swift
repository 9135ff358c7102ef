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

    private let ambiguousWidth: AmbiguousWidth

    /// Where a last column is wrapped it has room for its longest word, and for at least so many
    /// columns.
    private static let narrowest = 16

    init(of table: Table, indent: Int, within width: Int?, _ ambiguousWidth: AmbiguousWidth) {
      self.indent = indent
      self.ambiguousWidth = ambiguousWidth
      columns = Array(table.columns.indices)
      widths = table.widths(ambiguousWidth) { _, _ in true }
      guard let width, total > width else { return }
      while true {
        widths = table.widths(ambiguousWidth) { _, _ in true }
        wrappingWidth = nil
        for gap in ["  ", " "] {
          self.gap = gap
          if total <= width { return }
        }
        // A line's last cell may hang over.
        let shown = columns
        widths = table.widths(ambiguousWidth) { row, column in
          column != shown.last { $0 < row.count && !row[$0].text.isEmpty }
        }
        wrappingWidth = width
        for gap in ["  ", " "] {
          self.gap = gap
          let last = columns.last.map { widths[$0] } ?? 0
          let word = columns.last.map { table.longestWord(in: $0, ambiguousWidth) } ?? 0
          if total - last + max(Self.narrowest, word) <= width { return }
        }
        guard let index = columns.lastIndex(where: { table.columns[$0].isOptional }) else { return }
        columns.remove(at: index)
      }
    }

    private var total: Int {
      indent + columns.reduce(0) { $0 + widths[$1] } + gap.utf8.count * max(0, columns.count - 1)
    }
  }

  /// The columns of the longest piece that cannot be broken.
  private func longestWord(in column: Int, _ ambiguousWidth: AmbiguousWidth) -> Int {
    rows.reduce(0) { longest, row in
      guard column < row.count else { return longest }
      return row[column].text.split(separator: " ").flatMap(LineBreak.pieces)
        .reduce(longest) { max($0, $1.columnCount(ambiguous: ambiguousWidth)) }
    }
  }

  /// The widths of the columns, as the cells that count have it.
  private func widths(
    _ ambiguousWidth: AmbiguousWidth, counting counts: ([Cell], Int) -> Bool
  ) -> [Int] {
    columns.indices.map { column in
      let title = columns[column].title.columnCount(ambiguous: ambiguousWidth)
      return rows.reduce(title) { widest, row in
        column < row.count && counts(row, column)
          ? max(widest, row[column].text.columnCount(ambiguous: ambiguousWidth)) : widest
      }
    }
  }
}
