import Drawing
import Hardware
import KernelModel

/// Replays files and compares, one report a file and a summary at the end.
public struct FileChecker {
  private let configuration: Configuration
  private let commands: CommandSet
  private let isInterrupted: () -> Bool
  /// Whether what comes is written into transcripts that say something else.
  public var accepts = false
  private let standardInput = KeptInput()

  /// What standard input held, once it has been read.
  private final class KeptInput { var bytes: [UInt8]? }

  /// - Parameter configuration: of the machine that each file gets a fresh one of. A recording
  ///   says itself whose rules it follows, a log or a transcript may say which machine it is for.
  public init(
    _ configuration: Configuration, commands: CommandSet,
    isInterrupted: @escaping () -> Bool = { false }
  ) {
    self.configuration = configuration
    self.commands = commands
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
      if accepts, let accepted = accept(path) { report(accepted) }
      let result = check(path)
      if result.passed { counts.passed += 1 } else { counts.failed += 1 }
      report(result)
    }
    report(CheckSummary(passed: counts.passed, failed: counts.failed))
    return counts
  }

  /// Whether a path names a file that can be read, and so be checked.
  public static func canRead(_ path: String) -> Bool {
    path == "-" || (try? LineReader(path: path, of: .files)) != nil
  }

  /// A file from its beginning. Standard input is kept: it is read more than once.
  private func reader(_ path: String) throws(FileRefusal) -> LineReader {
    guard path == "-" else { return try LineReader(path: path, of: .files) }
    if standardInput.bytes == nil {
      standardInput.bytes = try LineReader(path: path, isInterrupted: isInterrupted).bytes()
    }
    return LineReader(name: "standard input", bytes: standardInput.bytes ?? [])
  }

  /// Checks one file. A file that cannot be read fails.
  public func check(_ path: String) -> CheckReport {
    do {
      let beginning = try reader(path).peeked(upTo: 4096)
      let kind = FileKind(path: path, beginning: beginning)
      return try check(path, kind)
    } catch {
      return CheckReport(
        file: path, nil, count: 0, of: .lines(unchecked: 0),
        difference: .init(line: error.line, CheckComplaint.cannotRead(error)))
    }
  }

  /// Writes a transcript's outputs anew.
  ///
  /// - Returns: nil when there was nothing to write, or no way to: a check tells which.
  private func accept(_ path: String) -> AcceptReport? {
    guard path != "-", let reader = try? reader(path),
      FileKind(path: path, beginning: reader.peeked(upTo: 4096)) == .transcript,
      let wanted = try? configuration.following(reader),
      let session = try? makeSession(nil, of: wanted)
    else { return nil }
    var check = TranscriptCheck(session, reader, accepting: true)
    guard (try? check.run()) != nil, let accepted = check.acceptedText, accepted.changed > 0,
      (try? WholeFile.write(accepted.text, to: path)) != nil
    else { return nil }
    return AcceptReport(file: path, commands: accepted.commands, changed: accepted.changed)
  }

  private func check(_ path: String, _ kind: FileKind) throws(FileRefusal) -> CheckReport {
    switch kind {
    case .recording:
      var check = RecordingCheck(try reader(path)) {
        (version) throws(ConfigurationRefusal) in try makeSession(version)
      }
      return audited(try check.run(), check.session)
    case .vectors:
      return CheckReport(
        file: path, VectorCheck.run(try reader(path).bytes(), tlb: try tlb(path)))
    case .zones:
      return CheckReport(zones: path, try reader(path).bytes())
    case .transcript, .log, .trace: break
    }
    let session: Session
    let reader = try reader(path)
    do throws(ConfigurationRefusal) {
      session = try makeSession(
        kind == .trace ? .linux618 : nil, of: try configuration.following(reader))
    } catch {
      throw FileRefusal(file: path, .hasBadMachine(error))
    }
    switch kind {
    case .transcript:
      var check = TranscriptCheck(session, reader)
      return audited(try check.run(), session)
    case .trace:
      var check = try TraceCheck(session, path: path)
      return audited(try check.run(), session)
    default:
      var check = LogCheck(session, reader)
      return audited(try check.run(), session)
    }
  }

  private func tlb(_ path: String) throws(FileRefusal) -> TLBGeometry {
    do throws(ConfigurationRefusal) {
      return try configuration.kernelConfiguration().tlb
    } catch {
      throw FileRefusal(file: path, .hasBadMachine(error))
    }
  }

  /// - Parameters:
  ///   - version: whose rules the file is to be judged by; nil for the configuration's.
  ///   - wanted: the machine that the file asks for itself; nil for the checker's.
  private func makeSession(
    _ version: Configuration.KernelVersion?, of wanted: Configuration? = nil
  ) throws(ConfigurationRefusal) -> Session {
    var configuration = wanted ?? configuration
    if let version { configuration.kernelVersion = version }
    let session = try Session(configuration: configuration, commands: commands)
    session.isInterrupted = isInterrupted
    session.checksInvariants = false
    session.files.writing = .nothing
    return session
  }

  /// A file that agrees must also leave a kernel behind that agrees with itself.
  private func audited(_ report: CheckReport, _ session: Session?) -> CheckReport {
    guard report.passed, let session, !session.isBare else { return report }
    do throws(InvariantViolation) {
      try session.kernel.checkInvariants()
      return report
    } catch {
      return CheckReport(
        file: report.file, report.fileKind, count: report.count, of: report.unit,
        difference: .init(line: nil, CheckComplaint.brokenInvariant(error)))
    }
  }
}

extension CheckReport {
  /// What became of a file of vectors.
  fileprivate init(file: String, _ outcome: VectorCheck.Outcome) {
    var difference: Difference?
    if let refusal = outcome.refusal {
      difference = Difference(line: refusal.lineNumber, refusal)
    } else if let failure = outcome.firstFailure {
      difference = Difference(
        line: failure.lineNumber,
        CheckComplaint.vectorDiffers(
          failure.vector, expected: failure.expected, got: failure.got),
        lines: [.init(kind: .same, text: failure.text)])
    }
    self.init(
      file: file, .vectors, count: outcome.passedCount, of: .vectors, difference: difference)
  }

  /// What became of a file of zone figures.
  fileprivate init(zones file: String, _ bytes: [UInt8]) {
    do throws(ZoneFile.ParseError) {
      let outcome = try ZoneCheck.run(bytes)
      self.init(
        file: file, .zones, count: outcome.figureCount, of: .figures,
        difference: outcome.difference.map { difference in
          Difference(
            line: difference.line,
            CheckComplaint.zoneFigureDiffers(
              zone: difference.zone, difference.name, expected: difference.recorded,
              got: difference.computed),
            lines: [.init(kind: .same, text: difference.text)])
        })
    } catch {
      let (line, complaint): (Int?, CheckComplaint) =
        switch error {
        case .noZones: (nil, .hasNoZones)
        case .noNumber(let line, let text): (line, .numberIsMissing(text))
        case .truncated(let zone, let line): (line, .zoneIsTruncated(zone))
        }
      self.init(
        file: file, .zones, count: 0, of: .figures,
        difference: Difference(line: line, complaint))
    }
  }
}
