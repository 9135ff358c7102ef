import Commands
import Drawing
import Evidence
import FoundationEssentials
@testable import Session
import Testing

/// Ctrl-C while a session is recorded: the recording says where it struck, and passes its check.
struct InterruptedRecordingTests {
  @Test(arguments: [
    ("mmap 64M rw populate", []), ("fork", ["mmap 64M rw populate"]),
    ("munmap $1 64M", ["mmap 64M rw populate"]), ("vmalloc 32M", []),
    ("print 1; mmap 64M rw populate; print 2", []),
  ])
  func `a call that is halted while it is recorded halts there again`(
    line: String, before: [String]
  ) throws {
    let recorded = try RecordedSession()
    recorded.session.haltsWhenInterrupted = true
    recorded.type(before)
    recorded.type(line, stoppedAt: 4)
    #expect(recorded.session.isHalted)
    recorded.type(["bt", "print rss", "step", "continue", "digest"])
    #expect(recorded.text.contains("\n# pagewalk interrupted @"))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
    let text = recorded.text
    try text.replacing("# pagewalk interrupted", with: "# once interrupted")
      .write(toFile: recorded.path, atomically: true, encoding: .utf8)
    #expect(!FileChecker(Configuration(), commands: .standard).check(recorded.path).passed)
  }

  @Test func `undo takes it back in the recording as well`() throws {
    let recorded = try RecordedSession()
    recorded.session.haltsWhenInterrupted = true
    recorded.type("mmap 64M rw populate", stoppedAt: 4)
    recorded.type(["undo", "digest"])
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `a recording that begins later tells where a call was halted`() throws {
    let recorded = try RecordedSession(records: false)
    recorded.session.haltsWhenInterrupted = true
    recorded.type("mmap 64M rw populate", stoppedAt: 4)
    recorded.type(["continue"])
    recorded.begin()
    recorded.type(["print rss"])
    #expect(recorded.text.contains("\n# pagewalk interrupted @"))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test(arguments: ["goto start", "back", "undo", "diff start", "branch other"], [2, 3, 5])
  func `a way that was given up is given up again`(line: String, question: Int) throws {
    let recorded = try RecordedSession()
    recorded.type(["mmap 64K rw", "branch other", "mmap 4K", "branch main", "touch $1 w for 64K"])
    recorded.type(line, stoppedAt: question)
    recorded.type(["digest", "goto end", "digest"])
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `an error tells of an interruption by its code`() {
    #expect(InterruptionNote.stop(in: "# pagewalk interrupted @5120") == .event(5120))
    #expect(InterruptionNote.stop(in: "# pagewalk interrupted 7") == .question(7))
    for line in ["# pagewalk interrupted", "# pagewalk interrupted @", "# pagewalk interrupted -1"] {
      #expect(InterruptionNote.stop(in: line) == nil)
    }
  }
}
