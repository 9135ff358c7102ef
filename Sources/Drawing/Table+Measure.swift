extension Table {
  /// How wide the cells of a table are, each counted once.
  struct Measure {
    /// Of the columns' titles.
    let titles: [Int32]
    /// How many rows were measured: all, unless somebody had seen enough.
    let rowCount: Int
    /// Row by row; -1 for a cell that is missing or empty.
    private let cells: [Int32]

    /// - Complexity: O(bytes)
    init(of table: Table, _ ambiguousWidth: AmbiguousWidth, _ patience: Patience) {
      titles = table.columns.map { Int32($0.title.columnCount(ambiguous: ambiguousWidth)) }
      var cells: [Int32] = []
      cells.reserveCapacity(table.rows.count * titles.count)
      var rowCount = 0
      for row in patience.wanted(table.rows) {
        for cell in row {
          let isEmpty = cell.text.isEmpty
          cells.append(isEmpty ? -1 : Int32(cell.text.columnCount(ambiguous: ambiguousWidth)))
        }
        for _ in row.count..<titles.count { cells.append(-1) }
        rowCount += 1
      }
      self.cells = cells
      self.rowCount = rowCount
    }

    /// The widths of a row's cells.
    subscript(row: Int) -> ArraySlice<Int32> {
      cells[row * titles.count..<(row + 1) * titles.count]
    }

    /// How wide the columns must be for their titles and cells.
    var widths: [Int] { widths { _ in nil } }

    /// The same where a line's last cell may hang over.
    ///
    /// - Parameter shown: the columns that are drawn.
    func widthsBeforeLast(of shown: [Int]) -> [Int] {
      widths { row in shown.last { row[row.startIndex + $0] >= 0 } }
    }

    /// - Parameter exempt: the column whose cell does not count in a row.
    private func widths(_ exempt: (ArraySlice<Int32>) -> Int?) -> [Int] {
      var widths = titles
      for index in 0..<rowCount {
        let row = self[index]
        let left = exempt(row)
        for column in widths.indices where column != left {
          widths[column] = max(widths[column], row[row.startIndex + column])
        }
      }
      return widths.map(Int.init)
    }
  }
}
