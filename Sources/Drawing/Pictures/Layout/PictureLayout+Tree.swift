extension PictureLayout {
  /// The root above, each node in a column of its own in order; where that is too wide, on its side.
  ///
  /// Neighbours in order never stand on one level (one is below the other), so half a node's width
  /// for each is enough.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ tree: BinaryTree, in region: Region) -> Int {
    guard !tree.nodes.isEmpty else { return 0 }
    let order = tree.inOrder
    let nodeWidth = (tree.nodes.map { width(name(of: $0.item)) }.max() ?? 1) + 1
    let pitch = nodeWidth / 2 + 1
    let isWide =
      manner.contains(.laysTrees) || (order.count - 1) * pitch + nodeWidth > region.width
    for (index, node) in order.enumerated() {
      let column = isWide ? BinaryTree.indent * node.depth : index * pitch
      let line = isWide ? index : 2 * node.depth
      let item = tree.nodes[node.index].item
      plate.place(
        item,
        at: .cells(
          column: region.column + column, line: region.line + line,
          width: width(name(of: item))))
    }
    for node in order { connect(tree, node.index, isWide: isWide) }
    for node in order {
      let item = tree.nodes[node.index].item
      guard let rect = plate.places[item.id] else { continue }
      plate.add(.node(rect.inset(isWide ? -10 : -4, 1), item.role), of: item)
      write(
        name(of: item, or: item.role), at: rect.x / Plate.cellWidth, rect.y / Plate.cellHeight,
        width: rect.width / Plate.cellWidth, of: item)
      mark(item, around: rect.inset(-8, -1))
    }
    let depth = order.map(\.depth).max() ?? 0
    let lines = isWide ? order.count : 2 * depth + 1
    plate.grow(to: region.line + lines)
    return lines
  }

  /// The edges from a node to its children.
  private mutating func connect(_ tree: BinaryTree, _ index: Int, isWide: Bool) {
    let node = tree.nodes[index]
    guard let parent = plate.places[node.item.id] else { return }
    for child in [node.left, node.right].compactMap({ $0 }) {
      guard let rect = plate.places[tree.nodes[child].item.id] else { continue }
      let points: [Plate.Point]
      let (column, line) = (rect.x / Plate.cellWidth, rect.y / Plate.cellHeight)
      let parentLine = parent.y / Plate.cellHeight
      if isWide {
        // A blank stands between branch and node.
        let end = Plate.Point(
          x: rect.x - Plate.cellWidth - 1, y: Plate.Point.middle(column: column, line: line).y)
        let stem = parent.x / Plate.cellWidth
        points = [
          .middle(column: stem, line: parentLine), .middle(column: stem, line: line), end,
        ]
      } else {
        let from = (parent.x + parent.width / 2) / Plate.cellWidth
        let to = column + rect.width / Plate.cellWidth / 2
        points = [
          .middle(column: from, line: parentLine), .middle(column: from, line: parentLine + 1),
          .middle(column: to, line: parentLine + 1), .middle(column: to, line: line),
        ]
      }
      let isOnPath = node.isOnPath && tree.nodes[child].isOnPath
      plate.add(.path(points, weight: isOnPath ? 3 : 1, .faint, hasHead: false))
    }
  }
}

extension BinaryTree {
  /// Columns that a level of a lying tree takes.
  static let indent = 3

  /// The deepest level, from 0.
  var depth: Int { inOrder.reduce(0) { max($0, $1.depth) } }

  /// The nodes from left to right with their depths.
  fileprivate var inOrder: [(index: Int, depth: Int)] {
    var order: [(index: Int, depth: Int)] = []
    var waiting: [(index: Int, depth: Int)] = []
    var next: Int? = nodes.isEmpty ? nil : 0
    var depth = 0
    while true {
      while let index = next {
        waiting.append((index, depth))
        next = nodes[index].left
        depth += 1
      }
      guard let top = waiting.popLast() else { return order }
      order.append(top)
      next = nodes[top.index].right
      depth = top.depth + 1
    }
  }
}
