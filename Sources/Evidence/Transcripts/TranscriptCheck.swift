import Drawing
import Grammar
import Session

/// Replays a transcript and compares each command's output with what follows it in the file.
struct TranscriptCheck {
  private let session: Session
  private var reader: LineReader
  private var commandCount = 0
  /// The file breaks off in its last command; what there is of it agrees.
  private var isTorn = false
  /// Told how much of the file has been read.
  var hasProgressed: ((Double) -> Void)?
  /// The file as it would be if what comes were right; nil when it is only compared.
  private var accepted: TranscriptText?
  private let kind: FileKind

  /// - Parameters:
  ///   - session: a fresh one; its output is taken over.
  ///   - accepting: go on behind differences and keep what came.
  ///   - kind: what the transcript stands in.
  init(
    _ session: Session, _ reader: LineReader, as kind: FileKind = .transcript,
    accepting: Bool = false
  ) {
    self.session = session
    self.kind = kind
    self.reader = reader
    accepted = accepting ? TranscriptText() : nil
  }

  /// The whole file with what came in place of what differed, and how many outputs differed; nil
  /// when it was only compared.
  var acceptedText: (text: String, commands: Int, changed: Int)? {
    accepted.map { ($0.text, commandCount, $0.changedCount) }
  }

  mutating func run() throws(FileRefusal) -> CheckReport {
    let output = CollectedOutput()
    session.renderer = output
    session.sink = { output.append($0) }
    var block = Block()
    while let line = try reader.next() {
      switch TranscriptLine(line) {
      case .narration: block.lines.append(.init(text: line.text, isOutput: false))
      case .output: block.lines.append(.init(text: line.text, isOutput: true))
      case .command(let start):
        if let hasProgressed, let share = reader.share { hasProgressed(share) }
        let difference = finish(&block, output)
        if difference != nil { return report(difference) }
        block = Block(
          line: reader.lineNumber, prompt: line.text(in: line.range.lowerBound..<start),
          typed: SourceLine(bytes: line.bytes, range: start..<line.range.upperBound))
      }
    }
    block.isOpen = reader.isLineOpen
    let difference = finish(&block, output)
    return report(difference)
  }

  /// A command of the file and what must follow.
  struct Block {
    struct Line {
      package let text: String
      /// Printed by the command; otherwise words of whoever wrote the file.
      let isOutput: Bool
    }

    /// The command's line; 0 before the first command.
    var line = 0
    /// What stands in front of the command.
    var prompt = ""
    var typed: SourceLine?
    /// The command behind its prompt.
    var command: String?
    var lines: [Line] = []
    var promptDifference: CheckReport.Difference?
    /// The file ends in it, and its last line has no end.
    var isOpen = false

    var expected: [String] { lines.filter(\.isOutput).map(\.text) }

    /// Where the command was stopped when it was recorded.
    var stop: RecordedStop? {
      lines.first { !$0.isOutput }.flatMap { InterruptionNote.stop(in: $0.text) }
    }
  }

  private func promptDifference(in block: Block) -> CheckReport.Difference? {
    let (prompt, got) = (block.prompt, session.prompt)
    guard prompt != got, prompt + " " != got else { return nil }
    return CheckReport.Difference(
      line: block.line, TranscriptCause.prompt,
      lines: [.init(kind: .missing, text: prompt), .init(kind: .unexpected, text: got)],
      column: LineDifference.column(of: prompt, got))
  }

  /// Carries a block's command out and compares.
  ///
  /// - Returns: the difference at which to stop.
  private mutating func finish(
    _ block: inout Block, _ output: CollectedOutput
  ) -> CheckReport.Difference? {
    output.clear()
    if let typed = block.typed {
      block.promptDifference = promptDifference(in: block)
      block.command =
        (block.promptDifference == nil ? block.prompt : session.prompt) + typed.text
      let status = session.execute(typed, stoppingAt: block.stop).status
      if block.promptDifference == nil || accepted != nil { commandCount += 1 }
      if status == .interrupted, session.wasStoppedByPerson {
        accepted = nil
        return .init(line: block.line, CommonCause.interrupted)
      }
    }
    let difference = difference(in: block, output)
    guard accepted != nil else {
      guard difference != nil, breaksOff(in: block, output) else { return difference }
      isTorn = true
      return nil
    }
    accepted?.append(block, came: difference == nil ? nil : output.lines)
    return nil
  }

  private func difference(
    in block: Block, _ output: CollectedOutput
  ) -> CheckReport.Difference? {
    if let difference = block.promptDifference { return difference }
    guard let difference = LineDifference(expected: block.expected, got: output.lines) else {
      return nil
    }
    let event = output.event(ofRow: difference.agreeingCount)
    return CheckReport.Difference(
      line: block.line + 1 + difference.agreeingCount,
      block.line == 0 ? TranscriptCause.outputBeforeFirstCommand : .output(fromEvent: event),
      lines: difference.lines, column: difference.column)
  }

  /// Whether the file breaks off in the block, which agrees as far as it goes: whoever recorded it
  /// was ended in the middle of a command.
  private func breaksOff(in block: Block, _ output: CollectedOutput) -> Bool {
    guard block.isOpen, block.promptDifference == nil, block.lines.allSatisfy(\.isOutput) else {
      return false
    }
    var expected = block.expected
    guard let last = expected.popLast() else { return true }
    let got = output.lines
    // The prompt of the next command, or what there is of it.
    if session.prompt.hasPrefix(last), LineDifference(expected: expected, got: got) == nil {
      return true
    }
    return expected.count < got.count
      && zip(expected, got).allSatisfy { TranscriptPattern($0).matches($1) }
      && got[expected.count].hasPrefix(last)
  }

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    let passed = difference == nil && !isTorn ? commandCount : max(0, commandCount - 1)
    var report = CheckReport(
      file: reader.name, kind, count: passed, of: .commands, difference: difference)
    if isTorn { report.remark = .tornOff }
    return report
  }
}
