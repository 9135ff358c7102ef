/// Rows of cells in aligned columns.
///
/// A column is as wide as its widest cell. Two spaces part the columns; the last cell of a line is
/// not padded. What is too wide for a canvas is narrowed: see `Table.Shape`.
public struct Table: Sendable {
  public enum Alignment: Sendable {
    case left
    case right
  }

  public struct Column: Sendable {
    public let title: String
    public let alignment: Alignment
    /// It is left out where there is no room.
    public let isOptional: Bool

    public init(_ title: String, _ alignment: Alignment = .left, isOptional: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isOptional = isOptional
    }
  }

  public struct Cell: Sendable {
    public let text: String
    public let role: Role

    public init(_ text: String, _ role: Role = .plain) {
      self.text = text
      self.role = role
    }
  }

  let columns: [Column]
  private(set) var rows: [[Cell]] = []
  /// Lines that stand before the row of an index, across all columns.
  private var headings: [(row: Int, text: StyledText)] = []

  /// - Parameter columns: when every title is empty, no line of titles is drawn.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a line; missing cells are empty.
  ///
  /// - Precondition: there are at most as many cells as columns.
  public mutating func append(_ cells: [Cell]) {
    precondition(cells.count <= columns.count)
    rows.append(cells)
  }

  /// Adds a line that has no columns.
  public mutating func append(heading: StyledText) { headings.append((rows.count, heading)) }

  /// Where nobody wants to see the rest any more it ends, also while it is measured and shaped.
  ///
  /// - Parameter width: the canvas's, for a table that may be too wide for it.
  public func draw(into text: inout StyledText, indent: Int = 0, width: Int? = nil) {
    let measure = Measure(of: self, text.ambiguousWidth, text.patience)
    let shape = Shape(of: self, measure, indent: indent, within: width, text.ambiguousWidth)
    if columns.contains(where: { !$0.title.isEmpty }) {
      draw(columns.map { Cell($0.title, .label) }, measure.titles[...], shape, into: &text)
    }
    for (index, row) in text.patience.wanted(rows.prefix(measure.rowCount).enumerated()) {
      drawHeadings(before: index, into: &text)
      draw(row, measure[index], shape, into: &text)
    }
    drawHeadings(before: rows.count, into: &text)
  }

  private func drawHeadings(before row: Int, into text: inout StyledText) {
    for heading in headings where heading.row == row {
      text.append(heading.text)
      text.endLine()
    }
  }

  /// - Parameter measured: how wide the cells are.
  private func draw(
    _ cells: [Cell], _ measured: ArraySlice<Int32>, _ shape: Shape, into text: inout StyledText
  ) {
    text.append(spaces: shape.indent)
    let last = shape.columns.last { $0 < cells.count && !cells[$0].text.isEmpty } ?? -1
    var position = shape.indent
    for column in shape.columns where column <= last {
      let cell = cells[column]
      let missing = shape.widths[column] - max(0, Int(measured[measured.startIndex + column]))
      let isRight = columns[column].alignment == .right
      if isRight { text.append(spaces: missing) }
      if column == last {
        if isRight { position += max(0, missing) }
        return drawLast(cell, from: position, shape, into: &text)
      }
      text.append(cell.text, cell.role)
      if !isRight { text.append(spaces: missing) }
      text.append(spaces: shape.gap)
      position += shape.widths[column] + shape.gap
    }
    text.endLine()
  }

  private func drawLast(
    _ cell: Cell, from column: Int, _ shape: Shape, into text: inout StyledText
  ) {
    guard let width = shape.wrappingWidth else { return text.appendLine(cell.text, cell.role) }
    text.appendWrapped(cell.text, cell.role, from: column, width: width)
  }
}
