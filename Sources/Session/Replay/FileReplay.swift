import Drawing
import Grammar

/// One file on its way through a session: how far it is read, and what it has turned out to be.
///
/// It can be left in its middle, when a breakpoint halts the machine, and taken up again.
package final class FileReplay {
  /// It may wait in the session, and does not keep it.
  private unowned let session: Session
  private let end: FileRunner.End
  private let isTrusted: Bool
  private let mayRun: ((_ command: String, _ share: Double?) -> Bool)?
  private var reader: LineReader
  private var status = FileRunner.Status.done
  private var isTranscript: Bool?
  /// What was narrated before the file showed its kind.
  private var narration: [String] = []
  /// A command of a transcript failed, and the output that follows in the file may show that too.
  private var failure: Failure?

  private struct Failure {
    /// The lines that tell of it where somebody types the command.
    let lines: [String]
  }

  init(_ runner: FileRunner, _ reader: LineReader) {
    session = runner.session
    end = runner.end
    isTrusted = runner.isTrusted
    mayRun = runner.mayRun
    self.reader = reader
  }

  /// Carries the rest of the file out.
  func run() throws(FileRefusal) -> FileRunner.Status {
    let writing = session.files.writing
    if !isTrusted { session.files.writing = max(writing, .newFiles) }
    session.files.beginReading(reader.identity)
    defer {
      session.files.endReading()
      session.files.writing = writing
    }
    while let line = try isTranscript == true ? reader.next() : reader.nextCommand() {
      guard let execution = try carryOut(line) else { return .interrupted }
      switch execution.status {
      case .interrupted: return .interrupted
      case .quit: return status
      case .done, .refused, .failed: break
      }
      if session.isSuspending {
        session.wait(with: .file(self))
        return .waiting
      }
      if end != .file, session.isHalted { return .halted }
    }
    // A pipe that is given up ends like any other.
    if session.isInterrupted() { return .interrupted }
    return failure == nil ? status : .failed
  }

  /// Lets the command that comes halt at the event where the replay ends.
  private func prepareEnd() {
    if case .event(let number) = end { session.haltNext(atEvent: number) }
  }

  /// - Returns: nil when the replay is to end here.
  private func carryOut(_ line: SourceLine) throws(FileRefusal) -> Execution? {
    let kind = TranscriptLine(line)
    if isTranscript == nil { decide(kind, line) }
    if isTranscript == true, case .output = kind {
      if let told = failure {
        let pattern = TranscriptPattern(line.text)
        if told.lines.contains(where: { pattern.matches($0) }) { failure = nil }
      }
      return Execution()
    }
    if failure != nil { status = .failed }
    failure = nil
    switch (isTranscript ?? false, kind) {
    case (true, .command(let start)):
      let command = SourceLine(bytes: line.bytes, range: start..<line.range.upperBound)
      guard mayRun?(command.text, reader.share) != false else { return nil }
      present(session.prompt + command.text)
      prepareEnd()
      let execution = session.execute(command)
      if execution.status == .failed {
        let report = execution.error.map { ErrorReport($0, in: command) }
        let lines = report.map { PlainRenderer().render($0).split(separator: "\n") } ?? []
        // What was typed stands in front of them once more.
        failure = Failure(lines: lines.map(String.init).filter { $0 != command.text })
      }
      return execution
    case (true, _):
      narrate(line.text)
      return Execution()
    case (false, _):
      if let mayRun, line.holdsCommand {
        guard mayRun(line.text, reader.share) else { return nil }
      }
      prepareEnd()
      let execution = session.execute(line, at: reader.place)
      if execution.status == .failed || execution.status == .refused { status = .failed }
      return execution
    }
  }

  /// Finds out by its first command whether the file is a transcript.
  private func decide(_ kind: TranscriptLine, _ line: SourceLine) {
    isTranscript = kind.decidesForTranscript(line)
    if isTranscript == nil { narration.append(line.text) }
    if isTranscript == true { for text in narration { narrate(text) } }
  }

  /// Shows a prompt. A recording writes its own, unless this is what a single line does.
  private func present(_ prompt: String) {
    guard session.sourceDepth == 0 else { return session.narrate(prompt) }
    session.present(NarrationReport(text: prompt))
  }

  private func narrate(_ line: String) {
    guard session.sourceDepth == 0 else { return session.narrate(line) }
    session.present(NarrationReport(text: line))
    session.recorder?.narrate(line)
  }
}

extension SourceLine {
  /// Whether the line is neither empty nor a comment.
  fileprivate var holdsCommand: Bool {
    let first = bytes[range].first { !$0.isSpace }
    return first != nil && first != UInt8(ascii: "#")
  }
}
