import Commands
import Drawing
import Evidence
import FoundationEssentials
import KernelModel
import Session

/// Types a case at a session and holds Pagewalk to its promises.
package struct FuzzTrial {
  /// Where recordings and sessions are written, each over the one before.
  private let folder: String

  /// - Parameter folder: an empty one of its own.
  package init(folder: String) { self.folder = folder }

  /// What came of typing a case.
  private struct Run {
    let session: Session
    var output: String
  }

  /// - Throws: the first promise that is broken.
  package func check(_ test: FuzzCase) throws(FuzzFault) {
    let recording = folder + "/case.transcript"
    let saved = folder + "/case.pagewalk"
    for path in [recording, saved] { try? FileManager.default.removeItem(atPath: path) }
    // Some machines cannot be: that is said, and there is nothing to type at.
    guard (try? Session(configuration: test.configuration)) != nil else { return }
    let run = try type(test, recordingTo: nil)
    let again = try type(test, recordingTo: nil)
    try expect(
      run.output == again.output, .sameOutput, difference(run.output, again.output))
    try expect(run.session.digest == again.session.digest, .sameState, "")
    _ = try type(test, recordingTo: recording)
    // What the person typed may name files; in a recording it is somebody's.
    var checker = FileChecker(Configuration())
    checker.permissions = Permissions(everywhere: [.read])
    let verdict = checker.check(recording)
    try expect(verdict.passed, .recordingChecks, PlainRenderer().render(verdict))
    try saveAndLoad(again.session, saved)
    try Self.goAround(run.session)
  }

  private func type(_ test: FuzzCase, recordingTo path: String?) throws(FuzzFault) -> Run {
    guard let session = try? Session(configuration: test.configuration) else {
      throw FuzzFault(promise: .sameState, evidence: "the machine does not boot")
    }
    session.checksInvariants = false
    var output = ""
    session.sink = { output += $0 }
    if let path { session.execute("record \(path)") }
    var asked = 0
    session.isInterrupted = {
      asked += 1
      return test.interruption?.contains(asked) == true
    }
    for line in test.lines {
      output += session.prompt + line + "\n"
      session.execute(line)
      try Self.checkInvariants(session, after: line)
    }
    session.isInterrupted = { false }
    if path != nil {
      // What still belongs to a breakpoint's commands ends first.
      session.execute("end")
      session.execute("record off")
    }
    return Run(session: session, output: output)
  }

  static func checkInvariants(_ session: Session, after line: String) throws(FuzzFault) {
    guard !session.world.isBare, !session.isHalted, !session.world.isTamperedWith else { return }
    do throws(InvariantViolation) {
      try session.kernel.checkInvariants()
    } catch {
      throw FuzzFault(promise: .invariants, evidence: "\(line): \(error)")
    }
  }

  private func saveAndLoad(_ session: Session, _ path: String) throws(FuzzFault) {
    // In a lesson or a quiz it would be their machine that is saved.
    session.endVisit()
    var output = ""
    session.sink = { output += $0 }
    session.execute("end")
    session.execute("n")
    session.execute("goto end")
    session.execute("delete")
    session.execute("goto end")
    let digest = session.digest
    output = ""
    session.execute("save \(path)")
    guard !output.contains("error:") else {
      throw FuzzFault(promise: .savedLoads, evidence: output)
    }
    guard let other = try? Session(configuration: session.configuration) else { return }
    other.checksInvariants = false
    other.permissions = Permissions(everywhere: [.read])
    output = ""
    other.sink = { output += $0 }
    other.execute("load \(path)")
    try expect(
      other.digest == digest, .savedLoads, "\(digest) became \(other.digest)\n\(output)")
  }

  static func goAround(_ session: Session) throws(FuzzFault) {
    session.endVisit()
    session.sink = { _ in }
    for line in ["end", "n", "goto end", "delete", "goto end"] { session.execute(line) }
    let digest = session.digest
    session.execute("goto start")
    session.execute("goto end")
    guard session.digest == digest else {
      throw FuzzFault(promise: .returns, evidence: "\(digest) became \(session.digest)")
    }
  }

  private func expect(
    _ holds: Bool, _ promise: FuzzFault.Promise, _ evidence: @autoclosure () -> String
  ) throws(FuzzFault) {
    guard holds else { throw FuzzFault(promise: promise, evidence: evidence()) }
  }

  /// The first lines that differ.
  private func difference(_ left: String, _ right: String) -> String {
    let pairs = zip(left.split(separator: "\n"), right.split(separator: "\n"))
    return pairs.first { $0 != $1 }.map { "- \($0)\n+ \($1)" } ?? "one is longer"
  }
}
