import Drawing
import Grammar
import Reports
import Session

/// Replays a transcript and compares each command's output with what follows it in the file.
struct TranscriptCheck {
  private let session: Session
  private var reader: LineReader
  private var commandCount = 0
  /// The file as it would be if what comes were right; nil when it is only compared.
  private var accepted: TranscriptText?

  /// - Parameters:
  ///   - session: a fresh one; its output is taken over.
  ///   - accepting: go on behind differences and keep what came.
  init(_ session: Session, _ reader: LineReader, accepting: Bool = false) {
    self.session = session
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
        if let difference = finish(block, output) { return report(difference) }
        output.clear()
        block = Block(line: reader.lineNumber)
        let prompt = line.text(in: line.range.lowerBound..<start)
        let command = SourceLine(bytes: line.bytes, range: start..<line.range.upperBound)
        block.promptDifference = promptDifference(prompt)
        block.command = session.prompt + command.text
        if block.promptDifference == nil { block.command = prompt + command.text }
        let status = session.execute(command).status
        if block.promptDifference == nil || accepted != nil { commandCount += 1 }
        if status == .interrupted {
          accepted = nil
          return report(.init(line: block.line, CommonCause.interrupted))
        }
      }
    }
    return report(finish(block, output))
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
    /// The command behind its prompt.
    var command: String?
    var lines: [Line] = []
    var promptDifference: CheckReport.Difference?

    var expected: [String] { lines.filter(\.isOutput).map(\.text) }
  }

  private func promptDifference(_ prompt: String) -> CheckReport.Difference? {
    let got = session.prompt
    guard prompt != got, prompt + " " != got else { return nil }
    return CheckReport.Difference(
      line: reader.lineNumber, TranscriptCause.prompt,
      lines: [.init(kind: .missing, text: prompt), .init(kind: .unexpected, text: got)],
      column: LineDifference.column(of: prompt, got))
  }

  /// - Returns: the difference at which to stop.
  private mutating func finish(
    _ block: Block, _ output: CollectedOutput
  ) -> CheckReport.Difference? {
    let difference = difference(in: block, output)
    guard accepted != nil else { return difference }
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

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    let passed = difference == nil ? commandCount : max(0, commandCount - 1)
    return CheckReport(
      file: reader.name, .transcript, count: passed, of: .commands, difference: difference)
  }
}

/// Collects what a session prints, and knows which event each line of a story tells of.
final class CollectedOutput: Renderer {
  private var text = ""
  /// How many rows the text has, so that none is counted twice.
  private var rowCount = 0
  /// The event of each row of what was rendered; nil for rows that tell of none.
  private var events: [Int?] = []
  private let renderer = PlainRenderer()

  func clear() {
    text = ""
    rowCount = 0
    events = []
  }

  func append(_ piece: String) {
    text += piece
    rowCount += piece.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  var lines: [String] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  func event(ofRow row: Int) -> Int? { events.indices.contains(row) ? events[row] : nil }

  func render(_ report: any Drawable) -> String {
    let rendered = renderer.render(report)
    if let story = report as? StoryReport { events += story.eventsOfRows(on: renderer.canvas) }
    return padded(rendered)
  }

  /// Counts the rows of a text that tell of no event.
  private func padded(_ rendered: String) -> String {
    let rows = rowCount + rendered.utf8.count { $0 == UInt8(ascii: "\n") }
    while events.count < rows { events.append(nil) }
    return rendered
  }
}
