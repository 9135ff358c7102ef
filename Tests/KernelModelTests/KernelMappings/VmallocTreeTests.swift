import Hardware
import Testing

@testable import KernelModel

/// The tree of vmalloc areas against a sorted array of ranges of pages.
@Suite struct VmallocTreeTests {
  private let areas = VmallocAreaPool()

  private func address(_ page: Int) -> VirtualAddress {
    VirtualAddress(rawValue: 0xf880_0000 + UInt32(page) << 12)
  }

  private func pages(_ link: VmallocLink) -> Range<Int>? {
    guard !link.isNone else { return nil }
    func page(_ address: VirtualAddress) -> Int { Int((address.rawValue - 0xf880_0000) >> 12) }
    return page(areas[link].start)..<page(areas[link].end)
  }

  private func enter(_ range: Range<Int>, _ tree: VmallocTree) {
    tree.insert(
      areas.insert(VmallocArea(address(range.lowerBound)..<address(range.upperBound), .free)))
  }

  /// The lowest block that holds so many pages wherever an aligned place begins in it, and the
  /// first such place; with alignment 1 simply the first block that is long enough.
  private func firstFit(_ count: Int, _ blocks: [Range<Int>]) -> Int? {
    blocks.first { $0.count >= count }?.lowerBound
  }

  @Test(arguments: 1...6)
  func `random steps agree with a sorted array`(seed: UInt64) throws {
    let tree = VmallocTree(areas: areas)
    var model: [Range<Int>] = []
    var random = SeededNumbers(seed: seed)
    for _ in 0..<400 {
      let start = random.next(below: 600)
      let wanted = start..<start + 1 + random.next(below: 9)
      if let index = model.firstIndex(where: { $0.overlaps(wanted) }) {
        let link = tree.area(at: address(model[index].lowerBound))
        #expect(pages(link) == model[index])
        if random.next(below: 2) == 0, model[index].count > 1 {
          model[index] = model[index].dropLast()
          areas[link].end = address(model[index].upperBound)
          tree.resized(link)
        } else {
          tree.take(link)
          areas.remove(link)
          model.remove(at: index)
        }
      } else {
        enter(wanted, tree)
        model.insert(wanted, at: model.firstIndex { $0.lowerBound > start } ?? model.count)
      }
      let order = try tree.checkTree { .vmalloc(.tree($0)) }
      #expect(order.compactMap(pages) == model)
      #expect(order.allSatisfy { !tree.updateSummary($0) })
      #expect(tree.count == model.count)
      let place = random.next(below: 620)
      let next = tree.area(endingAfter: address(place))
      #expect(pages(next) == model.first { $0.upperBound > place })
      #expect(pages(tree.area(at: address(place))) == model.first { $0.contains(place) })
      if let index = model.firstIndex(where: { $0.upperBound > place }) {
        #expect(pages(tree.successor(of: next)) == (model.dropFirst(index + 1).first))
      }
      let count = 1 + random.next(below: 10)
      let fit = tree.lowestFit(UInt32(count) << 12, alignment: 1)
      #expect(fit?.start == firstFit(count, model).map(address))
    }
  }

  @Test(arguments: 1...4)
  func `an aligned fit lies in its block, at a multiple`(seed: UInt64) throws {
    let tree = VmallocTree(areas: areas)
    var random = SeededNumbers(seed: seed)
    var start = 0
    for _ in 0..<40 {
      start += 1 + random.next(below: 5)
      let count = 1 + random.next(below: 12)
      enter(start..<start + count, tree)
      start += count
    }
    for shift in 12...15 as ClosedRange<UInt32> {
      for count in 1...8 as ClosedRange<UInt32> {
        guard let fit = tree.lowestFit(count << 12, alignment: 1 << shift) else { continue }
        #expect(fit.start.rawValue & (1 << shift - 1) == 0)
        let block = areas[fit.node]
        #expect(block.start <= fit.start && fit.start + count << 12 <= block.end)
      }
    }
  }

  @Test func `nothing fits an empty tree, or more bytes than there are`() {
    let tree = VmallocTree(areas: areas)
    #expect(tree.lowestFit(4096, alignment: 1) == nil)
    enter(0..<4, tree)
    #expect(tree.lowestFit(5 << 12, alignment: 1) == nil)
    #expect(tree.lowestFit(.max, alignment: 4096) == nil)
  }

  @Test func `a slot given back is given again`() {
    let first = areas.insert(VmallocArea(address(0)..<address(1), .free))
    areas.remove(first)
    #expect(areas[first].state == .unused)
    #expect(areas.insert(VmallocArea(address(2)..<address(3), .busy)) == first)
    #expect(areas[first].state == .busy)
  }
}
