import Grammar

/// Where a replay is in its file, and how it came there: lines can be put back.
struct FilePassage {
  /// A line and where it stands.
  struct Line {
    let line: SourceLine
    let place: Place
    /// The file ends in it, and it has no end.
    let isOpen: Bool
  }

  /// A command that was passed.
  private struct Passed {
    /// What was read since the command before it: narration, output, and last the command.
    let lines: [Line]
    /// How many commands the log had before it.
    let commandCount: Int
  }

  private var reader: LineReader
  /// Lines that were put back.
  private var ahead: [Line] = []
  private var passed: [Passed] = []
  /// What was read since the last command.
  private var recent: [Line] = []
  /// Whether lines can be put back.
  let keepsLines: Bool
  private(set) var place: Place
  /// The line that was read last has no end: whoever wrote the file was ended in its middle.
  private(set) var isTorn = false

  init(_ reader: LineReader, keepsLines: Bool) {
    self.reader = reader
    self.keepsLines = keepsLines
    place = reader.place
  }

  var identity: FileIdentity? { reader.identity }
  var share: Double? { reader.share }
  var passedCount: Int { passed.count }

  /// The next line; that of a log together with those that it goes on in.
  mutating func next(ofTranscript isTranscript: Bool) throws(FileRefusal) -> SourceLine? {
    let next: Line
    if ahead.isEmpty {
      guard let line = try isTranscript ? reader.next() : reader.nextCommand() else { return nil }
      next = Line(line: line, place: reader.place, isOpen: reader.isFile && reader.isLineOpen)
    } else {
      next = ahead.removeFirst()
    }
    place = next.place
    isTorn = next.isOpen
    if keepsLines { recent.append(next) }
    return next.line
  }

  /// The command that was read last is carried out or skipped.
  mutating func pass(commandCount: Int) {
    guard keepsLines else { return }
    passed.append(Passed(lines: recent, commandCount: commandCount))
    recent = []
  }

  /// Puts the command back that was passed last: it alone.
  mutating func putBackCommand() {
    guard let last = passed.popLast() else { return }
    ahead = last.lines.suffix(1) + recent + ahead
    recent = Array(last.lines.dropLast())
  }

  /// Puts the command that comes next back, which has been read.
  mutating func putBackNext() {
    ahead = recent.suffix(1) + ahead
    recent.removeLast()
  }

  /// Puts back all that was read since the command before the last one that was passed.
  ///
  /// - Returns: how many commands the log had there.
  mutating func goBack() -> Int? {
    guard let last = passed.popLast() else { return nil }
    ahead = last.lines + recent + ahead
    recent = []
    return last.commandCount
  }

  /// How many commands the log had before the command that was passed last.
  var commandCountOfLast: Int? { passed.last?.commandCount }

  /// Where the last command of a transcript was stopped when it was recorded; nil where it was not. A
  /// pipe is not read ahead for that.
  mutating func stop() throws(FileRefusal) -> RecordedStop? {
    guard reader.isFile else { return nil }
    return try output().last.flatMap { InterruptionNote.stop(in: $0.text) }
  }

  /// The output that a transcript has behind the last command, and the line behind that.
  mutating func output() throws(FileRefusal) -> [SourceLine] {
    var lines: [Line] = []
    while true {
      let line: Line
      if ahead.isEmpty {
        guard let next = try reader.next() else { break }
        line = Line(line: next, place: reader.place, isOpen: reader.isFile && reader.isLineOpen)
      } else {
        line = ahead.removeFirst()
      }
      lines.append(line)
      guard case .output = TranscriptLine(line.line) else { break }
    }
    ahead = lines + ahead
    return lines.map(\.line)
  }
}
