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
    /// How many spaces part two columns.
    private(set) var gap = 2
    /// Where last cells are wrapped; nil when they are not.
    private(set) var wrappingWidth: Int?

    /// Where a last column is wrapped it has room for its longest word, and for at least so many
    /// columns.
    private static let narrowest = 16

    init(
      of table: Table, _ measure: Measure, indent: Int, within width: Int?,
      _ ambiguousWidth: AmbiguousWidth
    ) {
      self.indent = indent
      columns = Array(table.columns.indices)
      let whole = measure.widths
      widths = whole
      guard let width, total > width else { return }
      while true {
        widths = whole
        wrappingWidth = nil
        for gap in [2, 1] {
          self.gap = gap
          if total <= width { return }
        }
        widths = measure.widthsBeforeLast(of: columns)
        wrappingWidth = width
        let last = columns.last.map { widths[$0] } ?? 0
        let word = columns.last.map { table.longestWord(in: $0, measure, ambiguousWidth) } ?? 0
        for gap in [2, 1] {
          self.gap = gap
          if total - last + max(Self.narrowest, word) <= width { return }
        }
        guard let index = columns.lastIndex(where: { table.columns[$0].isOptional }) else { return }
        columns.remove(at: index)
      }
    }

    private var total: Int {
      indent + columns.reduce(0) { $0 + widths[$1] } + gap * max(0, columns.count - 1)
    }
  }

  /// The columns of the longest piece that cannot be broken.
  private func longestWord(
    in column: Int, _ measure: Measure, _ ambiguousWidth: AmbiguousWidth
  ) -> Int {
    measure.rows.reduce(0) { longest, index in
      let row = measure[index]
      // No word is wider than its cell.
      guard Int(row[row.startIndex + column]) > longest else { return longest }
      return rows[index][column].text.split(separator: " ").flatMap(LineBreak.pieces)
        .reduce(longest) { max($0, $1.columnCount(ambiguous: ambiguousWidth)) }
    }
  }
}
