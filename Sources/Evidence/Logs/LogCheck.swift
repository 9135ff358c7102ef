import Grammar
import Session

/// Replays a log; its lines say themselves what must come of them.
struct LogCheck {
  private let session: Session
  private var reader: LineReader
  private var agreeingCount = 0
  /// Told how much of the file has been read.
  var hasProgressed: ((Double) -> Void)?

  init(_ session: Session, _ reader: LineReader) {
    self.session = session
    self.reader = reader
    session.sink = nil
  }

  /// Stops at the first line that is wrong or comes to something else than it says.
  mutating func run() throws(FileRefusal) -> CheckReport {
    while let line = try reader.nextCommand() {
      if let hasProgressed, let share = reader.share { hasProgressed(share) }
      let execution = session.execute(line)
      switch execution.status {
      case .done, .refused: agreeingCount = session.log.count
      case .quit: return report(nil)
      case .interrupted:
        return report(.init(line: reader.lineNumber, CommonCause.interrupted))
      case .failed:
        return report(
          .init(line: reader.lineNumber, CommonCause.failed(execution.error), in: line.text))
      }
    }
    return report(nil)
  }

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    CheckReport(
      file: reader.name, .log, count: agreeingCount, of: .commands, difference: difference)
  }
}
