import Commands
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// `touch`, `read`, `write`, `x`, `poke`: what they do to memory, and what they leave alone.
@Suite struct `Commands that access memory` {
  private let it = Specimen()

  @Test func `what is written is read, as bytes and as words`() {
    _ = it.type("buf = mmap 8K rw; write buf \"hello\" 0x21 0")
    #expect(it.type("read buf 6").contains("hello!"))
    #expect(it.type("x/1xw buf").contains("6c6c6568"))
  }

  @Test func `each page of a range faults once`() {
    _ = it.type("buf = mmap 64K rw")
    let before = it.space.faults.minor
    _ = it.type("touch buf w for 64K")
    #expect(it.space.faults.minor == before + 16)
    _ = it.type("touch buf w for 64K")
    #expect(it.space.faults.minor == before + 16)
    #expect(it.space.resident.anonymous >= 16)
  }

  @Test func `examining makes no page present and sets no bit`() {
    _ = it.type("buf = mmap 4K rw")
    let digest = it.type("digest")
    _ = it.type("x/4xb buf")
    #expect(it.type("digest") == digest)
  }

  /// From then on a broken rule is nobody's fault but the person's: no audit ends the program.
  @Test func `a poke changes RAM behind the kernel's back`() {
    #expect(it.type("poke 0x100000 0xdeadbeef").contains("deadbeef"))
    let place = PhysicalAddress(rawValue: 0x100000)
    #expect(it.session.machine.memory.load(UInt32.self, at: place) == 0xdead_beef)
    #expect(it.session.world.isTamperedWith)
  }

  @Test func `an access where nothing lies maps nothing`() throws {
    let (areas, pages) = (it.space.areas.count, it.space.resident.total)
    #expect(it.type("touch 0x10000000 w").contains("SIGSEGV"))
    #expect(it.space.areas.count == areas && it.space.resident.total == pages)
    try it.kernel.checkInvariants()
  }
}
