import Commands
import Drawing
import Evidence
import Grammar
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
        switch try runner.run(reader) {
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

  private func open(_ file: String) throws(FileRefusal) -> LineReader {
    try LineReader(path: file, isInterrupted: Self.isInterrupted)
  }

  /// Compares files with what happens, each on a machine of its own.
  ///
  /// - Parameter accepting: whether transcripts are written anew with what came.
  func check(_ files: [String], accepting: Bool) -> Int32 {
    let renderer = beginOutput()
    var checker = FileChecker(configuration, isInterrupted: Self.isInterrupted)
    checker.accepts = accepting
    checker.permissions = permissions
    checker.asksPerson = asksPerson
    var canAccept = false
    let counts = checker.check(files) { report in
      if let check = report as? CheckReport, check.fileKind == .transcript, !check.passed {
        canAccept = true
      }
      output.write(rendered: renderer.render(report))
    }
    if canAccept, !accepting, style.isInteractive {
      output.write("'pagewalk check --accept' writes what came into the transcripts\n")
    }
    if Self.isInterrupted() { return finish(ExitStatus.interrupted) }
    guard counts.unopened == 0 else { return finish(ExitStatus.misuse) }
    return finish(counts.failed == 0 ? ExitStatus.success : ExitStatus.failure)
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
