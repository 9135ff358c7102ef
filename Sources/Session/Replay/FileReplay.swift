import Drawing
import Grammar

/// One file on its way through a session: how far it is read, and what it has turned out to be.
///
/// It can be left in its middle, when a breakpoint halts the machine, and taken up again.
package final class FileReplay {
  /// It may wait in the session, and does not keep it.
  unowned let session: Session
  private let end: FileRunner.End
  /// Whose the lines are: the file's and whoever had it carried out.
  private let authority: Authority
  let conductor: (any FileConductor)?
  var passage: FilePassage
  var status = FileRunner.Status.done
  private(set) var isTranscript: Bool?
  /// What was narrated before the file showed its kind.
  private var narration: [String] = []
  /// A command of a transcript failed, and the output that follows in the file may show that too.
  var failure: Failure?
  /// The command that is next failed or was interrupted when it was tried.
  var attempt: Attempt?
  /// The command that comes is carried out again without a question.
  var isGoingAgain = false

  /// How many commands the log had before and behind what was tried.
  struct Attempt {
    let start: Int
    let end: Int
  }

  struct Failure {
    /// The lines that tell of it where somebody types the command.
    let lines: [String]
  }

  init(_ runner: FileRunner, _ reader: LineReader) {
    session = runner.session
    end = runner.end
    let whose = runner.session.authority
    authority = runner.isTrusted ? whose : whose.joined(by: Authority(of: .init(reader)))
    conductor = runner.conductor
    passage = FilePassage(reader, keepsLines: conductor?.isStepping == true)
  }

  /// Carries the rest of the file out.
  func run() throws(FileRefusal) -> FileRunner.Status {
    session.files.beginReading(passage.identity)
    defer { session.files.endReading() }
    return try session.speaking(by: authority) { () throws(FileRefusal) in
      try carryOutLines()
    }
  }

  private func carryOutLines() throws(FileRefusal) -> FileRunner.Status {
    while let line = try passage.next(ofTranscript: isTranscript == true) {
      if session.sourceDepth > 1 { session.nestedLineCount += 1 }
      switch try carryOut(line) {
      case .left: return .interrupted
      case .interrupted where !isStepping: return .interrupted
      case .quit: return status
      case .passed, .interrupted: break
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

  var isStepping: Bool { conductor?.isStepping == true }

  /// Lets the command that comes halt at the event where the replay ends.
  private func prepareEnd() {
    if case .event(let number) = end { session.haltNext(atEvent: number) }
  }

  /// What became of a line.
  enum Turn { case passed, interrupted, quit, left }

  private func carryOut(_ line: SourceLine) throws(FileRefusal) -> Turn {
    let kind = TranscriptLine(line)
    if isTranscript == nil { decide(kind, line) }
    if isTranscript == true, case .output = kind {
      if let told = failure {
        let pattern = TranscriptPattern(line.text)
        if told.lines.contains(where: { pattern.matches($0) }) { failure = nil }
      }
      return .passed
    }
    if failure != nil { status = .failed }
    failure = nil
    switch (isTranscript ?? false, kind) {
    case (true, .command(let start)):
      let command = SourceLine(bytes: line.bytes, range: start..<line.range.upperBound)
      guard !passage.isTorn else {
        session.show(RemarkReport(.isTorn(command.text)))
        return .passed
      }
      let isForHalt = line.bytes[line.range.lowerBound..<start].contains(UInt8(ascii: "@"))
      let stop = session.sourceDepth == 0 ? try passage.stop() : nil
      return try conduct(command, isForHalt: isForHalt) {
        present(session.prompt + command.text)
        prepareEnd()
        let execution = session.execute(command, stoppingAt: stop)
        if execution.status == .failed { noteFailure(execution, of: command) }
        return execution
      }
    case (true, _):
      narrate(line.text)
      return .passed
    case (false, _):
      let place = passage.place
      guard line.holdsCommand else { return turn(after: session.execute(line, at: place)) }
      let isForHalt = session.halted?.isAside == false && !session.acts(line)
      return try conduct(line, isForHalt: isForHalt) {
        prepareEnd()
        return session.execute(line, at: place)
      }
    }
  }

  /// What the output of a transcript may show of a command that failed.
  private func noteFailure(_ execution: Execution, of command: SourceLine) {
    let report = execution.error.map { ErrorReport($0, in: command) }
    let lines = report.map { PlainRenderer().render($0).split(separator: "\n") } ?? []
    // What was typed stands in front of them once more.
    failure = Failure(lines: lines.map(String.init).filter { $0 != command.text })
  }

  func turn(after execution: Execution) -> Turn {
    switch execution.status {
    // Where a recording was interrupted its own lines went on, but not those of a file in one.
    case .interrupted:
      session.sourceDepth > 0 || session.wasStoppedByPerson ? .interrupted : .passed
    case .quit: .quit
    case .done, .refused, .failed: .passed
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
