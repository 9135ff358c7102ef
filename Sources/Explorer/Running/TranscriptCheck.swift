/// Replays a transcript and compares each command's output with what follows it in the file.
struct TranscriptCheck {
  private let session: Session
  private var reader: LineReader
  private var commandCount = 0

  /// - Parameter session: a fresh one; its output is taken over.
  init(_ session: Session, _ reader: LineReader) {
    self.session = session
    self.reader = reader
  }

  mutating func run() throws(FileRefusal) -> CheckReport {
    let output = CollectedOutput()
    session.sink = { output.text += $0 }
    var block = Block()
    while let line = try reader.next() {
      switch TranscriptLine(line) {
      case .narration: continue
      case .output: block.expected.append(line.text)
      case .command(let start):
        if let difference = difference(in: block, output) { return report(difference) }
        output.text = ""
        block = Block(line: reader.lineNumber)
        let prompt = line.text(in: line.range.lowerBound..<start)
        block.promptDifference = promptDifference(prompt)
        let command = SourceLine(bytes: line.bytes, range: start..<line.range.upperBound)
        let status = session.execute(command).status
        if block.promptDifference == nil { commandCount += 1 }
        if status == .interrupted {
          return report(.init(line: block.line, message: "interrupted"))
        }
      }
    }
    return report(difference(in: block, output))
  }

  /// A command of the file and what must follow.
  private struct Block {
    /// The command's line; 0 before the first command.
    var line = 0
    var expected: [String] = []
    var promptDifference: CheckReport.Difference?
  }

  private func promptDifference(_ prompt: String) -> CheckReport.Difference? {
    let got = session.prompt
    guard prompt != got, prompt + " " != got else { return nil }
    return CheckReport.Difference(
      line: reader.lineNumber, message: "the prompt differs",
      lines: [.init(kind: .missing, text: prompt), .init(kind: .unexpected, text: got)])
  }

  private func difference(
    in block: Block, _ output: CollectedOutput
  ) -> CheckReport.Difference? {
    if let difference = block.promptDifference { return difference }
    guard let difference = LineDifference(expected: block.expected, got: output.lines) else {
      return nil
    }
    let message =
      block.line == 0 ? "output stands before the first command" : "the output differs"
    return CheckReport.Difference(
      line: block.line + 1 + difference.agreeingCount, message: message, lines: difference.lines)
  }

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    let passed = difference == nil ? commandCount : max(0, commandCount - 1)
    return CheckReport(
      file: reader.name, .transcript, count: passed, of: "commands", difference: difference)
  }
}

/// Collects what a session prints.
final class CollectedOutput {
  var text = ""

  var lines: [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
