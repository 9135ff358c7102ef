import Disk
import Drawing
import Grammar

/// The lines that were typed so far, in one buffer.
struct TypedLines {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Whose lines begin where: stretches of them are one's.
  private var authorities: [(start: Int, authority: Authority)] = []
  /// Where lines were stopped, by the line's index.
  private var stops: [Int: RecordedStop] = [:]

  var count: Int { ends.count }

  mutating func append(_ line: SourceLine, by authority: Authority) {
    if authorities.last?.authority != authority { authorities.append((count, authority)) }
    bytes.append(contentsOf: line.bytes[line.range])
    ends.append(bytes.count)
  }

  /// Whose a line is.
  func authority(_ index: Int) -> Authority {
    authorities.last { $0.start <= index }?.authority ?? .person
  }

  /// The line that was typed last was stopped.
  mutating func note(_ stop: RecordedStop) { if count > 0 { stops[count - 1] = stop } }

  /// Where a line was stopped; nil for one that ran to its end.
  func stop(_ index: Int) -> RecordedStop? { stops[index] }

  subscript(index: Int) -> SourceLine {
    SourceLine(bytes: bytes, range: (index == 0 ? 0 : ends[index - 1])..<ends[index])
  }
}

extension Session {
  /// Whether a recording could begin that anybody reads: a log that is checked writes none.
  package var keepsTypedLines: Bool { sink != nil || files.writing < .nothing }

  /// Begins to record. What came before is told first, so that the file stands for itself.
  ///
  /// - Throws: why the file cannot be written, or why what came before cannot be told.
  package func beginRecording(
    _ path: String, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    guard isTyped(invocation), let whole = currentLine else {
      throw invocation.error(.refused(RecordingComplaint.isNotAtPrompt))
    }
    guard !isRetelling else { return }
    let before = keepsTypedLines ? try earlier(than: invocation, in: whole) : ""
    let recorder: Recorder
    do throws(FileRefusal) {
      recorder = try newRecorder(path, after: before)
    } catch {
      throw invocation.error(.refused(error.in(.write)), at: 0)
    }
    let rest = SourceLine(
      bytes: whole.bytes,
      range: whole.trimmed(invocation.range.upperBound..<whole.range.upperBound))
    if !rest.range.isEmpty { recorder.append(rest, prompt: prompt) }
    let lost = endRecording()
    self.recorder = recorder
    if let lost { throw invocation.error(.refused(RecordingComplaint.ended(lost))) }
  }

  private func newRecorder(_ path: String, after before: String) throws(FileRefusal) -> Recorder {
    guard files.writing < .nothing else {
      let recorder = Recorder(path: path, of: self, pretending: files.pretend(path))
      recorder.begin(with: before)
      return recorder
    }
    let replacing = try replacing(path, as: .transcript)
    do throws(DiskFault) {
      let recorder = try Recorder(path: path, of: self, after: before, replacing: replacing)
      files.wrote(path, writing: mayWrite)
      return recorder
    } catch {
      throw FileRefusal(file: path, FileFault(error))
    }
  }

  /// Ends the recording, if there is one.
  ///
  /// - Returns: why not all of it is in the file.
  @discardableResult
  public func endRecording() -> FileRefusal? {
    guard let recorder else { return nil }
    self.recorder = nil
    recorder.finish()
    guard let fault = recorder.fault else { return nil }
    hasLostRecording = true
    return FileRefusal(file: recorder.path, fault).in(.write)
  }

  /// Says that the recording ended, if what a line printed could not be written.
  func tellLostRecording(_ line: SourceLine, _ execution: inout Execution) {
    guard recorder?.fault != nil, let refusal = endRecording() else { return }
    let status = execution.status
    let complaint = RecordingComplaint.ended(refusal)
    fail(CommandError(.refused(complaint), at: 0..<0), in: line, at: nil, &execution)
    if status == .quit { execution.status = .quit }
  }

  /// The commands that write down what happens: what they write is no part of it.
  private static let writers = ["record", "export"]

  /// Whether a line is `record` or `export` and nothing else, in whatever words.
  ///
  /// What cannot be read is not: it fails again when the transcript is replayed.
  package func steersRecording(_ line: SourceLine) -> Bool {
    // A breakpoint's command: it is kept, and refused when its time comes.
    if collecting != nil { return false }
    guard let pieces = try? macros.expanded(line, in: line), pieces.count == 1 else { return false }
    var parser = CommandParser(pieces[0].line, catalog, self)
    guard (try? parser.next()) == true,
      Self.writers.contains(parser.invocation.definition.name)
    else { return false }
    return (try? parser.next()) == false
  }

  /// The session up to a command, as it would have been recorded: the typed lines are carried out
  /// again on a fresh machine.
  ///
  /// - Throws: that they do not lead to this machine.
  /// - Complexity: O(what was done).
  private func earlier(
    than invocation: borrowing Invocation, in whole: SourceLine
  ) throws(CommandError) -> String {
    let begun = whole.trimmed(whole.range.lowerBound..<invocation.range.lowerBound)
    guard typedLines.count > 1 || !begun.isEmpty else { return "" }
    let scribe = Scribe(try freshWorld(), for: self)
    try retell(before: invocation, to: scribe) { line, stop in
      _ = scribe.session.execute(line, stoppingAt: stop)
    }
    return scribe.transcript
  }

  /// Has everything that was typed up to a command carried out again by another session.
  ///
  /// - Parameter carryOut: is given each line, and where it was stopped; it has the scribe's
  ///   session carry it out.
  /// - Throws: that it was given up, or that the lines do not lead to this machine.
  package func retell(
    before invocation: borrowing Invocation, to scribe: Scribe,
    _ carryOut: (SourceLine, RecordedStop?) -> Void
  ) throws(CommandError) {
    let (typed, other) = (typedLines, scribe.session)
    let whole = currentLine ?? invocation.line
    other.isRetelling = true
    for index in 0..<max(0, typed.count - 1) {
      guard !isInterrupted() else { break }
      other.speaking(by: typed.authority(index)) { carryOut(typed[index], typed.stop(index)) }
    }
    let begun = whole.trimmed(whole.range.lowerBound..<invocation.range.lowerBound)
    if !begun.isEmpty {
      other.speaking(by: authority) {
        carryOut(SourceLine(bytes: whole.bytes, range: begun), nil)
      }
    }
    guard other.prompt == prompt, other.log.count == log.count,
      other.results.values == results.values, other.digest == digest
    else {
      let complaint: RecordingComplaint = isInterrupted() ? .interrupted : .cannotTellAgain
      throw invocation.error(.refused(complaint), at: 0)
    }
  }

  /// Whether a command was typed at the prompt, rather than in a file, by a breakpoint, or beside a
  /// name.
  func isTyped(_ invocation: borrowing Invocation) -> Bool {
    host == nil && currentLine?.bytes == invocation.line.bytes
  }

  /// The same of one that writes down what happens and has its line for itself.
  package func isTypedAlone(_ invocation: borrowing Invocation) -> Bool {
    isTyped(invocation) && currentLine.map { steersRecording($0) } == true
  }
}

extension SourceLine {
  /// A part of the line without the white space and the `;` at its ends.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    func isBorder(_ byte: UInt8) -> Bool { byte.isSpace || byte == UInt8(ascii: ";") }
    while low < high, isBorder(bytes[low]) { low += 1 }
    while high > low, isBorder(bytes[high - 1]) { high -= 1 }
    return low..<high
  }
}
