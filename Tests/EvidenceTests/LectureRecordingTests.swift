import Commands
import Drawing
import Evidence
import Grammar
@testable import Session
import Testing

/// A lecturer who does with each line what a list says.
private final class ScriptedLecturer: FileConductor {
  enum Act {
    case wish(FileWish)
    case aside(String)
  }

  private let session: Session
  private var acts: [Act]

  init(_ session: Session, _ acts: [Act]) {
    self.session = session
    self.acts = acts
  }

  var isStepping: Bool { true }

  func wish(for step: FileStep) -> FileWish {
    while !acts.isEmpty {
      switch acts.removeFirst() {
      case .wish(let wish): return wish
      case .aside(let line): session.execute(aside: line)
      }
    }
    return .carryOut
  }

  func hasEnded(_ status: Execution.Status) {}
}

/// A lecture that goes to and fro records itself so that the recording passes.
struct LectureRecordingTests {
  private func recorded(_ file: String, _ acts: [ScriptedLecturer.Act]) throws -> RecordedSession {
    let recorded = try RecordedSession()
    var runner = FileRunner(recorded.session)
    runner.conductor = ScriptedLecturer(recorded.session, acts)
    _ = try runner.run(LineReader(name: "lecture", bytes: Array(file.utf8)))
    recorded.type(["print $1", "digest"])
    return recorded
  }

  @Test(arguments: ["", "pagewalk> "])
  func `previous, repeat and skip are in the recording`(prompt: String) throws {
    let lines = ["mmap 64K rw", "touch $1 w", "print $1 + 1", "mmap 8K", "touch $3 w", "print 5"]
    let recorded = try recorded(
      lines.map { prompt + $0 + "\n" }.joined(),
      [
        .wish(.carryOut), .aside("mmap 4K"), .aside("touch $a1 w"), .wish(.carryOut),
        .wish(.again), .aside("nonsense here"), .wish(.carryOut), .wish(.goBack), .wish(.carryOut),
        .wish(.skip), .aside("alias g mmap 4K"), .aside("g shared"), .aside("back 3"),
        .aside("goto end"), .wish(.goBack), .wish(.carryOut), .wish(.carryOut), .wish(.carryOut),
      ])
    #expect(recorded.text.contains("pagewalk> undo to "))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)\n\(recorded.text)")
  }

  @Test func `a line that is skipped keeps its numbers free in the recording`() throws {
    let recorded = try recorded(
      "mmap 64K rw\nmmap 8K\nprint 7\nprint $3 + 1\n",
      [.wish(.carryOut), .wish(.skip), .wish(.carryOut), .wish(.carryOut)])
    #expect(recorded.text.contains("pagewalk> leaveout 1\n"))
    #expect(recorded.text.contains("$4 = 8 = 0x8\n"))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)\n\(recorded.text)")
  }

  @Test func `a recording that begins late has all of it as well`() throws {
    let late = try RecordedSession(records: false)
    var runner = FileRunner(late.session)
    let acts: [ScriptedLecturer.Act] = [
      .wish(.carryOut), .wish(.skip), .wish(.carryOut), .wish(.again), .aside("print 1"),
    ]
    runner.conductor = ScriptedLecturer(late.session, acts)
    let file = "mmap 64K rw\nmmap 8K\ntouch $1 w\nprint 9\n"
    _ = try runner.run(LineReader(name: "lecture", bytes: Array(file.utf8)))
    late.begin()
    late.type(["print $3"])
    let report = late.checked()
    #expect(report.passed, "\(report.told)\n\(late.text)")
  }
}
