@testable import Commands
import KernelModel
@testable import Session
import TestSupport
import Testing

/// Random sessions, in which one goes back and forth, looks, steps, fails, and branches: wherever
/// the machine stands, it is the one that a fresh replay of its history leads to.
struct RandomHistoryTests {
  private static let acting = [
    "mmap 64K rw", "a = mmap 16K rw", "touch $ w", "touch $1 w for 32K", "touch 0804c000 w",
    "munmap $1 8K", "mprotect $1 4K r", "mremap $1 8K 64K maymove", "brk +16K", "brk -4K",
    "malloc 200", "free $", "fork", "[2] touch 0804c000 w", "[2] exit", "wait", "switch 2",
    "switch 1", "vmalloc 16K", "vfree $", "kmalloc 100", "kfree $", "alloc 2", "release $",
    "kmap 3f00", "kmap_atomic 3f00", "kunmap_atomic $", "mlock $1 8K", "madvise $1 16K dontneed",
    "exec /bin/demo", "set vm.overcommit_memory 1", "touch 40000000 w", "clone vm thread",
    "poke 0x500000 77", "print 0x0804d000", "print rss", "a = print 5",
  ]

  private static let moving = [
    "back", "back 7", "back command", "back 2 command", "goto 30%", "goto 81%", "goto start",
    "goto end", "step", "step", "next", "finish", "continue", "goto nowhere", "reverse-next",
    "reverse-finish", "rc", "undo", "print 7", "b = print rss", "maps", "pagetable", "buddyinfo",
    "branch other", "branch main", "checkpoint spot", "goto spot", "y", "n", "mmap 4K",
    "step touch 0804d000 w", "step malloc 50", "bt", "why $1", "when pte $1", "break pte",
    "tbreak take", "delete", "watch rss", "disable", "enable",
  ]

  @Test(arguments: 1...8)
  func `wherever it stands, the machine is what a fresh replay leads to`(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    for round in 0..<70 {
      _ = it.type(chance.one(of: round % 4 < 2 ? Self.acting : Self.moving))
      guard round % 3 == 0 else { continue }
      let here = it.session.here
      // A new command that is halted is no part of the history yet.
      guard here.event == nil || here.command < it.session.log.count else { continue }
      let fresh = Specimen { $0.memoryByteCount = 64 << 20 }
      fresh.session.log = it.session.log
      try it.session.completeJournal()
      fresh.session.debugger.adopt(it.session.debugger.journal)
      try fresh.session.travel(to: here)
      try #require(fresh.session.digest == it.session.digest, "round \(round)")
      #expect(fresh.session.debugger.clock == it.session.debugger.clock)
    }
    _ = it.type("goto end", after: "delete")
    try it.kernel.checkInvariants()
  }
}
