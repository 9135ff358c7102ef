import Drawing
import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct BuddyPictureTests {
  private let it = Specimen()

  private func tree(_ frame: UInt32) throws -> BinaryTree {
    try #require(Picture.buddy(it.kernel, frame: PageFrameNumber(rawValue: frame)).tree)
  }

  @Test func `each half is its parent's, and halves are buddies`() throws {
    _ = it.type("alloc 2")
    let tree = try tree(0x2050)
    #expect(tree.nodes.count == 21)
    for node in tree.nodes {
      guard let left = node.left, let right = node.right else { continue }
      let (low, high) = (tree.nodes[left].item, tree.nodes[right].item)
      #expect(low.size == high.size)
      #expect(2 * (low.size ?? 0) == node.item.size)
      let starts = [low, high].compactMap { UInt32($0.caption.words(in: .english), radix: 16) }
      #expect(starts[0] ^ starts[1] == UInt32(low.size ?? 0))
      #expect(starts[0] < starts[1])
    }
  }

  @Test func `the way to the frame is one path`() throws {
    _ = it.type("alloc 2")
    let tree = try tree(0x2050)
    let path = tree.nodes.filter(\.isOnPath).map(\.item.id)
    #expect(path.count == 11)
    #expect(path.first == "block.02000.10" && path.last == "block.02050.0")
    #expect(tree.nodes.first { $0.item.id == "block.02054.2" }?.item.letter == "f")
    #expect(tree.nodes.first { $0.item.id == "block.02051.0" }?.item.letter == "t")
  }

  @Test func `a free block of order 10 is a tree of one node`() throws {
    #expect(try tree(0x2500).nodes.map(\.item.letter) == ["f"])
  }

  @Test func `lists hold as many blocks as the zone counts`() {
    let zone = it.kernel.allocator.zones[1]
    let chains = Picture.buddy(it.kernel, frame: PageFrameNumber(rawValue: 0x2050)).chains
    #expect(chains.map(\.item.id) == (0...10).reversed().map { "list.Normal.\($0)" })
    for (order, chain) in zip((0...10).reversed(), chains) {
      #expect(chain.members.count + chain.moreCount == zone.freeBlockCount(order: order))
      #expect(chain.members.count == min(3, zone.freeBlockCount(order: order)))
    }
  }

  @Test func `without a frame it shows the first block of the lowest order that is free`() throws {
    let picture = Picture.buddy(it.kernel)
    let last = try #require(picture.tree?.nodes.last { $0.isOnPath })
    let zone = it.kernel.allocator.zones[1]
    let lowest = try #require((0...10).first { zone.freeBlockCount(order: $0) > 0 })
    #expect(last.item.letter == "f")
    #expect(last.item.size == UInt64(1) << UInt64(lowest))
    #expect(last.item.caption == picture.chains[10 - lowest].members.first?.caption)
  }
}
