extension PictureLayout {
  /// Boxes of four lines, spread over the height that there is. An arrow arrives at the second line
  /// of its box, where no row's own line ends.
  ///
  /// - Parameter lines: on which arrows begin.
  /// - Returns: the first line below.
  mutating func place(
    _ boxes: [PictureItem], in region: Region, avoiding lines: [Int], height: Int
  ) -> Int {
    let bottom = region.line + max(height, 4 * boxes.count)
    var next = region.line + 1
    for (index, item) in boxes.enumerated() {
      let left = boxes.count - index
      let share = (bottom - next) / left
      var line = next + max(0, min(share / 2 - 1, share - 4))
      while lines.contains(line) { line += 1 }
      let rect = Plate.Rect.cells(
        column: region.column, line: line - 1, width: region.width, height: 4)
      let border = rect.inset(Plate.cellWidth / 2, Plate.cellHeight / 2)
      plate.add(.frame(border, item.role), of: item)
      let width = region.width - 3
      write(name(of: item), at: region.column + 2, line, width: width, of: item)
      write(
        pieces(item.detail, or: .value), at: region.column + 2, line + 1, width: width, of: item)
      plate.place(item, at: rect)
      mark(item, around: border.inset(-4, -4))
      next = line + 4
      plate.grow(to: line + 3)
    }
    return max(bottom, next - 1)
  }
}
