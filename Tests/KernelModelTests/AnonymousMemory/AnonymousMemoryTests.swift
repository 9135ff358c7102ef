import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Who may map an area's private pages: `anon_vma`s and the chains that lead to them.
@Suite struct AnonymousMemoryTests {
  private let pool = VMAreaPool(capacity: 64)
  private let memory: AnonymousMemory

  init() { memory = AnonymousMemory(areas: pool, capacity: 64) }

  /// An area of pages, linked behind another.
  private func area(
    _ pages: Range<UInt32>, after previous: AreaLink? = nil, space: UInt32 = 1,
    _ options: AreaOptions = [.read, .write]
  ) throws -> AreaLink {
    let link = try #require(
      pool.insert(
        VMArea(
          start: page(pages.lowerBound), end: page(pages.upperBound), options: options,
          pageOffset: pages.lowerBound, file: .none, kind: .ordinary,
          space: AddressSpaceID(rawValue: space))))
    if let previous {
      pool[link].previous = previous
      pool[previous].next = link
    }
    return link
  }

  private func sharers(_ id: AnonymousMemoryID) -> [AreaLink] {
    var links: [AreaLink] = []
    memory.forEachArea(of: id) { links.append($0) }
    return links
  }

  @Test func `an area gets one of its own, once`() throws {
    let link = try area(1..<2)
    #expect(memory.prepare(link) == false)
    let own = pool[link].anonymous
    #expect(memory.chain(of: link) == [own])
    #expect(memory.prepare(link) == nil)
    #expect(pool[link].anonymous == own && memory.recordCount == 1)
    try memory.checkInvariants(live: [link])
  }

  /// `find_mergeable_anon_vma`: a `mprotect` that is taken back must find them mergeable.
  @Test func `a neighbour that differs in access alone lends its own`() throws {
    let first = try area(1..<2)
    let second = try area(2..<3, after: first, space: 1, [.read])
    memory.prepare(first)
    #expect(memory.prepare(second) == true)
    #expect(pool[second].anonymous == pool[first].anonymous && memory.recordCount == 1)
    try memory.checkInvariants(live: [first, second])
  }

  @Test func `a neighbour behind a hole lends nothing`() throws {
    let first = try area(1..<2)
    let second = try area(3..<4, after: first)
    memory.prepare(first)
    #expect(memory.prepare(second) == false)
    #expect(pool[second].anonymous != pool[first].anonymous)
    try memory.checkInvariants(live: [first, second])
  }

  /// `anon_vma_fork`: a child's area leads to its parents' as well as to its own.
  @Test func `a fork chains the child to its parent and lends nothing more`() throws {
    let parent = try area(1..<2)
    memory.prepare(parent)
    let child = try area(1..<2, space: 2)
    memory.fork(from: parent, to: child)
    let (old, own) = (pool[parent].anonymous, pool[child].anonymous)
    #expect(old != own)
    #expect(Set(memory.chain(of: child)) == [old, own])
    #expect(memory.chain(of: parent) == [old])
    #expect(Set(sharers(old)) == [parent, child] && sharers(own) == [child])
    #expect(!memory.hasSingleEntry(child))
    let neighbour = try area(2..<3, after: child, space: 2)
    #expect(memory.prepare(neighbour) == false)
    try memory.checkInvariants(live: [parent, child, neighbour])
  }

  /// `anon_vma_clone`: chains of a process that forks its only child again and again stay short.
  @Test func `an ancestor's that nobody uses any more is used again`() throws {
    var parent = try area(1..<2)
    memory.prepare(parent)
    for generation in 2...9 {
      let child = try area(1..<2, space: UInt32(generation))
      memory.fork(from: parent, to: child)
      memory.unlink(parent)
      pool.remove(parent)
      parent = child
      try memory.checkInvariants(live: [child])
    }
    #expect(memory.recordCount <= 3)
  }

  @Test func `what leaves takes its entries along`() throws {
    let parent = try area(1..<2)
    memory.prepare(parent)
    let child = try area(1..<2, space: 2)
    memory.fork(from: parent, to: child)
    memory.unlink(child)
    #expect(memory.recordCount == 1 && memory.entryCount == 1)
    #expect(sharers(pool[parent].anonymous) == [parent])
    memory.unlink(parent)
    #expect(memory.recordCount == 0 && memory.entryCount == 0)
    try memory.checkInvariants(live: [])
  }
}
