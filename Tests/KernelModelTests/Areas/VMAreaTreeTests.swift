import Hardware
import Testing

@testable import KernelModel

/// The areas of an address space against a sorted array of ranges of pages.
@Suite struct VMAreaTreeTests {
  private let pool = VMAreaPool(capacity: 1 << 10)
  private let guardGap: UInt32 = 2 << 12

  private func tree(findsGapsBeforeGuards: Bool = false) -> VMAreaTree {
    VMAreaTree(
      pool: pool, tracer: Tracer(), space: AddressSpaceID(rawValue: 1), guardGap: guardGap,
      findsGapsBeforeGuards: findsGapsBeforeGuards)
  }

  private func address(_ page: Int) -> VirtualAddress {
    VirtualAddress(rawValue: UInt32(page) << 12)
  }

  /// Enters an area of pages where nothing lies.
  @discardableResult
  private func enter(
    _ pages: Range<Int>, in tree: VMAreaTree, _ options: AreaOptions = []
  ) throws -> AreaLink {
    let link = try #require(
      pool.insert(
        VMArea(
          start: address(pages.lowerBound), end: address(pages.upperBound), options: options,
          pageOffset: 0, file: .none, kind: .ordinary, space: tree.space)))
    tree.insert(link, before: tree.find(endingAfter: address(pages.lowerBound)))
    return link
  }

  private func pages(_ link: AreaLink, _ tree: VMAreaTree) -> Range<Int>? {
    guard !link.isNone else { return nil }
    return Int(tree[link].start.rawValue >> 12)..<Int(tree[link].end.rawValue >> 12)
  }

  private func expect(_ tree: VMAreaTree, is model: [Range<Int>]) throws {
    try tree.checkInvariants()
    #expect(tree.count == model.count)
    #expect(pages(tree.first, tree) == model.first)
    #expect(pages(tree.last, tree) == model.last)
    #expect(tree.highestEnd == address(model.last?.upperBound ?? 0))
  }

  @Test(arguments: 1...6)
  func `random steps agree with a sorted array`(seed: UInt64) throws {
    let tree = tree()
    var model: [Range<Int>] = []
    var random = SeededNumbers(seed: seed)
    for _ in 0..<400 {
      let start = 1 + random.next(below: 500)
      let wanted = start..<start + 1 + random.next(below: 8)
      let found = tree.area(overlapping: address(wanted.lowerBound)..<address(wanted.upperBound))
      #expect(pages(found, tree) == model.first { $0.overlaps(wanted) })
      if found.isNone {
        try enter(wanted, in: tree)
        model.insert(wanted, at: model.firstIndex { $0.lowerBound > start } ?? model.count)
      } else if let index = model.firstIndex(where: { $0.overlaps(wanted) }) {
        if random.next(below: 2) == 0, model[index].count > 1 {
          // Loses its first page.
          model[index] = model[index].dropFirst()
          tree.resize(
            found, to: address(model[index].lowerBound)..<address(model[index].upperBound))
        } else {
          tree.remove(found)
          pool.remove(found)
          model.remove(at: index)
        }
      }
      try expect(tree, is: model)
      let place = random.next(below: 520)
      let next = tree.area(endingAfter: address(place))
      #expect(pages(next, tree) == model.first { $0.upperBound > place })
      #expect(pages(tree.area(before: next), tree) == model.last { $0.upperBound <= place })
    }
    #expect(pool.count == model.count)
  }

  @Test func `the gap below an area that grows down leaves the guard gap out`() throws {
    let tree = tree()
    try enter(10..<12, in: tree)
    let stack = try enter(20..<22, in: tree, .growsDown)
    #expect(tree.gap(below: stack) == 6 << 12)
    #expect(tree[tree.root].subtreeGap == 10 << 12)
  }

  @Test func `kernels that ask for the guard gap afterwards count it as room`() throws {
    let tree = tree(findsGapsBeforeGuards: true)
    try enter(10..<12, in: tree)
    #expect(tree.gap(below: try enter(20..<22, in: tree, .growsDown)) == 8 << 12)
  }

  @Test func `all go at once`() throws {
    let tree = tree()
    for page in 1..<20 { try enter(2 * page..<2 * page + 1, in: tree) }
    tree.removeAll()
    try expect(tree, is: [])
  }
}

/// Where areas lie.
@Suite struct VMAreaPoolTests {
  private let area = VMArea(
    start: VirtualAddress(rawValue: 0x1000), end: VirtualAddress(rawValue: 0x2000), options: [],
    pageOffset: 0, file: .none, kind: .ordinary,
    space: AddressSpaceID(rawValue: 1))

  @Test func `slot 0 is nobody's, and the slot given back last is the next`() throws {
    let pool = VMAreaPool(capacity: 4)
    let links = try (0..<3).map { _ in try #require(pool.insert(area)) }
    #expect(links.map(\.slot) == [1, 2, 3])
    pool.remove(links[0])
    pool.remove(links[1])
    #expect(pool.insert(area)?.slot == 2)
    #expect(pool.insert(area)?.slot == 1)
  }

  @Test func `a full pool refuses`() {
    let pool = VMAreaPool(capacity: 2)
    #expect(pool.insert(area) != nil)
    #expect(pool.insert(area) == nil)
    #expect(pool.count == 1)
  }
}
