extension Table {
  /// How wide the cells of a table are, each counted once.
  struct Measure {
    /// Of the columns' titles.
    let titles: [Int32]
    /// How many rows were measured: all, unless somebody had seen enough.
    let rowCount: Int
    /// How wide the columns must be for their titles and cells.
    let widths: [Int]
    /// Row by row; -1 for a cell that is missing or empty.
    private let cells: [Int32]
    private let patience: Patience

    /// - Complexity: O(bytes)
    init(of table: Table, _ ambiguousWidth: AmbiguousWidth, _ patience: Patience) {
      titles = table.columns.map { Int32($0.title.columnCount(ambiguous: ambiguousWidth)) }
      var widths = titles
      var cells: [Int32] = []
      cells.reserveCapacity(table.rows.count * titles.count)
      var rowCount = 0
      for row in patience.wanted(table.rows) {
        for (column, cell) in row.enumerated() {
          let isEmpty = cell.text.isEmpty
          let width = isEmpty ? -1 : Int32(cell.text.columnCount(ambiguous: ambiguousWidth))
          cells.append(width)
          widths[column] = max(widths[column], width)
        }
        for _ in row.count..<titles.count { cells.append(-1) }
        rowCount += 1
      }
      self.widths = widths.map(Int.init)
      self.cells = cells
      self.rowCount = rowCount
      self.patience = patience
    }

    /// The rows that were measured, until somebody has seen enough.
    var rows: Patience.Wanted<Range<Int>> { patience.wanted(0..<rowCount) }

    /// The widths of a row's cells.
    subscript(row: Int) -> ArraySlice<Int32> {
      cells[row * titles.count..<(row + 1) * titles.count]
    }

    /// How wide the columns must be where a line's last cell may hang over.
    ///
    /// - Parameter shown: the columns that are drawn.
    func widthsBeforeLast(of shown: [Int]) -> [Int] {
      var widths = titles
      for index in rows {
        let row = self[index]
        let last = shown.last { row[row.startIndex + $0] >= 0 }
        for column in widths.indices where column != last {
          widths[column] = max(widths[column], row[row.startIndex + column])
        }
      }
      return widths.map(Int.init)
    }
  }
}
