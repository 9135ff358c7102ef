import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// What the OOM killer obeys: sysctls, and `oom_score_adj`.
@Suite struct `What the OOM killer obeys` {
  @Test func `the allocating task is killed when so set, the biggest one lives`() throws {
    let test = try TestProcess()
    test.kernel.settings.outOfMemory.killsAllocatingTask = true
    let big = try test.child(writing: 300)
    let asker = try test.child(writing: 3)
    test.kernel.switchTo(asker.process)
    #expect(test.runOut())
    test.kernel.endDoomed()
    #expect(asker.deathSignal == .kill && big.process.isRunning)
    guard case .killed(_, let kill) = test.kernel.outOfMemory.reports[0].ending else {
      Issue.record("nobody was killed")
      return
    }
    #expect(kill.reason == .allocatingTask && kill.id == asker.process.id)
  }

  @Test(arguments: [(1 as UInt8, OOMPanic.systemWide), (2, .compulsory)])
  func `the kernel panics when so set, and kills nobody`(value: UInt8, panic: OOMPanic) throws {
    let test = try TestProcess()
    let child = try test.child(writing: 3)
    test.kernel.settings.outOfMemory.panicOnOOM = value
    #expect(!test.runOut())
    #expect(child.process.isRunning)
    #expect(test.kernel.outOfMemory.panic == panic)
    test.kernel.settings.outOfMemory.panicOnOOM = 0
    #expect(test.runOut())
    #expect(child.deathSignal == .kill)
  }

  @Test func `no table is made when so set`() throws {
    let test = try TestProcess()
    _ = try test.child(writing: 3)
    test.kernel.settings.outOfMemory.dumpsTasks = false
    test.runOut()
    #expect(test.kernel.outOfMemory.reports[0].tasks == nil)
  }

  @Test func `who may not wait for files kills nobody`() throws {
    let test = try TestProcess()
    let child = try test.child(writing: 3)
    #expect(test.kernel.killForMemory(order: 0, flags: .noFS))
    #expect(child.process.isRunning && test.kernel.outOfMemory.count == 0)
  }

  @Test func `an adjustment is that of all threads, of later children and of the next program`()
    throws
  {
    let test = try TestProcess()
    let kernel = test.kernel
    let process = try test.fork().process
    let thread = try kernel.share(process, .everything)
    let before = try kernel.fork(process)
    try kernel.setAdjustment(300, of: thread)
    let after = try kernel.fork(process)
    try kernel.exec(process, path: "/bin/demo", arguments: ["demo"])
    let adjustments = [process, before, after].map(\.oomAdjustment.rawValue)
    #expect(adjustments == [300, 0, 300])
    #expect(after.standing.floor.rawValue == 300)
  }

  @Test func `an adjustment is that of all that share the memory, but for init and vfork`() throws {
    let test = try TestProcess()
    let kernel = test.kernel
    let sharer = try kernel.share(test.process)
    let process = try test.fork().process
    let twin = try kernel.share(process)
    let borrower = try kernel.share(process, .untilExec)
    try kernel.setAdjustment(7, of: sharer)
    try kernel.setAdjustment(-5, of: process)
    try kernel.setAdjustment(9, of: borrower)
    let adjustments = [test.process, sharer, process, twin, borrower].map(
      \.oomAdjustment.rawValue)
    #expect(adjustments == [0, 7, -5, -5, 9])
  }

  @Test(arguments: [-1001, 1001, Int(Int32.max)])
  func `an adjustment outside of its range is refused`(value: Int) throws {
    let test = try TestProcess()
    #expect(errno { try test.kernel.setAdjustment(value, of: test.process) } == .invalidArgument)
    #expect(test.process.oomAdjustment == .neutral)
  }

  @Test func `a copy of the machine has the same adjustments, reports and victims`() throws {
    let test = try TestProcess()
    let kernel = test.kernel
    let child = try test.child(writing: 30)
    _ = try test.child(writing: 300)
    try kernel.setAdjustment(-7, of: child.process)
    test.runOut()
    kernel.switchTo(child.process)
    test.runOut()
    let copy = try Kernel(kernel.configuration)
    kernel.working(for: child.process) { copy.take(kernel) }
    #expect(copy.caller == nil)
    #expect(copy.outOfMemory == kernel.outOfMemory)
    #expect(copy.process(child.process.id)?.standing == child.process.standing)
    #expect(copy.oomCandidates == kernel.oomCandidates)
    copy.endDoomed()
    #expect(copy.process(child.process.id)?.isRunning == false && child.process.isRunning)
  }
}
