import Drawing
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@testable import Commands

/// What random sessions have found, a case a kind.
struct FuzzedFaultTests {
  private func session(_ change: (inout Configuration) -> Void = { _ in }) throws -> Session {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    change(&configuration)
    let session = try Session(configuration: configuration)
    session.checksInvariants = false
    return session
  }

  @Test(arguments: ["exec a.out = 2", "exec /bin/none = 0", "execve(a.out, 0, 0) = 2", "exec / = 1"])
  func `a program that a trace ran and this machine cannot is part of the history`(
    line: String
  ) throws {
    let session = try session()
    var output = ""
    session.sink = { output += $0 }
    #expect(session.execute(line).status == .failed)
    #expect(output.contains("was loaded is not recorded"))
    let digest = session.digest
    session.execute("goto start; goto end")
    #expect(session.digest == digest)
    #expect(session.log.count == 1)
  }

  @Test(arguments: ["watch pte 08048000", "break pte 08048000", "tbreak pte 1000"])
  func `a bare machine has no entries to watch`(line: String) throws {
    let session = try session { $0.isBare = true }
    var output = ""
    session.sink = { output += $0 }
    #expect(session.execute(line).status == .failed)
    #expect(output.contains("error: a machine without a kernel has no process whose pages"))
  }

  @Test func `a checkpoint inside a command that is taken back goes with it`() throws {
    let session = try session()
    session.execute("break pte")
    session.execute("mmap 16K rw populate")
    #expect(session.isHalted)
    session.execute("checkpoint spot")
    session.execute("undo")
    #expect(session.timeline.markNames.isEmpty)
    #expect(!session.isHalted)
  }

  @Test func `the same contradiction is found first each time`() throws {
    var found: Set<String> = []
    for _ in 0..<4 {
      let session = try session()
      var output = ""
      session.sink = { output += $0 }
      for line in ["vfork", "exec hello", "goto 30%"] { session.execute(line) }
      output = ""
      session.execute("audit")
      found.insert(output)
    }
    #expect(found.count == 1)
  }

  @Test func `a story of ten thousand lines knows the event of each at once`() throws {
    let session = try session { $0.memoryByteCount = 1 << 30 }
    session.keepsJournal = true
    session.execute("mmap 16M rw populate")
    let start = ContinuousClock.now
    let story = StoryReport(
      session.debugger.journal.decisions(in: 1..<session.debugger.clock + 1), in: session.kernel,
      isFolded: false)
    let rows = story.eventsOfRows(on: Canvas())
    #expect(rows.count >= 10_000)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  /// The kernel goes on to use what it was robbed of, as after 'poke'.
  @Test func `who gives back what is the kernel's own has tampered with it`() throws {
    let session = try session { $0.usesPAE = true }
    for line in ["kmap 2008 17", "kfree $", "a = exit"] { session.execute(line) }
    #expect(session.world.isTamperedWith)
    let other = try self.session()
    for line in ["a = kmalloc 100", "kfree a"] { other.execute(line) }
    #expect(!other.world.isTamperedWith)
  }

  /// A command that was said aside means the same '$' when it is halted on the way back.
  @Test(arguments: ["back 1", "goto 1485", "reverse-step"])
  func `a step back into a command that was said aside is a step`(line: String) throws {
    let session = try session()
    for line in ["calloc(17, 4K)", "aside mmap 8K", "aside touch $ w", "goto end"] {
      session.execute(line)
    }
    let end = session.debugger.clock
    let target = line.hasPrefix("goto") ? "goto \(end - 1)" : line
    #expect(session.execute(target).status == .done)
    #expect(session.debugger.clock == end - 1)
    session.execute("finish")
    #expect(session.debugger.clock == end)
  }
}
