// Shapes in the midst of views of words: what a figure draws, without a figure around it.
extension Shape {
  /// Draws the shape with characters, as a picture has it.
  ///
  /// - Parameters:
  ///   - indent: columns that stay free in front of it.
  ///   - width: the most columns that it takes; nil for all that are left.
  ///   - foldsRows: tells rows of a mosaic that are like the one above them instead of drawing them.
  public func draw(
    on canvas: Canvas, indent: Int = 0, width: Int? = nil, foldsRows: Bool = false,
    into text: inout StyledText
  ) {
    let room = max(1, canvas.width - indent)
    let grid = self.grid(
      on: canvas, columnCount: min(room, width ?? room), foldsRows ? .foldsRows : [])
    for line in grid.lines {
      if !line.isEmpty { text.append(spaces: indent) }
      text.append(line)
      text.endLine()
    }
  }

  fileprivate func grid(
    on canvas: Canvas, columnCount: Int, _ manner: PictureLayout.Manner
  ) -> CharacterGrid {
    let picture = Picture(
      "", title: Caption(), summary: Caption(), bands: [.init(.init(self))])
    let layout = PictureLayout(
      picture, PictureChanges(), in: canvas.language, columnCount: columnCount,
      resolution: Plate.cellWidth, manner: manner)
    return CharacterGrid(layout.plate, glyphs: LineGlyphs(canvas))
  }
}

extension BinaryTree {
  /// The tree on its side: a node a line, the leftmost first, as wide as it is deep.
  ///
  /// - Complexity: O(nodes · depth)
  public func lines(on canvas: Canvas) -> [StyledText] {
    let widest = nodes.reduce(0) {
      max($0, $1.item.caption.words(in: canvas.language).columnCount)
    }
    let grid = Shape.tree(self).grid(
      on: canvas, columnCount: Self.indent * depth + widest, .laysTrees)
    return Array(grid.lines)
  }
}
