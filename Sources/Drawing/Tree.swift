/// A tree drawn downwards, one node a line:
///
///     a
///     ├─ b
///     │  └─ c
///     └─ d
public struct Tree: Sendable {
  public let label: StyledText
  public let children: [Tree]

  public init(_ label: StyledText, _ children: [Tree] = []) {
    self.label = label
    self.children = children
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    draw(on: canvas, indent: "", into: &text)
  }

  private func draw(on canvas: Canvas, indent: String, into text: inout StyledText) {
    text.append(label)
    text.endLine()
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      let branch =
        isLast ? canvas.glyph("└─ ", ascii: "`- ") : canvas.glyph("├─ ", ascii: "|- ")
      text.append(indent + branch, .faint)
      let width = branch.columnCount(ambiguous: canvas.ambiguousWidth)
      let stem = (isLast ? "" : canvas.glyph("│", ascii: "|"))
        .left(width, ambiguous: canvas.ambiguousWidth)
      child.draw(on: canvas, indent: indent + stem, into: &text)
    }
  }
}
