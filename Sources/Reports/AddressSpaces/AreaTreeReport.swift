import Drawing
import Grammar
import Hardware
import KernelModel

/// The areas of a process as list and red-black tree together.
///
/// The tree lies on its side: its root is at the left, lower addresses are above. Read downwards,
/// the lines are the list, and the order is that of `maps`.
package struct AreaTreeReport: CheckedReport {
  package static let kind = "area-tree"

  package struct Node: Encodable, Sendable {
    package let start: VirtualAddress
    package let end: VirtualAddress
    package let mode: String
    package let isRed: Bool
    /// How many nodes lie above it.
    package let depth: Int
    /// Where its parent begins; nil for the root.
    package let parent: VirtualAddress?
    /// Bytes free below it, and the most below any node of its subtree.
    package let gap: UInt32
    package let subtreeGap: UInt32
    package let name: String
    /// Which of the program's five parts it holds.
    package let parts: [ProgramPart]
    /// What the last call did to it.
    package let changes: [AreaTreeChanges.Mark]
    /// Its children, by their places in the list.
    fileprivate let left: Int?
    fileprivate var right: Int?

    package enum CodingKeys: CodingKey {
      case start, end, mode, isRed, depth, parent, gap, subtreeGap, name, parts, changes
    }
  }

  package let process: Int32
  /// In the order of addresses.
  package let nodes: [Node]
  private let root: Int?
  /// Black nodes on every way from the root to a missing child.
  package let blackHeight: Int
  /// What `checkInvariants` found broken; nil when all is well.
  package let violation: InvariantViolation?
  /// The command in whose middle the machine is halted.
  package var halted: String?
  /// What the last call that changed the tree did to it.
  package let changes: AreaTreeChanges

  package enum CodingKeys: CodingKey { case process, nodes, blackHeight, violation, halted, changes }

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    let areas = space.areas
    let changes = AreaTreeChanges(areas)
    var nodes: [Node] = []
    func visit(_ link: AreaLink, depth: Int) -> Int? {
      guard !link.isNone else { return nil }
      let area = areas[link]
      let left = visit(area.left, depth: depth + 1)
      let place = nodes.count
      nodes.append(
        Node(
          start: area.start, end: area.end, mode: area.options.mode, isRed: area.isRed,
          depth: depth, parent: area.parent.isNone ? nil : areas[area.parent].start,
          gap: areas.gap(below: link), subtreeGap: area.subtreeGap,
          name: area.shortName(in: space, kernel), parts: area.parts(of: space.image),
          changes: changes.marks(of: link), left: left))
      nodes[place].right = visit(area.right, depth: depth + 1)
      return place
    }
    root = visit(areas.root, depth: 0)
    self.nodes = nodes
    self.changes = changes
    blackHeight = areas.blackHeight
    violation = areas.firstViolation
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(AreaPhrase.tree(process, count: nodes.count)), .heading)
    let lines = tree.lines(on: canvas)
    let widths = lines.map(\.text.columnCount)
    let width = widths.max() ?? 0
    func title(_ column: AreaColumn) -> String { canvas.words(column) }
    text.append("\(title(.tree).left(width))  \(title(.mode).left(4))  ", .label)
    text.appendLine(
      "\(title(.gap).right(6))  \(title(.largest).right(7))  \(title(.name))", .label)
    for (index, node) in text.patience.wanted(nodes.enumerated()) {
      text.append(lines[index])
      text.pad(from: widths[index], to: width)
      text.append("  \(node.mode)  \(shortSize(UInt64(node.gap)).right(6))  ")
      text.append(shortSize(UInt64(node.subtreeGap)).right(7), .faint)
      text.append(node.name.isEmpty ? "" : "  \(node.name)")
      let parts = node.parts.notNamed
      text.append(parts.isEmpty ? "" : "  \(parts)", .faint)
      let changes = node.changes.map { canvas.words($0) }.joined(separator: ", ")
      text.appendLine(changes.isEmpty ? "" : "  \(changes)", .changed)
    }
    if let violation {
      text.appendProblem(
        canvas.words(AreaPhrase.violation(violation)), halted: halted, on: canvas)
    } else {
      text.appendLine(canvas.words(AreaPhrase.treeHolds(blackHeight: blackHeight)), .faint)
    }
    changes.draw(on: canvas, into: &text)
  }
}

extension AreaTreeReport {
  /// The tree as a picture has it, the root first.
  private var tree: BinaryTree {
    var branches: [BinaryTree.Node] = []
    func add(_ index: Int) -> Int {
      let node = nodes[index]
      let place = branches.count
      branches.append(BinaryTree.Node(node.item))
      let left = node.left.map(add)
      branches[place] = BinaryTree.Node(node.item, left: left, right: node.right.map(add))
      return place
    }
    _ = root.map(add)
    return BinaryTree(branches)
  }
}

extension AreaTreeReport.Node {
  /// `R 08049000-0804a000`
  fileprivate var item: PictureItem {
    PictureItem(
      "area.\(start.digits)",
      Caption(.name(isRed ? "R" : "B"), isRed ? .red : .heading)
        + Caption(.name((start..<end).digits), .address))
  }
}

extension VMAreaTree {
  /// Black nodes on the way to the lowest area: on every way down, in a tree that is sound.
  var blackHeight: Int {
    var height = 0
    var node = root
    while !node.isNone {
      if !self[node].isRed { height += 1 }
      node = self[node].left
    }
    return height
  }

  /// What is broken; nil when nothing is.
  var firstViolation: InvariantViolation? {
    do throws(InvariantViolation) {
      try checkInvariants()
      return nil
    } catch {
      return error
    }
  }
}
