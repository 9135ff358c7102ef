/// Replays logs and transcripts, printing as it goes.
public struct FileRunner {
  public enum Status: Comparable, Sendable {
    /// Every line was carried out.
    case done
    /// A line was wrong, or was refused; the rest was carried out.
    case failed
    /// The machine was halted where the replay was to end.
    case halted
    case interrupted
  }

  /// Where a replay ends before its file does.
  public enum End: Equatable, Sendable {
    case file
    /// At the event of that number.
    case event(Int)
    /// At the first breakpoint.
    case breakpoint
  }

  private let session: Session
  public var end = End.file
  /// Asked before each command, with how much of the file has been read; false ends the replay.
  public var mayRun: ((_ command: String, _ share: Double?) -> Bool)?

  public init(_ session: Session) { self.session = session }

  /// Carries out a file, by what its first command looks like as a log or as a transcript.
  ///
  /// A log prints what its commands print. A transcript prints its narration and its prompts as
  /// well, so that it looks as the session did. A line that fails is shown (in a log with its
  /// place) and the next one is carried out; a transcript may show an error on purpose.
  public func run(_ path: String) throws(FileRefusal) -> Status {
    var reader = try LineReader(path: path)
    let wanted: Configuration
    do throws(ConfigurationRefusal) {
      wanted = try session.configuration.following(reader)
    } catch {
      throw FileRefusal(file: path, why: error.message)
    }
    // A machine that has booted cannot become another one.
    guard wanted == session.configuration || wanted.isMet(by: session.configuration) else {
      let options = wanted.narration.dropFirst(2)
      throw FileRefusal(file: path, why: "it is for another machine: \(options)")
    }
    return try run(&reader)
  }

  public func run(_ reader: inout LineReader) throws(FileRefusal) -> Status {
    var status = Status.done
    var isTranscript: Bool?
    /// What was narrated before the file showed its kind.
    var narration: [String] = []
    /// A command of a transcript failed, and the output that follows in the file may say so too.
    var failsUnlessShown = false
    while let line = try reader.next() {
      let kind = TranscriptLine(line)
      if isTranscript == nil {
        isTranscript = kind.decidesForTranscript(line)
        if isTranscript == nil { narration.append(line.text) }
        if isTranscript == true { for text in narration { session.narrate(text) } }
      }
      if isTranscript == true, case .output = kind {
        if line.text.hasPrefix("error: ") { failsUnlessShown = false }
        continue
      }
      if failsUnlessShown { status = .failed }
      failsUnlessShown = false
      var execution = Execution()
      switch (isTranscript ?? false, kind) {
      case (true, .command(let start)):
        let command = SourceLine(bytes: line.bytes, range: start..<line.range.upperBound)
        guard mayRun?(command.text, reader.share) != false else { return .interrupted }
        session.narrate(session.prompt + command.text)
        prepareEnd()
        execution = session.execute(command)
        failsUnlessShown = execution.status == .failed
      case (true, _): session.narrate(line.text)
      case (false, _):
        if let mayRun, line.holdsCommand {
          guard mayRun(line.text, reader.share) else { return .interrupted }
        }
        prepareEnd()
        execution = session.execute(line, at: reader.place)
        if execution.status == .failed || execution.status == .refused { status = .failed }
      }
      if execution.status == .interrupted { return .interrupted }
      if execution.status == .quit { return status }
      if end != .file, session.isHalted { return .halted }
    }
    return failsUnlessShown ? .failed : status
  }

  /// Lets the command that comes halt at the event where the replay ends.
  private func prepareEnd() {
    if case .event(let number) = end { session.haltNext(atEvent: number) }
  }
}

extension Session {
  /// Whether the machine is halted inside a command.
  public var isHalted: Bool { halted != nil }

  /// Lets the next command that acts halt at an event, if that is one of its own.
  func haltNext(atEvent number: Int) {
    guard isPresent else { return }
    debugger.rule = number > debugger.clock ? .event(number) : .never
  }
}

extension SourceLine {
  /// Whether the line is neither empty nor a comment.
  fileprivate var holdsCommand: Bool {
    let first = bytes[range].first { !$0.isSpace }
    return first != nil && first != UInt8(ascii: "#")
  }
}

extension TranscriptLine {
  /// Whether the file is a transcript, when the line tells: comments and empty lines do not.
  fileprivate func decidesForTranscript(_ line: SourceLine) -> Bool? {
    switch self {
    case .command: true
    case .narration: nil
    case .output: line.trimmedEnd == line.range.lowerBound ? nil : false
    }
  }
}
