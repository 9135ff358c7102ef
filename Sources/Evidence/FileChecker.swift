import Grammar
import KernelModel
import Session

/// Replays files and compares, one report a file and a summary at the end.
public struct FileChecker {
  private var bench: EvidenceBench
  /// Whether what comes is written into transcripts that say something else.
  public var accepts = false
  /// What the files' lines may do with files of the host; they may read those that are checked.
  public var permissions: Permissions {
    get { bench.permissions }
    set { bench.permissions = newValue }
  }
  /// Asks the person whether a file's line may; nil where there is nobody to ask.
  public var asksPerson: ((HostAccessQuestion) -> Bool?)? {
    get { bench.asksPerson }
    set { bench.asksPerson = newValue }
  }

  /// Told how much of a file has been checked, 0 to 1, at short intervals.
  public var hasProgressed: ((Double) -> Void)? {
    get { bench.hasProgressed }
    set { bench.hasProgressed = newValue }
  }

  /// Of the questions that each kind of a file of questions makes; the first 50 where nobody says.
  public var seeds: ClosedRange<UInt64> {
    get { bench.seeds }
    set { bench.seeds = newValue }
  }

  /// What came of all files.
  public struct Counts: Equatable, Sendable {
    public var passed = 0
    /// Files that do not agree, those that cannot be read included.
    public var failed = 0
    /// Files that could not even be opened.
    public var unopened = 0

    public init(passed: Int = 0, failed: Int = 0, unopened: Int = 0) {
      self.passed = passed
      self.failed = failed
      self.unopened = unopened
    }
  }

  /// - Parameter configuration: of the machine that each file gets a fresh one of. A recording
  ///   says itself whose rules it follows, a log or a transcript may say which machine it is for.
  public init(
    _ configuration: Configuration, commands: CommandSet,
    isInterrupted: @escaping () -> Bool = { false }
  ) {
    bench = EvidenceBench(
      configuration: configuration, commands: commands, isInterrupted: isInterrupted)
  }

  /// Checks files in order and hands out each report as soon as it is there.
  public func check(_ paths: [String], report: (any Report) -> Void) -> Counts {
    var counts = Counts()
    permissions.name(paths)
    for path in paths where !bench.isInterrupted() {
      let result: CheckReport
      do throws(FileRefusal) {
        let file = try open(path)
        if accepts, let accepted = try accept(file) {
          report(accepted)
          result = check(path)
        } else {
          result = check(file)
        }
      } catch {
        if error.purpose == .read { counts.unopened += 1 }
        result = CheckReport(unreadable: path, error)
      }
      if result.passed { counts.passed += 1 } else { counts.failed += 1 }
      report(result)
    }
    report(CheckSummary(passed: counts.passed, failed: counts.failed))
    return counts
  }

  /// Checks one file. A file that cannot be read fails.
  public func check(_ path: String) -> CheckReport {
    do throws(FileRefusal) {
      return check(try open(path))
    } catch {
      return CheckReport(unreadable: path, error)
    }
  }

  /// Opens a file; standard input is read to its end.
  private func open(_ path: String) throws(FileRefusal) -> EvidenceFile {
    guard path == "-" else {
      return EvidenceFile(path: path, reader: try LineReader(path: path, of: .files))
    }
    let input = try LineReader(path: path, isInterrupted: bench.isInterrupted)
    return EvidenceFile(
      path: path, reader: LineReader(name: input.name, bytes: try input.bytes()))
  }

  private func kind(of file: EvidenceFile) throws(FileKind.Unknown) -> FileKind {
    let wanted = (try? bench.configuration.following(file.reader)) ?? bench.configuration
    let registry = bench.commands.commands(of: wanted)
    return try FileKind(
      path: file.path, beginning: file.reader.peeked(upTo: 4096), registry.catalog)
  }

  private func check(_ file: EvidenceFile) -> CheckReport {
    let kind: FileKind
    do throws(FileKind.Unknown) {
      kind = try self.kind(of: file)
    } catch {
      return CheckReport(
        file: file.path, nil, count: 0, of: .lines(unchecked: 0),
        difference: .init(line: error.line, CommonCause.unknownKind(error.text)))
    }
    do throws(FileRefusal) {
      return audited(try kind.evidence.check(file, on: bench.of(file)))
    } catch {
      return CheckReport(unreadable: file.path, error)
    }
  }

  /// Writes a transcript's outputs anew.
  ///
  /// - Returns: nil when there was nothing to write, or nothing to accept: a check tells which.
  /// - Throws: why it cannot be written.
  private func accept(_ file: EvidenceFile) throws(FileRefusal) -> AcceptReport? {
    guard file.path != "-", (try? kind(of: file)) == .transcript,
      let session = try? bench.of(file).session(for: file)
    else { return nil }
    var check = TranscriptCheck(session, file.reader, accepting: true)
    guard (try? check.run()) != nil, let accepted = check.acceptedText, accepted.changed > 0
    else { return nil }
    try WholeFile.write(accepted.text, to: file.path)
    return AcceptReport(
      file: file.path, commands: accepted.commands, changed: accepted.changed)
  }

  /// A file that agrees must also leave a kernel behind that agrees with itself.
  private func audited(_ verdict: Verdict) -> CheckReport {
    var report = verdict.report
    guard report.passed, let session = verdict.session, !session.isBare else { return report }
    // In the middle of a command much is half done.
    session.abandonHalted()
    do throws(InvariantViolation) {
      try session.kernel.checkInvariants()
      return report
    } catch {
      guard !session.world.isTamperedWith else {
        report.remark = report.remark ?? .tamperedWith(error)
        return report
      }
      return CheckReport(
        file: report.file, report.fileKind, count: report.count, of: report.unit,
        difference: .init(line: nil, CommonCause.invariant(error)))
    }
  }
}

extension CheckReport {
  /// A file in whose middle a program that checked it has ended.
  public init(brokenOff file: String, signal: Int32?) {
    self.init(
      file: file, nil, count: 0, of: .lines(unchecked: 0),
      difference: .init(line: nil, CommonCause.brokeOff(signal: signal)))
  }

  /// A file that cannot be read or written, or whose next line cannot be read.
  fileprivate init(unreadable file: String, _ refusal: FileRefusal) {
    let cause: CommonCause =
      refusal.purpose == .write ? .unwritable(refusal) : .unreadable(refusal)
    self.init(
      file: file, nil, count: 0, of: .lines(unchecked: 0),
      difference: .init(line: refusal.line, cause))
  }
}
