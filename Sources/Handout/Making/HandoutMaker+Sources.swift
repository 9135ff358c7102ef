import Drawing
import Grammar
import Lessons
import Session

/// What files and lessons say, carried out step by step.
extension HandoutMaker {
  /// Plays a lesson as a lecturer does: questions are answered, tasks are done as it says.
  ///
  /// - Parameter name: what `lesson` takes.
  func play(_ lesson: Lesson, called name: String) throws(HandoutFault) {
    let session = scribe.session
    carryOut(SourceLine("lesson \(name)"), isHidden: true)
    var lecture = Lecture(session)
    // A solution that misses its goal would come again and again.
    var (asked, repeats) = (0, 0)
    while let line = lecture.next(), !isFull {
      guard !session.isInterrupted() else { throw HandoutFault(HandoutComplaint.interrupted) }
      lecture.pass()
      repeats = asked == askedCount ? repeats + 1 : 0
      asked = askedCount
      guard repeats <= Self.repeatLimit else { break }
      carryOut(SourceLine(line), isSolution: session.course?.isAsking == false)
    }
  }

  private static let repeatLimit = 100

  /// How many questions and tasks have been put so far.
  private var askedCount: Int {
    builder.steps.count { step in
      if case .task = step.kind { return true }
      return step.question != nil
    }
  }

  /// Carries out a transcript, a saved session or a log.
  func tell(_ reader: LineReader) throws(HandoutFault) {
    let session = scribe.session
    let authority = session.authority.joined(by: Authority(of: .init(reader)))
    do throws(FileRefusal) {
      if reader.isTranscript {
        try session.speaking(by: authority) { () throws(FileRefusal) in
          try tellTranscript(reader)
        }
      } else {
        try session.speaking(by: authority) { () throws(FileRefusal) in try tellLog(reader) }
      }
    } catch {
      guard error.fault == .hasNoCommand else { throw HandoutFault(error) }
      throw HandoutFault(HandoutComplaint.isNoSource(reader.name))
    }
    guard !session.isInterrupted() else { throw HandoutFault(HandoutComplaint.interrupted) }
  }

  /// Its prompts and outputs are made anew; its words stay.
  private func tellTranscript(_ reader: LineReader) throws(FileRefusal) {
    var reader = reader
    // The line behind a command's output tells whether it was stopped.
    var command: SourceLine?
    func finish(stoppingAt stop: RecordedStop? = nil) {
      if let line = command { carryOut(line, stoppingAt: stop) }
      command = nil
    }
    while let line = try reader.next(), !isFull, !scribe.session.isInterrupted() {
      switch TranscriptLine(line) {
      case .output: break
      case .command(let start):
        finish()
        command = SourceLine(bytes: line.bytes, range: start..<line.range.upperBound)
      case .narration:
        let stop = InterruptionNote.stop(in: line.text)
        finish(stoppingAt: stop)
        if stop == nil { narrateUnlessMachine(line) }
      }
    }
    finish()
  }

  /// Its comments become narration.
  private func tellLog(_ reader: LineReader) throws(FileRefusal) {
    var reader = reader
    let isSession = reader.peeked(upTo: 64).starts(with: SessionFile.opening.utf8)
    while let line = try reader.nextCommand(), !isFull, !scribe.session.isInterrupted() {
      let words = line.text.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("#") {
        // What a saved session says there is for 'load'.
        if !isSession { narrateUnlessMachine(line) }
      } else if !words.isEmpty {
        carryOut(line)
        // The beginning tells whether the file means commands at all.
        if builder.steps.count <= 1, scribe.session.log.count == 0, !hasRead(line) {
          throw FileRefusal(file: reader.name, line: reader.lineNumber, .hasNoCommand)
        }
      }
    }
  }

  /// Whether a line begins with a command's name.
  private func hasRead(_ line: SourceLine) -> Bool {
    guard let first = LineWords(line).commands.first else { return false }
    return scribe.session.catalog.definition(of: first) != nil
  }

  /// The line that names the machine is written by who records.
  private func narrateUnlessMachine(_ line: SourceLine) {
    if !line.text.hasPrefix(Self.machineOpening) { narrate(line.text) }
  }

  private static let machineOpening = "# pagewalk "
}
