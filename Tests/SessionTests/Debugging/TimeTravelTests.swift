@testable import Commands
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// Going back, and forth again.
struct TimeTravelTests {
  private static let commands = [
    "mmap 64K rw", "touch $1 w for 16K", "fork", "[2] touch $1 w", "brk +64K", "touch 0804c000 w",
    "munmap $1 8K", "vmalloc 16K", "kmalloc 100", "print 7", "mprotect $1 + 8K 8K r",
    "touch 08048000", "[2] exit", "wait",
  ]

  private func worked() -> Specimen {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    for command in Self.commands { _ = it.type(command) }
    return it
  }

  @Test func `going to random points gives what a fresh replay gives`() throws {
    let it = worked()
    let last = it.type("digest")
    try it.session.completeJournal()
    let count = it.session.debugger.journal.count
    var chance = Chance(seed: 3)
    for _ in 0..<25 {
      let event = chance.below(count + 1)
      _ = it.type("goto \(event)")
      let fresh = Specimen { $0.memoryByteCount = 64 << 20 }
      fresh.session.log = it.session.log
      fresh.session.debugger.adopt(it.session.debugger.journal)
      try fresh.session.travel(to: fresh.session.point(ofEvent: event))
      #expect(it.session.debugger.clock == fresh.session.debugger.clock)
      #expect(it.type("digest") == fresh.type("digest"))
    }
    _ = it.type("goto end")
    #expect(it.type("digest") == last)
    #expect(it.session.isPresent)
  }

  @Test func `back undoes single events and the prompt says where`() throws {
    let it = Specimen()
    _ = it.type("touch 0804c000 w")
    // While nothing is told nobody counts; the first question does.
    try it.session.completeJournal()
    let end = it.session.debugger.clock
    _ = it.type("back")
    #expect(it.session.debugger.clock < end)
    #expect(it.session.prompt.hasPrefix("pagewalk @"))
    _ = it.type("back 1000")
    #expect(it.session.debugger.clock == 0)
    #expect(it.type("print rss").hasSuffix("= 2 = 0x2\n"))
  }

  @Test func `from the past one can step into what followed`() {
    let it = Specimen()
    _ = it.type("goto start", after: "mmap 8K rw", "touch $1 w")
    #expect(it.type("step").contains("@0> mmap 8K rw\n"))
    _ = it.type("finish")
    #expect(it.type("continue").contains("1 fault"))
    #expect(it.session.isPresent)
  }

  @Test func `a command in the past is refused, and a branch lets it be`() {
    let it = Specimen()
    _ = it.type("back command", after: "mmap 8K rw", "touch $1 w")
    #expect(it.type("touch $1 r").contains("'branch NAME' names one"))
    _ = it.type("branch reading")
    #expect(it.type("touch $1 r").contains("1 fault"))
    #expect(it.type("branch") == "  main: 2 commands\n* reading: 2 commands\n")
    let difference = it.type("diff main reading")
    #expect(difference.contains("page tables of process 1"))
    #expect(difference.contains("- b7ff9000: "))
    _ = it.type("branch main")
    #expect(it.type("print rss").hasSuffix("= 3 = 0x3\n"))
  }

  @Test func `checkpoints, percentages and commands are points`() {
    let it = worked()
    _ = it.type("checkpoint spot", after: "goto command 3")
    #expect(it.type("goto 0%").contains("as it was booted"))
    #expect(it.type("goto spot").contains("after command 3 of 14"))
    #expect(it.type("goto command 15").contains("a command goes from 0 to 14"))
    #expect(it.type("goto 99999999").contains("is out of range"))
    #expect(it.type("goto spat").contains("did you mean 'spot'?"))
  }

  @Test func `undo takes the last change back`() {
    let it = Specimen()
    let before = it.type("digest")
    _ = it.type("undo", after: "mmap 8K rw")
    #expect(it.type("digest") == before)
    #expect(it.session.isPresent)
    #expect(it.type("undo").contains("no command has changed the machine"))
    #expect(it.type("print $1").contains("there is no result"))
  }

  @Test func `reverse-continue finds the last hit before now`() {
    let it = Specimen()
    _ = it.type("touch $1 w for 64K", after: "mmap 64K rw")
    _ = it.type("break pte")
    #expect(it.type("reverse-continue").contains("PTE of b7ffa000"))
    #expect(it.type("rc").contains("PTE of b7ff9000"))
  }

  @Test func `a session that nobody heard can be travelled all the same`() throws {
    let it = Specimen()
    it.session.sink = nil
    for command in ["mmap 8K rw", "touch $1 w"] { it.session.execute(command) }
    #expect(it.session.debugger.journal.count == 0)
    try it.session.travel(to: .init(command: 1, event: nil))
    #expect(it.session.debugger.journal.count > 20)
    #expect(it.session.world.figure(named: "rss") == 2)
  }

  @Test func `what a refused command decided is no part of the history`() {
    let it = Specimen()
    it.session.keepsJournal = true
    _ = it.type("alloc 2")
    let debugger = it.session.debugger
    let count = debugger.journal.count
    // The allocator looks at the block and finds another order: events, and then a sentence.
    #expect(it.type("release $1 1").contains("it was allocated with order 2"))
    #expect(debugger.journal.count == count)
    #expect(debugger.clock == count)
    #expect(it.session.log.count == 1)
    _ = it.type("step release $1 1")
    _ = it.type("finish")
    #expect(debugger.journal.count == count)
    _ = it.type("release $1 2")
    let end = it.type("digest")
    _ = it.type("goto \(count)", after: "goto 1")
    #expect(it.type("digest", after: "goto end") == end)
  }

  @Test(arguments: [
    // A refusal that has looked at the areas; a look-up in the array of large pages.
    ["munmap 08048000 1G", "malloc 20"], ["descriptor 6 08048000 00000000", "set ds 0x33"], ["mincore 08048000 1p"],
  ])
  func `what was heard and what was not are the same machine`(_ lines: [String]) {
    let it = Specimen()
    it.session.keepsJournal = true
    for line in lines { _ = it.type(line) }
    let heard = it.type("digest")
    _ = it.type("goto start")
    #expect(it.type("digest", after: "goto end") == heard)
  }
}
