import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Tasks that share: threads, `vfork`, and what `exec` and `exit` do to them.
struct ThreadTests {
  private let test = try! TestProcess()
  private var kernel: Kernel { test.kernel }

  @Test func `a thread shares memory and files`() throws {
    let thread = try kernel.share(test.process, .everything)
    #expect(thread.space === test.process.space)
    let descriptor = test.open(1)
    #expect(thread.descriptors[descriptor] != nil)
    try kernel.close(descriptor, by: thread)
    #expect(test.process.descriptors.isEmpty)
    try test.expectSound()
  }

  @Test func `a thread is nobody's child and leaves no zombie`() throws {
    let thread = try kernel.share(test.process, .everything)
    #expect(errno { try kernel.wait(test.process) } == .noChildProcess)
    kernel.exitThread(thread)
    #expect(kernel.process(thread.id) == nil)
    #expect(test.process.isRunning)
    try test.expectSound()
  }

  @Test func `exit of any thread ends them all`() throws {
    let child = try test.fork()
    let thread = try kernel.share(child.process, .everything)
    kernel.exit(thread, status: 3)
    #expect(child.process.state == .exited(status: 3))
    #expect(kernel.process(thread.id) == nil)
    #expect(try kernel.wait(test.process).id == child.process.id)
    try test.expectSound()
  }

  @Test func `a process whose first task has gone is waited for until the last one goes`() throws {
    let child = try test.fork()
    let thread = try kernel.share(child.process, .everything)
    kernel.exitThread(child.process)
    #expect(errno { try kernel.wait(test.process) } == .tryAgain)
    kernel.exitThread(thread)
    #expect(try kernel.wait(test.process).id == child.process.id)
    try test.expectSound()
  }

  @Test func `exec ends the other threads`() throws {
    test.install(.plain)
    let child = try test.fork()
    let threads = try (0..<3).map { _ in try kernel.share(child.process, .everything) }
    #expect(try child.exec().process === child.process)
    #expect(threads.allSatisfy { kernel.process($0.id) == nil })
    #expect(child.space.userCount == 1)
    try test.expectSound()
  }

  @Test func `exec by a thread gives it the first task's number`() throws {
    test.install(.plain)
    let child = try test.fork()
    let thread = try kernel.share(child.process, .everything)
    let result = try kernel.exec(thread, path: "/bin/program", arguments: [])
    #expect(result.process === child.process)
    #expect(child.process.isRunning)
    #expect(child.process.name == "program")
    #expect(kernel.process(thread.id) == nil)
    try test.expectSound()
  }

  @Test func `exec by a thread works when the first task has gone`() throws {
    test.install(.plain)
    let child = try test.fork()
    let thread = try kernel.share(child.process, .everything)
    kernel.exitThread(child.process)
    #expect(try kernel.exec(thread, path: "/bin/program", arguments: []).failure == nil)
    #expect(child.process.isRunning)
    try test.expectSound()
  }

  @Test func `a signal ends all threads`() throws {
    let child = try test.fork()
    child.process.survivesFaults = false
    let thread = try kernel.share(child.process, .everything)
    #expect(throws: Signal.self) { try kernel.access(at(0), .write, by: thread) }
    #expect(!child.process.isRunning)
    try test.expectSound()
  }

  @Test func `vfork borrows the memory and the parent sleeps until exec`() throws {
    test.install(.plain)
    let child = try kernel.share(test.process, .untilExec)
    #expect(child.space === test.process.space)
    #expect(!test.kernel.canRun(test.process))
    try kernel.exec(child, path: "/bin/program", arguments: [])
    #expect(test.kernel.canRun(test.process))
    #expect(child.space !== test.process.space)
    #expect(test.space.userCount == 1)
    try test.expectSound()
  }

  @Test func `an exec that is refused leaves the parent asleep`() throws {
    let child = try kernel.share(test.process, .untilExec)
    #expect(errno { try kernel.exec(child, path: "/none", arguments: []) } == .noSuchFileOrDirectory)
    #expect(!test.kernel.canRun(test.process))
    kernel.exit(child)
    #expect(test.kernel.canRun(test.process))
    try test.expectSound()
  }

  @Test func `what a vfork child writes its parent finds`() throws {
    try test.map("w")
    let child = try kernel.share(test.process, .untilExec)
    try kernel.write(0x5a, at: page(0x50000), by: child)
    kernel.exit(child)
    #expect(test.byte(0x50000) == 0x5a)
  }

  @Test func `exec closes what was to be closed, and keeps the rest`() throws {
    test.install(.plain)
    let (kept, closed) = (test.open(1, name: "/a"), test.open(1, name: "/b"))
    kernel.closeOnExec(closed, of: test.process)
    try test.exec()
    #expect(Array(test.process.descriptors.keys) == [kept])
    try test.expectSound()
  }

  @Test func `threads and exec keep the faults of a life`() throws {
    test.install(.plain)
    try test.map("w")
    test.touch(0x50000..<0x50001)
    let before = test.process.faults
    try test.exec()
    #expect(test.process.faults.minor >= before.minor)
  }

  @Test func `exec drops mlockall and keeps the limits`() throws {
    test.install(.plain)
    try kernel.mlockall(.future, by: test.process)
    test.space.limits.stack = 1 << 20
    try test.exec()
    #expect(test.space.defaultOptions.isEmpty)
    #expect(test.space.limits.stack == 1 << 20)
  }

  @Test func `the last exit gives every frame back`() throws {
    test.install(.plain)
    test.install(ELFImage.movable, as: "/lib/loader")
    test.install(ELFImage.movable.interpreted(by: "/lib/loader"), as: "/bin/other")
    func round() throws {
      let child = try test.fork()
      for path in ["/bin/program", "/bin/other", "/bin/program"] {
        try child.exec(path)
        try child.brk(child.space.image.heapStart.rawValue + 0x8000)
        for number in 0..<8 {
          child.write(child.space.image.heapStart.pageNumber + UInt32(number))
        }
        let thread = try kernel.share(child.process, .everything)
        kernel.exitThread(thread)
      }
      let borrower = try kernel.share(child.process, .untilExec)
      try kernel.exec(borrower, path: "/bin/other", arguments: [])
      kernel.exit(borrower)
      kernel.exit(child.process)
      while errno({ try kernel.wait(test.process) }) == nil {}
    }
    // The first round fills the page cache and the slabs.
    try round()
    let (frames, committed) = (test.freeFrames, kernel.commit.committed)
    try round()
    #expect(test.freeFrames == frames)
    #expect(kernel.commit.committed == committed)
    try test.expectSound()
  }
}
