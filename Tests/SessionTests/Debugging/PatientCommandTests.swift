@testable import Commands
import Drawing
@testable import Grammar
import KernelModel
@testable import Reports
@testable import Session
import Testing

/// Ctrl-C while something is added up, verified or heard again that takes long.
struct PatientCommandTests {
  private final class Screen { var text = "" }

  private func session(_ lines: [String], megabytes: UInt64 = 512) throws -> (Session, Screen) {
    var configuration = Configuration()
    configuration.memoryByteCount = megabytes << 20
    let session = try Session(configuration: configuration)
    session.checksInvariants = false
    for line in lines { #expect(session.execute(line).status == .done) }
    let screen = Screen()
    session.sink = { screen.text += $0 }
    return (session, screen)
  }

  /// More pages than Ctrl-C waits for.
  private static let filling = "mmap 300M rw populate"

  /// They are added up while the command goes on: nobody waits for them behind it.
  @Test func `the effects of a long command are told at once`() throws {
    let (session, screen) = try session([])
    // Pressed once the command is done.
    session.isInterrupted = { [unowned session] in
      session.process.space.map { $0.resident.total > 70_000 } == true
    }
    session.execute(Self.filling)
    #expect(screen.text.contains("+area") && !screen.text.contains("not all of it is shown"))
  }

  @Test func `of a command that was stopped the effects are told`() throws {
    let (session, screen) = try session(["mmap 300M rw"])
    session.isInterrupted = { [unowned session] in
      session.process.space.map { $0.resident.total > 70_000 } == true
    }
    #expect(session.execute("touch $1 w for 300M").status == .interrupted)
    #expect(screen.text.contains("rss 8K -> 2") && screen.text.contains("interrupted after"))
  }

  @Test func `an audit says what it has not verified`() throws {
    let (session, screen) = try session(["mmap 64K rw populate"])
    var questions = 0
    session.isInterrupted = {
      questions += 1
      return questions > 5
    }
    session.execute("audit")
    #expect(screen.text.contains("  ok") && screen.text.contains("not verified"))
    #expect(!screen.text.contains("every rule"))
    session.isInterrupted = { false }
    screen.text = ""
    session.execute("audit")
    #expect(screen.text.hasSuffix("every rule of every structure holds\n"))
  }

  @Test(arguments: ["why $1", "goto 0", "when frame 1000"])
  func `a call that is heard again goes on unheard once nobody wants it`(line: String) throws {
    let (session, screen) = try session(["trace off", "mmap 64M rw populate"])
    let digest = session.digest
    var questions = 0
    session.isInterrupted = {
      questions += 1
      return questions > 2
    }
    #expect(session.execute(line).status == .interrupted)
    session.isInterrupted = { false }
    #expect(screen.text.contains("interrupted on the way; the machine is where it was"))
    #expect(session.digest == digest)
    #expect(session.debugger.clock == 0 && session.debugger.journal.count == 0)
    screen.text = ""
    session.execute("why $1")
    #expect(screen.text.contains("by command 1, 'mmap 64M rw populate'"))
  }
}
