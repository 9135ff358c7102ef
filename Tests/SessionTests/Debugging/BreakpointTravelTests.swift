import Commands
import Grammar
@testable import Session
import Testing
import TestSupport

/// A breakpoint's own commands that go to another point of the history.
struct BreakpointTravelTests {
  static let travels = [
    "back", "back 3", "back command", "undo", "goto start", "goto command 1", "goto 3", "branch x",
    "reverse-next", "reverse-finish", "reverse-continue", "undo to 0",
  ]

  @Test(arguments: travels)
  func `what goes on behind them is refused, and the machine stays where it was brought`(
    travel: String
  ) {
    for resume in ["continue", "finish", "step", "next", "advance pte"] {
      let sample = SampleSession()
      _ = sample.type("mmap 4K rw")
      _ = sample.type("break fault")
      _ = sample.type("commands 1 \"\(travel)\" \"\(resume)\"")
      let output = sample.type("touch $1 w")
      #expect(
        output.contains("error: the breakpoint's commands have left the halt")
          || output.contains("error: the machine is not halted"), "\(travel), \(resume): \(output)")
      let prompt = sample.session.prompt
      // The session goes on, and its history holds together.
      _ = sample.type("delete")
      #expect(sample.session.prompt == prompt)
      _ = sample.type("goto end")
      let digest = sample.session.digest
      _ = sample.type("goto start")
      _ = sample.type("goto end")
      #expect(sample.session.digest == digest)
    }
  }

  @Test(arguments: travels)
  func `in the past they end what was going on`(travel: String) {
    let sample = SampleSession()
    for line in ["mmap 4K rw", "touch $1 w", "touch 0804b000 w", "goto start", "break fault"] {
      _ = sample.type(line)
    }
    _ = sample.type("commands 1 \"\(travel)\"")
    _ = sample.type("continue")
    let commands = sample.session.world.commandCount
    _ = sample.type("delete")
    #expect(sample.session.world.commandCount == commands)
    _ = sample.type("goto end")
    #expect(sample.session.isPresent)
  }

  @Test func `they may begin another command where they have gone`() {
    let sample = SampleSession()
    _ = sample.type("break fault")
    _ = sample.type("commands 1 \"undo\" \"mmap 8K rw\" \"print 7\"")
    _ = sample.type("mmap 4K rw")
    let output = sample.type("touch $1 w")
    #expect(output.contains("$3 = 7 = 0x7"))
    #expect(sample.session.log[1].text == "mmap 8K rw")
  }

  @Test(arguments: ["stack", "brk", "rss", "*stack", "*0x08048000", "zone.Normal.free", "cr2"])
  func `what is watched may lead through the kernel's own look-ups`(watched: String) {
    let sample = SampleSession()
    _ = sample.type("watch \(watched)")
    for line in ["mmap 4K rw", "touch $1 w", "brk +8K", "touch stack - 8K w"] {
      _ = sample.type(line)
      while sample.session.isHalted { _ = sample.type("continue") }
    }
    #expect(sample.session.log.count == 4)
    // Whoever looks makes no events of its own.
    let plain = SampleSession()
    plain.session.keepsJournal = true
    for line in ["mmap 4K rw", "touch $1 w", "brk +8K", "touch stack - 8K w"] {
      _ = plain.type(line)
    }
    #expect(sample.session.eventCount == plain.session.eventCount)
    #expect(sample.session.digest == plain.session.digest)
  }
}
