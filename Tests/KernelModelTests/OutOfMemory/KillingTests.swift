import Hardware
import TestSupport
import Testing

@testable import KernelModel

extension TestProcess {
  /// A child that has written so many pages of its own, from page 50000 up.
  func child(writing count: UInt32) throws -> TestProcess {
    let child = try fork()
    let first = try child.mmap(count, hint: TestProcess.firstPage)
    child.touch(first..<first + count)
    kernel.switchTo(process)
    return child
  }

  /// Asks for a page that cannot be had.
  @discardableResult
  func runOut() -> Bool { kernel.killForMemory(order: 0, flags: .highUserMovable) }

  /// The signal that has ended the process.
  var deathSignal: Signal.Number? {
    if case .killed(let signal) = process.state { signal.number } else { nil }
  }
}

/// The simulated kernel ends a process to get its memory (5.7).
@Suite struct `The OOM killer` {
  @Test(arguments: KernelVersion.allCases)
  func `ends the process with the most points, whose memory comes back`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    // Slabs and tables of a first child stay with the kernel.
    try test.fork().exit()
    let before = test.freeFrames
    let victim = try test.child(writing: 600)
    let other = try test.child(writing: 50)
    #expect(test.runOut())
    #expect(victim.deathSignal == .kill)
    #expect(other.process.isRunning && test.process.isRunning)
    #expect(test.kernel.allocator.statistics[.outOfMemoryKills] == 1)
    try test.expectSound()
    other.exit()
    _ = try test.kernel.wait(test.process)
    #expect(test.freeFrames == before)
  }

  @Test func `never ends the first process, and gives up without another`() throws {
    let test = try TestProcess()
    #expect(!test.runOut())
    #expect(test.process.isRunning)
    #expect(test.kernel.outOfMemory.panic == .deadlock)
    #expect(test.kernel.outOfMemory.reports.map(\.ending) == [.panic(.deadlock)])
  }

  @Test func `follows adjustments`() throws {
    let test = try TestProcess()
    let big = try test.child(writing: 600)
    let small = try test.child(writing: 10)
    try test.kernel.setAdjustment(100, of: small.process)
    test.runOut()
    #expect(small.deathSignal == .kill)
    try test.kernel.setAdjustment(-1000, of: big.process)
    #expect(!test.runOut())
    #expect(big.process.isRunning)
  }

  @Test func `takes the later of equals`() throws {
    let test = try TestProcess()
    let first = try test.child(writing: 100)
    let second = try test.child(writing: 100)
    test.runOut()
    #expect(second.deathSignal == .kill && first.process.isRunning)
  }

  @Test func `goes by the order in which processes were made, not by their numbers`() throws {
    let test = try TestProcess()
    let table = test.kernel.processes
    try test.fork().exit()
    let old = try test.child(writing: 100)
    while table.lastNumber < ProcessTable.mostNumber { _ = table.nextNumber() }
    let young = try test.child(writing: 100)
    #expect(young.process.id < old.process.id)
    #expect(
      test.kernel.oomCandidates.map(\.id) == [test.process.id, old.process.id, young.process.id])
    test.runOut()
    #expect(young.deathSignal == .kill)
  }

  @Test func `ends with a victim all that share its memory, and their threads`() throws {
    let test = try TestProcess()
    let victim = try test.child(writing: 300)
    let sharer = try test.kernel.share(victim.process)
    let thread = try test.kernel.share(sharer, .everything)
    let frames = test.freeFrames
    test.runOut()
    #expect(!victim.process.isRunning && !sharer.isRunning && !thread.isRunning)
    #expect(test.freeFrames >= frames + 300)
    #expect(test.kernel.outOfMemory.count == 1)
    try test.expectSound()
  }

  @Test func `ends who borrows the memory together with who sleeps so long`() throws {
    let test = try TestProcess()
    let lender = try test.child(writing: 300)
    let borrower = try test.kernel.share(lender.process, .untilExec)
    test.kernel.switchTo(test.process)
    #expect(test.kernel.oomCandidate(borrower).traits == .inVfork)
    test.runOut()
    #expect(!lender.process.isRunning && !borrower.isRunning)
    try test.expectSound()
  }

  @Test func `ends a sharer of the first process, whose memory stays`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    test.touch(0x50000..<0x50004)
    let sharer = try test.kernel.share(test.process)
    #expect(test.runOut())
    #expect(test.process.isRunning)
    // It shares the memory of who asked: its end waits.
    #expect(sharer.isDoomed)
    test.kernel.endDoomed()
    #expect(!sharer.isRunning && test.space.resident.total == 4)
    try test.expectSound()
  }

  @Test func `lets who asks end when the call is over`() throws {
    let test = try TestProcess()
    let kernel = test.kernel
    let victim = try test.child(writing: 300)
    kernel.switchTo(victim.process)
    #expect(test.runOut())
    #expect(victim.process.isRunning && victim.process.isDoomed)
    #expect(kernel.allocator.context.contains(.outOfMemoryVictim))
    // It has had its reserves.
    #expect(!test.runOut())
    #expect(kernel.outOfMemory.count == 1)
    kernel.switchTo(test.process)
    #expect(kernel.allocator.context.isEmpty)
    kernel.switchTo(victim.process)
    #expect(kernel.allocator.context.contains(.outOfMemoryVictim))
    kernel.endDoomed()
    #expect(victim.deathSignal == .kill && kernel.current === test.process)
    #expect(kernel.allocator.context.isEmpty)
    try test.expectSound()
  }

  @Test func `spares for the time being for whom the kernel works, whoever runs`() throws {
    let test = try TestProcess()
    let victim = try test.child(writing: 300)
    test.kernel.working(for: victim.process) {
      test.runOut()
      #expect(victim.process.isDoomed)
    }
    #expect(victim.deathSignal == .kill)
    try test.expectSound()
  }

  @Test func `spares everybody for the time being while all memory is gone through`() throws {
    let test = try TestProcess()
    let asker = try test.child(writing: 3)
    let bigger = try test.child(writing: 300)
    test.kernel.working(for: asker.process, onAllMemory: true) {
      // Whoever asks for it is the first to go.
      #expect(test.runOut())
      #expect(asker.process.isDoomed && !bigger.process.isDoomed)
      #expect(!test.runOut())
    }
    #expect(asker.deathSignal == .kill && bigger.process.isRunning)
    test.kernel.working(for: test.process, onAllMemory: true) {
      test.runOut()
      #expect(bigger.process.isRunning)
    }
    #expect(bigger.deathSignal == .kill)
    try test.expectSound()
  }

  @Test func `refuses a fork of who is doomed`() throws {
    let test = try TestProcess()
    let victim = try test.child(writing: 300)
    test.kernel.switchTo(victim.process)
    test.runOut()
    let count = test.kernel.processes.all.count
    #expect(errno { try test.kernel.fork(victim.process) } == .interrupted)
    #expect(victim.deathSignal == .kill)
    #expect(test.kernel.processes.all.count == count)
    try test.expectSound()
  }
}
