@testable import Commands
@testable import Grammar
@testable import Session
import Testing

/// Ctrl-C on the way through time: the session is then exactly what it was before.
struct InterruptedTravelTests {
  /// A session with a history, a branch, a checkpoint, and perhaps a halted command.
  private func session(_ last: [String]) throws -> Session {
    let session = try Session()
    session.checksInvariants = false
    session.sink = { _ in }
    let history = [
      "mmap 64K rw", "touch $1 w for 64K", "branch other", "mmap 128K rw", "touch $2 w for 32K",
      "branch main", "checkpoint spot", "fork", "touch $1+8K w",
    ]
    for line in history + last { session.execute(line) }
    return session
  }

  /// All that a person could tell a session by.
  private struct Sight: Equatable {
    let prompt: String
    let digest: String
    let commandCount: Int
    let branch: String
    let marks: [String]
    let clock: Int
    let isHalted: Bool

    init(_ session: Session) {
      prompt = session.prompt
      digest = session.digest
      commandCount = session.log.count
      branch = session.timeline.name
      marks = session.timeline.markNames
      clock = session.debugger.clock
      isHalted = session.isHalted
    }
  }

  private static let ways: [(line: String, last: [String])] = [
    ("goto start", []), ("goto 5", []), ("goto spot", []), ("goto 50%", []), ("back", []),
    ("back 30", []), ("back command", []), ("reverse-next", []), ("undo", []), ("undo to 1", []),
    ("diff start", []), ("diff @20 @40", []), ("branch other", []), ("diff other main", []),
    // In the past, inside a command.
    ("goto end", ["goto 30"]), ("back", ["goto 30"]), ("reverse-finish", ["goto 30"]),
    ("branch new", ["goto 30"]), ("rc", ["goto 30", "watch rss"]),
    // Inside a new command.
    ("undo", ["step touch $1+64K w"]), ("back", ["step fork", "step", "step"]),
    ("goto start", ["step fork", "step"]),
  ]

  @Test(arguments: ways)
  func `an interrupted way leads nowhere`(line: String, last: [String]) throws {
    let session = try session(last)
    let before = Sight(session)
    var hasArrived = false
    // Pressed later and later, until the way is over by then.
    for patience in [0, 1, 2, 3, 5, 8, 13, 40, 100, 300] where !hasArrived {
      var asked = 0
      var output = ""
      session.sink = { output += $0 }
      session.isInterrupted = {
        asked += 1
        return asked > patience + 1
      }
      let status = session.execute(line).status
      session.isInterrupted = { false }
      guard status == .interrupted else {
        hasArrived = true
        continue
      }
      #expect(
        output.hasSuffix("^\nerror: interrupted on the way; the machine is where it was\n")
          || output.contains("~\nerror: interrupted on the way; the machine is where it was\n"),
        "\(output)")
      #expect(Sight(session) == before, "\(line) after \(patience)")
    }
    // What follows is what it would have been.
    let calm = try self.session(last)
    if !hasArrived { #expect(session.execute(line).status == calm.execute(line).status) }
    if hasArrived { calm.execute(line) }
    #expect(Sight(session) == Sight(calm))
    for session in [session, calm] { session.execute("n; goto end; print rss; digest") }
    #expect(Sight(session) == Sight(calm))
  }

  @Test func `why gives up while the history is heard again`() throws {
    let session = try Session()
    session.checksInvariants = false
    for line in ["mmap 64K rw", "touch $1 w for 64K"] { session.execute(line) }
    var output = ""
    session.sink = { output += $0 }
    session.isInterrupted = { true }
    // The line's own question comes first, and is answered as well.
    #expect(session.execute("why $1").status == .interrupted)
    var asked = 0
    session.isInterrupted = {
      asked += 1
      return asked > 1
    }
    #expect(session.execute("why $1").status == .interrupted)
    session.isInterrupted = { false }
    #expect(session.execute("why $1").status == .done)
    #expect(output.contains("mapped private by command 1"))
  }
}
