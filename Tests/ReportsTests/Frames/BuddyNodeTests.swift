@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The tree of splits` {
  private let it = Specimen()

  private func leaves(_ node: BuddyNode) -> [(first: Int, order: Int, isFree: Bool)] {
    switch node {
    case .free(let first, let order, _): [(first.index, order, true)]
    case .used(let first, let order, _): [(first.index, order, false)]
    case .split(_, _, let low, let high): leaves(low) + leaves(high)
    }
  }

  private func tree(_ frame: UInt32) -> BuddyNode {
    let top = PageFrameNumber(rawValue: frame).block(of: Order.max)
    return BuddyNode(top, order: Order.max, in: it.kernel)
  }

  @Test func `covers each frame of its block once`() {
    _ = it.type("alloc 3")
    var next = 0x2000
    for leaf in leaves(tree(0x2000)) {
      #expect(leaf.first == next)
      next += 1 << leaf.order
    }
    #expect(next == 0x2400)
  }

  @Test func `has the blocks of the free lists for free leaves`() {
    let free = leaves(tree(0x2000)).filter(\.isFree)
    let pages = free.map { 1 << $0.order }.reduce(0, +)
    #expect(pages == 941 + 4)
    for leaf in free {
      let page = it.kernel.pages[PageFrameNumber(rawValue: UInt32(leaf.first))]
      #expect(page.use == .freeBlock && Int(page.order) == leaf.order)
    }
  }

  @Test func `is one leaf where nothing is split`() {
    let whole = leaves(tree(0x2500))
    #expect(whole.count == 1 && whole[0].isFree && whole[0].order == 10)
  }

  @Test func `goes into JSON with its halves`() {
    let json = it.json("buddy 02050")
    #expect(json.contains(#""tree":{"code":"split","first":8192,"halves":["#))
    #expect(json.contains(#"{"code":"free","first":8704,"order":9,"type":"Unmovable"}"#))
  }
}
