import Commands
import Drawing
import Evidence
import Grammar
import Lessons
import Session
import Terminal

extension Work {
  /// Replays files one after another on one machine, the one that the first file asks for, printing
  /// as it goes.
  func replay(_ files: [String], _ options: ReplayOptions) throws -> Int32 {
    // The first file is opened once: a pipe would not say again what it says of the machine.
    let first = files.first.flatMap { try? open($0) }
    let wanted = first.flatMap { try? configuration.following(first: $0) }
    permissions.name(files)
    let session = try makeSession(wanted)
    let replay = Replay(self, options, session)
    guard let runner = replay.runner() else { return finish(ExitStatus.misuse, session) }
    let status = run(files, by: runner, first: first, hasHalted: replay.askHalted)
    replay.finish()
    return finish(status, session)
  }

  /// Replays files on a session.
  ///
  /// - Parameters:
  ///   - first: the first of them, if that is open already.
  ///   - hasHalted: called when a file ended at an event; no further file is replayed.
  /// - Returns: the status for the process: a file that cannot be read outweighs one that failed.
  func run(
    _ files: [String], by runner: FileRunner, first: LineReader? = nil, hasHalted: () -> Void = {}
  ) -> Int32 {
    var status = ExitStatus.success
    var opened = first
    for file in files {
      do throws(FileRefusal) {
        let reader = if let opened { opened } else { try open(file) }
        opened = nil
        switch try carryOut(reader, by: runner) {
        case .done: break
        case .waiting:
          // A breakpoint halted the machine inside a file that the file names.
          hasHalted()
          return max(status, ExitStatus.failure)
        case .failed: status = max(status, ExitStatus.failure)
        case .halted:
          hasHalted()
          return status
        case .interrupted:
          return Self.isInterrupted() ? ExitStatus.interrupted : status
        }
      } catch {
        complain(error)
        status = max(status, error.line == nil ? ExitStatus.misuse : ExitStatus.failure)
      }
    }
    return status
  }

  /// Plays a lesson, and replays any other file.
  private func carryOut(
    _ reader: LineReader, by runner: FileRunner
  ) throws(FileRefusal) -> FileRunner.Status {
    guard reader.name.hasSuffix(".lesson") else { return try runner.run(reader) }
    let (lesson, faults) = LessonReader.read(reader)
    guard let lesson else {
      for fault in faults {
        output.write(rendered: options.renderer(style, theme).render(LessonFaultReport(fault)))
      }
      return .failed
    }
    do throws(ConfigurationRefusal) {
      return try runner.play(lesson)
    } catch {
      throw FileRefusal(file: reader.name, line: 1, .hasBadMachine(error))
    }
  }

  private func open(_ file: String) throws(FileRefusal) -> LineReader {
    try LineReader(path: file, isInterrupted: Self.isInterrupted)
  }

  /// Compares files with what happens, each on a machine of its own.
  ///
  /// - Parameters:
  ///   - seeds: of the questions that each kind of a file of questions makes.
  ///   - accepting: whether transcripts are written anew with what came.
  func check(_ files: [String], seeds: ClosedRange<UInt64>?, accepting: Bool) -> Int32 {
    let renderer = beginOutput()
    var total = FileChecker.Counts()
    var canAccept = false
    // Each may read the others: the person named them all.
    permissions.name(files)
    progress?.begin()
    for (index, file) in files.enumerated() where !Self.isInterrupted() {
      let done = Double(index) / Double(files.count)
      progress?.tell(done)
      output.flush()
      // The child draws over the line, or takes it away, and this process has none then.
      let end = ChildProcess.run {
        let outcome = check(file, seeds, accepting: accepting, renderer) { [progress] share in
          progress?.tell(done + share / Double(files.count))
        }
        return (outcome.rawValue, permissions.toldAnswers)
      } hear: {
        // What a person has answered is asked for no other file.
        permissions.takeUp($0)
      }
      progress?.erase()
      switch end {
      case .status(let status) where FileOutcome(status: status) != nil:
        let outcome = FileOutcome(rawValue: status)
        if outcome.contains(.failed) { total.failed += 1 } else { total.passed += 1 }
        if outcome.contains(.unopened) { total.unopened += 1 }
        if outcome.contains(.canAccept) { canAccept = true }
      case .status:
        total.failed += 1
        output.write(rendered: renderer.render(CheckReport(brokenOff: file, signal: nil)))
      case .signal(let signal):
        total.failed += 1
        output.write(rendered: renderer.render(CheckReport(brokenOff: file, signal: signal)))
      }
    }
    progress?.end()
    output.write(rendered: renderer.render(CheckSummary(passed: total.passed, failed: total.failed)))
    if canAccept, !accepting, style.isInteractive {
      output.write("'pagewalk check --accept' writes what came into the transcripts\n")
    }
    if Self.isInterrupted() { return finish(ExitStatus.interrupted) }
    guard total.unopened == 0 else { return finish(ExitStatus.misuse) }
    return finish(total.failed == 0 ? ExitStatus.success : ExitStatus.failure)
  }

  /// Compares one file in a process of its own: what ends that ends no other file's check.
  private func check(
    _ file: String, _ seeds: ClosedRange<UInt64>?, accepting: Bool, _ renderer: any Renderer,
    _ hasProgressed: @escaping (Double) -> Void
  ) -> FileOutcome {
    var checker = FileChecker(configuration, isInterrupted: Self.isInterrupted)
    checker.accepts = accepting
    if let seeds { checker.seeds = seeds }
    checker.permissions = permissions
    checker.asksPerson = asksPerson
    if progress != nil { checker.hasProgressed = hasProgressed }
    var outcome: FileOutcome = .known
    let counts = checker.check([file]) { report in
      // All files together have one.
      guard !(report is CheckSummary) else { return }
      if let check = report as? CheckReport, check.fileKind == .transcript, !check.passed {
        outcome.insert(.canAccept)
      }
      progress?.erase()
      output.write(rendered: renderer.render(report))
    }
    progress?.erase()
    output.flush()
    if counts.failed > 0 || output.failure != nil { outcome.insert(.failed) }
    if counts.unopened > 0 { outcome.insert(.unopened) }
    return outcome
  }

  /// Says why a file could not be read, behind what came before it: to a person aside, to a program
  /// as an answer.
  func complain(_ refusal: FileRefusal) {
    if options.format == .json {
      return output.write(
        rendered: options.renderer(style, theme).render(FileRefusalReport(refusal)))
    }
    output.flush()
    OutputWriter.complain("\(refusal.advice(in: options.language).message)")
  }
}

/// What came of one file, as the status of the process that has checked it.
private struct FileOutcome: OptionSet {
  let rawValue: Int32

  /// Set by whoever came to the end: no program that breaks off has such a status.
  static let known = FileOutcome(rawValue: 64)
  static let failed = FileOutcome(rawValue: 1)
  static let unopened = FileOutcome(rawValue: 2)
  static let canAccept = FileOutcome(rawValue: 4)

  init(rawValue: Int32) { self.rawValue = rawValue }

  /// Nil for the status of a process that did not come to its end.
  init?(status: Int32) {
    guard status & ~7 == Self.known.rawValue else { return nil }
    self.init(rawValue: status)
  }
}
