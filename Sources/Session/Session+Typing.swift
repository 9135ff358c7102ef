import Grammar
import KernelModel

/// Lines as they are typed, or come from a file as if they were.
extension Session {
  /// `pagewalk> `, with the process when it is not the first, the event when the machine is halted
  /// inside a command or stands in the past, and the lesson.
  public var prompt: String {
    if let visit { return visit.prompt }
    let process = isBare || process.id.rawValue == 1 ? "" : ":\(process.id.rawValue)"
    let event = isPresent ? "" : " @\(debugger.clock)"
    let companion = companion.map { " \($0.promptWords)" } ?? ""
    return "pagewalk\(process)\(event)\(companion)> "
  }

  /// Carries the commands of a line out, one after another, until one fails.
  @discardableResult
  public func execute(_ text: String) -> Execution { execute(SourceLine(text)) }

  /// - Parameter place: where the line comes from, for errors; nil for a prompt.
  @discardableResult
  public func execute(_ line: SourceLine, at place: Place? = nil) -> Execution {
    guard sourceDepth == 0, !isReplaying else { return carryOutTyped(line, at: place) }
    return execute(line, at: place, stoppingAt: nil)
  }

  /// Carries out a line that somebody types, or typed when it was recorded.
  ///
  /// - Parameter stop: where it was stopped then.
  package func execute(
    _ line: SourceLine, at place: Place? = nil, stoppingAt stop: RecordedStop?
  ) -> Execution {
    interruptions.begin(stoppingAt: stop)
    var execution = carryOutTyped(line, at: place)
    interruptions.end()
    if let stop = interruptions.stop { typedLines.note(stop) }
    recorder?.endLine(stoppedAt: interruptions.stop)
    tellLostRecording(line, &execution)
    return execution
  }

  /// Whether it was the person, and no recording, who stopped the last line.
  package var wasStoppedByPerson: Bool { interruptions.isByPerson }

  private func carryOutTyped(_ line: SourceLine, at place: Place?) -> Execution {
    var execution = Execution()
    var line = line
    // What is carried out again was typed, recorded and found to be text the first time.
    if sourceDepth == 0, !isReplaying {
      if place == nil { line = line.withoutPrompt }
      lineCount += 1
      nestedLineCount = 0
      isSuspending = false
      // Definitions and answers are not carried out, and have no results.
      let isAside = world.isAside && collecting == nil && question == nil
      let told = isAside && !steersRecording(line) ? line.asAside : line
      if keepsTypedLines { typedLines.append(told, by: authority) }
      currentLine = line
      lineAside = isAside ? (line, told) : nil
      recorder?.append(told, prompt: prompt)
      if let question {
        self.question = nil
        if let answer = answered(question, by: line) { return answer }
      }
    }
    if let visit, sourceDepth == 0, !steersRecording(line) {
      return forward(line, to: visit, at: place)
    }
    if !isReplaying, let error = line.encodingError {
      fail(error, in: line, at: place, &execution)
      return execution
    }
    if let collecting {
      collect(line, for: collecting)
      return execution
    }
    if sourceDepth == 0, let answer = companion?.take(line, in: self) { return answer }
    guard let whole = unfinishedCalls.joined(line) else { return execution }
    carryOut(whole, at: place, &execution)
    if sourceDepth == 0 {
      companion?.lineEnded(in: self)
      renewPicture()
    }
    return execution
  }
}

extension SourceLine {
  /// The line without a prompt in front of it: it was copied from a screen.
  fileprivate var withoutPrompt: SourceLine {
    guard let first = range.first, bytes[first] == UInt8(ascii: "p"),
      case .command(let start) = TranscriptLine(self)
    else { return self }
    return SourceLine(bytes: bytes, range: start..<range.upperBound)
  }
}
