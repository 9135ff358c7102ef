import Commands
import Drawing
import Evidence
import FoundationEssentials
@testable import Session
import Testing

/// Ctrl-C while a long list is drawn that is recorded as well.
struct LongRecordingTests {
  /// Records a table of some six thousand rows, and has it ended.
  private func recorded(_ hasEnded: @escaping @Sendable () -> Bool) throws -> RecordedSession {
    let recorded = try RecordedSession()
    recorded.type(["mmap 24M rw populate"])
    var canvas = Canvas()
    canvas.patience = Patience(hasEnded: hasEnded)
    recorded.session.renderer = PlainRenderer(canvas: canvas)
    recorded.type(["pagetable $1 24M", "print 7"])
    recorded.session.renderer = PlainRenderer()
    return recorded
  }

  @Test func `the recording is open where it ends, and passes its check`() throws {
    let recorded = try recorded { true }
    let text = recorded.text
    #expect(text.contains("\n...\npagewalk> print 7\n$2 = 7 = 0x7\n"))
    #expect(text.split(separator: "\n").count > 4096)
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `where somebody waits the recording has all of it`() throws {
    let recorded = try recorded { false }
    #expect(!recorded.text.contains("..."))
    #expect(recorded.text.split(separator: "\n").count > 6144)
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `a list that is not that long is recorded whole`() throws {
    let recorded = try RecordedSession()
    var canvas = Canvas()
    canvas.patience = Patience { true }
    recorded.session.renderer = PlainRenderer(canvas: canvas)
    recorded.type(["maps", "pagetable"])
    #expect(!recorded.text.contains("...") && recorded.text.contains("[stack]"))
    #expect(recorded.checked().passed)
  }
}
