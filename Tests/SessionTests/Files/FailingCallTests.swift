import Disk
import FoundationEssentials
@testable import Commands
@testable import Session
import Testing

/// The first, second, third … call to the host that writes a file fails: nothing that was acknowledged
/// is lost, and the failure is told once.
struct FailingCallTests {
  /// What came of lines one of whose writing calls failed.
  private struct Outcome {
    var errors: [String] = []
    var hasFailed = false
    var hasLostRecording = false
  }

  /// Types lines while the call of that number fails.
  private func type(_ lines: [String], failing number: Int) throws -> Outcome {
    var outcome = Outcome()
    let session = try Session()
    session.checksInvariants = false
    session.sink = { text in
      outcome.errors += text.split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("error:") }
    }
    let call = FailingCall(number: number)
    FailingCall.$awaited.withValue(call) {
      for line in lines { session.execute(line) }
      if session.endRecording() != nil { outcome.errors.append("error: at the end") }
    }
    outcome.hasFailed = call.hasCome
    outcome.hasLostRecording = session.hasLostRecording
    return outcome
  }

  @Test func `a recording keeps what it acknowledged`() throws {
    var number = 1
    while true {
      let folder = try StrangerFolder()
      let path = folder.path("a.transcript")
      let lines = ["record \(path)", "mmap 64K rw", "touch $1 w", "print 7", "maps"]
      let outcome = try type(lines, failing: number)
      guard outcome.hasFailed else { break }
      #expect(outcome.errors.count <= 1, "call \(number): \(outcome.errors)")
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      if outcome.hasLostRecording {
        // Whole commands from the first on.
        let whole = try wholeRecording(lines)
        #expect(whole.hasPrefix(text.isEmpty ? "" : text), "call \(number): \(text)")
      } else if outcome.errors.isEmpty {
        // There was another way.
        #expect(try text == wholeRecording(lines), "call \(number)")
      } else {
        #expect(text.isEmpty, "call \(number): refused from the beginning")
      }
      #expect(!folder.entries.contains { $0.hasPrefix(".draft-") }, "call \(number)")
      number += 1
    }
    #expect(number > 6)
  }

  private func wholeRecording(_ lines: [String]) throws -> String {
    let folder = try StrangerFolder()
    let path = folder.path("a.transcript")
    _ = try type(["record \(path)"] + lines.dropFirst(), failing: 1000)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `a session file is the old one or the new one`() throws {
    var number = 1
    while true {
      let folder = try StrangerFolder()
      let path = folder.path("a.session")
      _ = try type(["mmap 4K", "save \(path)"], failing: 1000)
      let old = try String(contentsOfFile: path, encoding: .utf8)
      let outcome = try type(["mmap 4K", "mmap 8K", "save \(path)"], failing: number)
      guard outcome.hasFailed else { break }
      #expect(outcome.errors.count == 1, "call \(number): \(outcome.errors)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      // An error of the last steps comes when the new one is in its place already.
      #expect(text == old || text.contains("mmap 8K\n# digest "), "call \(number)")
      #expect(!folder.entries.contains { $0.hasPrefix(".draft-") }, "call \(number)")
      number += 1
    }
    #expect(number > 4)
  }
}
