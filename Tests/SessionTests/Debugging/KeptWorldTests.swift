import Commands
import KernelModel
import TestSupport
import Testing

@testable import Session

/// Machines that are made again by copying them.
struct KeptWorldTests {
  private static let lines = [
    "mmap 64K rw", "a = mmap 16K rw", "touch $ w", "touch $1 w for 32K", "touch 0804c000 w",
    "munmap $1 8K", "mprotect $1 4K r", "mremap $1 8K 64K maymove", "brk +16K", "brk -4K",
    "malloc 200", "free $", "malloc 200K", "fork", "[2] touch 0804c000 w", "[2] exit", "wait",
    "switch 2", "switch 1", "vfork", "[3] exit", "vmalloc 16K", "vfree $", "kmalloc 100",
    "kfree $", "alloc 2", "release $", "kmap 3f00", "kunmap 3f00", "kmap_atomic 3f00",
    "kunmap_atomic $", "mlock $1 8K", "madvise $1 16K dontneed", "exec /bin/demo",
    "set vm.overcommit_memory 1", "set vm.stack_guard_gap 8192", "touch 40000000 w",
    "clone vm thread", "[2] exit_thread", "poke 0x500000 77", "print 0x0804d000", "mmap 1M r",
    "touch bfffe000 w", "set cr0.wp 0", "munlockall", "fork; wait", "x 0804c000",
  ]

  /// Sessions differ in what a machine can be.
  private func specimen(_ seed: Int) -> Specimen {
    Specimen {
      $0.memoryByteCount = seed % 2 == 0 ? 64 << 20 : 1 << 30
      if seed % 3 == 0 { $0.usesPAE = true }
    }
  }

  @Test(arguments: 1...10)
  func `a copy is what the machine is, and goes on as the machine would`(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let it = specimen(seed)
    for _ in 0..<60 { _ = it.type(chance.one(of: Self.lines)) }
    let world = it.session.world
    let copy = try #require(world.copy(it.session.commands))
    let before = world.digest
    #expect(copy.digest == before)
    try copy.kernel.checkInvariants()
    var copied = ""
    let other = Session(copy, it.session.commands)
    other.log = it.session.log
    other.checksInvariants = false
    other.tellsStories = false
    other.sink = { copied += $0 }
    for round in 0..<60 {
      let line = chance.one(of: Self.lines)
      copied = ""
      other.execute(line)
      // What is done to the one changes nothing of the other.
      if round == 0 { #expect(world.digest == before) }
      #expect(it.type(line) == copied, "\(line)")
      try #require(world.digest == copy.digest, "\(line)")
    }
    try copy.kernel.checkInvariants()
    try world.kernel.checkInvariants()
  }

  @Test func `on the way to a place machines are kept, and going back begins with the nearest`() {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    for index in 0..<3000 { _ = it.type(index % 2 == 0 ? "brk +4K" : "brk -4K") }
    #expect(it.session.kept.count == 0)
    var digests: [Int: String] = [:]
    for command in [2999, 2998, 2500, 2400, 900, 2700] {
      _ = it.type("goto command \(command)")
      #expect(it.session.world.commandCount == command)
      digests[command] = it.session.digest
    }
    #expect(it.session.kept.count >= 3)
    it.session.kept.removeAll()
    for (command, digest) in digests {
      _ = it.type("goto command \(command)")
      #expect(it.session.digest == digest)
    }
    _ = it.type("branch other", after: "goto command 1000")
    #expect(it.session.kept.latest(upTo: .max)?.commandCount ?? 0 <= 1000)
  }

  @Test func `those that are missed least go first`() throws {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    var kept = KeptWorlds()
    kept.byteLimit = 10 * it.session.world.copiedByteCount
    for index in 1...40 {
      let world = try #require(it.session.world.copy(it.session.commands))
      world.commandCount = index * 1000
      kept.keep(world, near: index * 1000)
      #expect(kept.byteCount <= kept.byteLimit)
    }
    #expect((8...10).contains(kept.count))
    #expect(try #require(kept.latest(upTo: .max)).commandCount >= 38_000)
    #expect(kept.latest(upTo: 20_000) != nil)
  }
}
