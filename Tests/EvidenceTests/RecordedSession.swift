import Commands
import Drawing
import Evidence
import FoundationEssentials
@testable import Session
import Testing

/// A session that records itself, and what `check` says of that.
final class RecordedSession {
  let session: Session
  let path: String
  private let configuration: Configuration

  /// - Parameter records: whether the recording begins with the session; else a test begins it.
  init(_ configuration: Configuration = .init(), records: Bool = true) throws {
    self.configuration = configuration
    session = try Session(configuration: configuration)
    session.checksInvariants = false
    session.sink = { _ in }
    path = "\(FileManager.default.temporaryDirectory.path)/pagewalk-\(UUID().uuidString).transcript"
    if records { begin() }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func begin() { #expect(session.execute("record \(path)").status == .done) }

  func type(_ lines: [String]) { for line in lines { session.execute(line) } }

  /// Types a line; Ctrl-C is pressed at a question of it.
  func type(_ line: String, stoppedAt question: Int) {
    var count = 0
    session.isInterrupted = {
      count += 1
      return count >= question
    }
    session.execute(line)
    session.isInterrupted = { false }
  }

  var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

  /// What `check` says of the recording.
  ///
  /// - Parameter configuration: what the person asks for who checks.
  func checked(asking configuration: Configuration = Configuration()) -> CheckReport {
    session.execute("record off")
    return FileChecker(configuration, commands: .standard).check(path)
  }
}

extension CheckReport {
  /// `pass`, or what is wrong.
  var told: String { PlainRenderer().render(self) }
}
