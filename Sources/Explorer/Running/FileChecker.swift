/// Replays files and compares, one report a file and a summary at the end.
public struct FileChecker {
  private let configuration: Configuration
  private let isInterrupted: () -> Bool

  /// - Parameter configuration: of the machine that each file gets a fresh one of. A recording
  ///   says itself whose rules it follows.
  public init(_ configuration: Configuration, isInterrupted: @escaping () -> Bool = { false }) {
    self.configuration = configuration
    self.isInterrupted = isInterrupted
  }

  /// Checks files in order and hands out each report as soon as it is there.
  ///
  /// - Returns: how many agreed and how many did not.
  public func check(
    _ paths: [String], report: (any Report) -> Void
  ) -> (passed: Int, failed: Int) {
    var counts = (passed: 0, failed: 0)
    for path in paths where !isInterrupted() {
      let result = check(path)
      if result.passed { counts.passed += 1 } else { counts.failed += 1 }
      report(result)
    }
    report(CheckSummary(passed: counts.passed, failed: counts.failed))
    return counts
  }

  /// Checks one file. A file that cannot be read fails.
  public func check(_ path: String) -> CheckReport {
    do {
      let beginning = try LineReader(path: path).peeked(upTo: 4096)
      let kind = FileKind(path: path, beginning: beginning)
      return try check(path, kind)
    } catch {
      return CheckReport(
        file: path, nil, count: 0, of: "lines",
        difference: .init(line: error.line, message: error.line == nil ? error.message : error.why))
    }
  }

  private func check(_ path: String, _ kind: FileKind) throws(FileRefusal) -> CheckReport {
    let session = Session(configuration: configuration)
    session.isInterrupted = isInterrupted
    switch kind {
    case .transcript:
      var check = TranscriptCheck(session, try LineReader(path: path))
      return try check.run()
    default:
      var check = LogCheck(session, try LineReader(path: path))
      return try check.run()
    }
  }
}
