import Commands
import FoundationEssentials
import Reports
@testable import Session
import Testing

/// Every session that `save` wrote is taken up with the same digest.
struct SavedAgainTests {
  private func expectTakenUp(
    _ configuration: Configuration, _ work: (Session) -> Void
  ) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let session = try Session(configuration: configuration)
    session.checksInvariants = false
    work(session)
    #expect(session.execute("save \(path)").status == .done)
    let fresh = try Session(configuration: configuration)
    var output = ""
    fresh.sink = { output += $0 }
    #expect(fresh.execute("load \(path)").status == .done, "\(output)")
    #expect(fresh.digest == session.digest)
    let breakpoints = session.debugger.breakpoints.all.map(\.text)
    #expect(fresh.debugger.breakpoints.all.map(\.text) == breakpoints)
    #expect(fresh.macros.all.map(\.words) == session.macros.all.map(\.words))
    #expect(fresh.timeline.markNames == session.timeline.markNames)
    for name in session.timeline.markNames {
      for session in [session, fresh] {
        #expect(session.execute("goto \(name)").status == .done)
        #expect(session.here == session.timeline.point(named: name))
      }
      #expect(fresh.digest == session.digest)
    }
  }

  /// There the command has still to return. Without a kernel its first event is the last.
  @Test func `with a checkpoint at the last event of a command`() throws {
    var configuration = Configuration()
    configuration.isBare = true
    try expectTakenUp(configuration) { session in
      session.execute("poke 1000 7; step touch 0804d000 w; checkpoint spot; finish; print 1")
      let point = session.timeline.point(named: "spot")
      let last = session.debugger.journal.end(ofCommands: 2)
      #expect(point == Timeline.Point(command: 1, event: last))
    }
  }

  @Test(arguments: [2500, 10_974]) func `with an interrupted command of eight digits`(
    pages: Int
  ) throws {
    try expectTakenUp(Configuration()) { session in
      session.execute("mmap 64M rw")
      var questions = 0
      session.isInterrupted = {
        questions += 1
        return questions > pages
      }
      session.execute("touch $1 w for 64M")
      session.isInterrupted = { false }
    }
  }

  @Test func `on a machine with lists, blanks and odd sizes`() throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 70_000 << 10
    configuration.seed = 18_434_143
    configuration.settings = [.init(key: "vm.lowmem_reserve_ratio", value: "256 32 0 0")]
    try expectTakenUp(configuration) { $0.execute("mmap 4K rw") }
  }

  @Test(arguments: [
    ["mmap 4K rw", "watch stack", "watch rss if rss > 3", "break frame 100", "tbreak split"],
    [
      "break do_wp_page if pid == 1", "commands 1 \"a \\\"b\\\" c\" \"\" \"print 1; print 2\"",
      "ignore 1 3",
    ],
    ["alias g mmap 4K", "define l \"touch $arg0\" \"\" \"# x\"", "g", "aside g", "leaveout 2"],
    ["fork", "switch 2", "break pte 0804b000", "exit"],
    ["7366 munmap(0xb7ff9000, 4096 <unfinished ...>", "mmap 4K = 1", "print 1 = 2"],
    ["mmap 8K", "back command", "mmap 4K", "y", "print 1"],
    ["touch 0804b000 w", "poke cr3+128 0", "touch 0804b000 w"],
  ])
  func `with what was made of it`(lines: [String]) throws {
    try expectTakenUp(Configuration()) { session in
      for line in lines { session.execute(line) }
      if session.isHalted { session.execute("finish") }
      session.execute("goto end")
    }
  }
}
