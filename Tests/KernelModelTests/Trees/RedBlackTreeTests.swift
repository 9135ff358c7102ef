import Testing

@testable import KernelModel

/// A red-black tree of numbers, each node knowing how many nodes its subtree has.
private final class NumberTree: RedBlackNodes {
  struct Link: PoolLink { var slot: UInt32 }

  private struct Node {
    var number = 0
    var left = Link.none
    var right = Link.none
    var parent = Link.none
    var isRed = false
    var count = 0
  }

  /// Slot 0 is no node, and is never written.
  private var nodes = [Node()]
  var root = Link.none
  private(set) var events: [String] = []

  func left(_ node: Link) -> Link { nodes[Int(node.slot)].left }
  func right(_ node: Link) -> Link { nodes[Int(node.slot)].right }
  func parent(_ node: Link) -> Link { nodes[Int(node.slot)].parent }
  func isRed(_ node: Link) -> Bool { nodes[Int(node.slot)].isRed }
  func setLeft(_ node: Link, _ child: Link) { nodes[Int(node.slot)].left = child }
  func setRight(_ node: Link, _ child: Link) { nodes[Int(node.slot)].right = child }
  func setParent(_ node: Link, _ parent: Link) { nodes[Int(node.slot)].parent = parent }
  func setRed(_ node: Link, _ isRed: Bool) { nodes[Int(node.slot)].isRed = isRed }
  func didRotate(_ node: Link, above old: Link) {
    events.append("\(number(node)) above \(number(old))")
  }
  func didRecolour(_ node: Link, red: Bool) {
    events.append("\(number(node)) \(red ? "red" : "black")")
  }

  func number(_ node: Link) -> Int { nodes[Int(node.slot)].number }

  private func count(_ node: Link) -> Int { nodes[Int(node.slot)].count }

  func updateSummary(_ node: Link) -> Bool {
    let count = count(left(node)) + count(right(node)) + 1
    defer { nodes[Int(node.slot)].count = count }
    return nodes[Int(node.slot)].count != count
  }

  @discardableResult
  func add(_ number: Int) -> Link {
    nodes.append(Node(number: number))
    let node = Link(slot: UInt32(nodes.count - 1))
    var (parent, place, onLeft) = (Link.none, root, true)
    while !place.isNone {
      parent = place
      onLeft = number < self.number(place)
      place = onLeft ? left(place) : right(place)
    }
    insert(node, under: parent, onLeft: onLeft)
    return node
  }

  /// The tree as a picture: `((1) 2 (3r))`, an r behind what is red.
  var picture: String { picture(root) }

  private func picture(_ node: Link) -> String {
    guard !node.isNone else { return "" }
    let parts = [
      picture(left(node)), "\(number(node))\(isRed(node) ? "r" : "")", picture(right(node)),
    ]
    return "(\(parts.filter { !$0.isEmpty }.joined(separator: " ")))"
  }

  /// Checks the rules and every summary.
  ///
  /// - Returns: the numbers in the tree's order.
  func checked() throws -> [Int] {
    let order = try checkTree { .areaTree(.tree($0)) }
    for node in order { #expect(!updateSummary(node)) }
    return order.map(number)
  }
}

@Suite struct RedBlackTreeTests {
  @Test func `a red uncle takes the colour, and nothing turns`() {
    let tree = NumberTree()
    for number in [2, 1, 3, 4] { tree.add(number) }
    #expect(tree.picture == "((1) 2 (3 (4r)))")
    #expect(!tree.events.contains { $0.contains("above") })
  }

  @Test func `an outer grandchild makes its parent rise`() {
    let tree = NumberTree()
    for number in [1, 2, 3] { tree.add(number) }
    #expect(tree.picture == "((1r) 2 (3r))")
    #expect(tree.events.filter { $0.contains("above") } == ["2 above 1"])
  }

  @Test func `an inner grandchild rises twice`() {
    let tree = NumberTree()
    for number in [1, 3, 2] { tree.add(number) }
    #expect(tree.picture == "((1r) 2 (3r))")
    #expect(tree.events.filter { $0.contains("above") } == ["2 above 3", "2 above 1"])
  }

  @Test func `a node with two children gives its place to the next in order`() throws {
    let tree = NumberTree()
    let nodes = [4, 2, 6, 1, 3, 5, 7].map { tree.add($0) }
    tree.remove(nodes[0])
    #expect(try tree.checked() == [1, 2, 3, 5, 6, 7])
    #expect(tree.number(tree.root) == 5)
  }

  @Test func `the last node leaves an empty tree`() throws {
    let tree = NumberTree()
    tree.remove(tree.add(1))
    #expect(tree.root.isNone)
    #expect(try tree.checked() == [])
  }

  @Test(arguments: 1...8)
  func `random steps keep the rules, the order and the summaries`(seed: UInt64) throws {
    let tree = NumberTree()
    var model: [(number: Int, node: NumberTree.Link)] = []
    var random = SeededNumbers(seed: seed)
    for step in 0..<600 {
      // Grows at first, shrinks to nothing in the end.
      if model.isEmpty || random.next(below: 600) > step {
        let number = step + 1000 * random.next(below: 1000)
        let place = model.firstIndex { $0.number > number } ?? model.count
        model.insert((number, tree.add(number)), at: place)
      } else {
        tree.remove(model.remove(at: random.next(below: model.count)).node)
      }
      #expect(try tree.checked() == model.map(\.number))
    }
  }

  @Test func `a broken rule is found by its number`() throws {
    let tree = NumberTree()
    let nodes = [2, 1, 3, 4].map { tree.add($0) }
    func broken(_ body: () -> Void, _ mend: () -> Void) -> Int? {
      body()
      defer { mend() }
      do throws(InvariantViolation) {
        _ = try tree.checkTree { .areaTree(.tree($0)) }
        return nil
      } catch {
        return error.number
      }
    }
    let (root, three) = (nodes[0], nodes[2])
    #expect(broken({ tree.setRed(root, true) }, { tree.setRed(root, false) }) == 1)
    #expect(broken({ tree.setRed(three, true) }, { tree.setRed(three, false) }) == 2)
    #expect(broken({ tree.setRed(nodes[1], true) }, { tree.setRed(nodes[1], false) }) == 3)
    #expect(broken({}, {}) == nil)
  }
}
