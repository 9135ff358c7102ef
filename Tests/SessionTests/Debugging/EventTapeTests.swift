import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

/// Events that come many at once are those that come one by one.
struct EventTapeTests {
  private static let lines = [
    "a = mmap 1M rw", "touch a w for 1M", "fork", "touch a w for 64K", "munmap a 512K",
    "kmalloc 100",
    "malloc 100K", "touch 0 w", "kmap 3f000", "vmalloc 64K", "mprotect a + 512K 64K r", "brk +64K",
    "touch a + 512K w", "munmap 12345 4K", "exit 2", "brk -4K",
  ]

  /// - Parameter watched: whether a breakpoint that nothing hits looks at each event.
  private func worked(watched: Bool) -> (it: Specimen, text: String) {
    let it = Specimen()
    it.session.telling = Telling(amount: .effects)
    if watched { _ = it.type("break pte if 0 == 1") }
    return (it, Self.lines.map { it.type($0) }.joined())
  }

  @Test func `the journal and what is told are the same`() {
    let (one, many) = (worked(watched: true), worked(watched: false))
    #expect(one.it.session.debugger.mayHalt && !many.it.session.debugger.mayHalt)
    #expect(one.text == many.text)
    let (told, taken) = (one.it.session.debugger.journal, many.it.session.debugger.journal)
    #expect(taken.count > 10_000)
    #expect(told.count == taken.count && told.commandCount == taken.commandCount)
    let agree = (1...taken.count).allSatisfy {
      told[$0].event == taken[$0].event && told[$0].depth == taken[$0].depth
    }
    #expect(agree)
  }

  @Test func `what comes again in the past is known already`() {
    let (it, _) = worked(watched: false)
    let count = it.session.debugger.journal.count
    _ = it.type("goto command 1")
    for _ in Self.lines { _ = it.type("continue") }
    #expect(it.session.isPresent)
    #expect(it.session.debugger.clock == count && it.session.debugger.journal.count == count)
  }

  @Test func `totals that were summed up on the way are those of the journal`() throws {
    let it = Specimen()
    it.session.telling = Telling(amount: .effects)
    _ = it.type("a = mmap 4M rw")
    let debugger = it.session.debugger
    let start = debugger.clock
    it.session.world.listen(debugger)
    debugger.beginTally()
    for page in 0..<600 {
      let address = VirtualAddress(rawValue: 0xb7c0_0000 + UInt32(page) << 12)
      _ = try it.kernel.access(address, .write, by: it.process)
    }
    it.session.world.listen(nil)
    let totals = try #require(debugger.takeTotals(since: start))
    #expect(debugger.takeTotals(since: start) == nil)
    let again = EventTotals(of: debugger.journal, start + 1..<debugger.clock + 1)
    let on = totals.effects(of: it.process, nil, it.kernel)
    let off = again.effects(of: it.process, nil, it.kernel)
    #expect(on.count == off.count && on.count > 1200)
    #expect(on.first == off.first && on.summaries == off.summaries)
  }
}
