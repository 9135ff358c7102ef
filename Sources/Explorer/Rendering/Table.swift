/// Rows of cells in aligned columns.
///
/// A column is as wide as its widest cell. Two spaces part the columns; the last cell of a line is
/// not padded.
public struct Table: Sendable {
  public enum Alignment: Sendable {
    case left
    case right
  }

  public struct Column: Sendable {
    public let title: String
    public let alignment: Alignment

    public init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
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

  private let columns: [Column]
  private var rows: [[Cell]] = []
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

  public func draw(into text: inout StyledText, indent: Int = 0) {
    let widths = columns.indices.map { column in
      rows.reduce(columns[column].title.count) { widest, row in
        column < row.count ? max(widest, row[column].text.count) : widest
      }
    }
    if columns.contains(where: { !$0.title.isEmpty }) {
      draw(columns.map { Cell($0.title, .label) }, widths, indent, into: &text)
    }
    for (index, row) in rows.enumerated() {
      drawHeadings(before: index, into: &text)
      draw(row, widths, indent, into: &text)
    }
    drawHeadings(before: rows.count, into: &text)
  }

  private func drawHeadings(before row: Int, into text: inout StyledText) {
    for heading in headings where heading.row == row {
      text.append(heading.text)
      text.endLine()
    }
  }

  private func draw(
    _ cells: [Cell], _ widths: [Int], _ indent: Int, into text: inout StyledText
  ) {
    text.append(String(repeating: " ", count: indent))
    let last = cells.lastIndex { !$0.text.isEmpty } ?? -1
    for (column, cell) in cells.enumerated() where column <= last {
      let padding = String(repeating: " ", count: widths[column] - cell.text.count)
      if columns[column].alignment == .right { text.append(padding) }
      text.append(cell.text, cell.role)
      if column < last {
        if columns[column].alignment == .left { text.append(padding) }
        text.append("  ")
      }
    }
    text.endLine()
  }
}
