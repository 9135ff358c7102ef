import Explorer
import Terminal

extension Work {
  /// Replays files one after another on one machine, the one that the first file asks for, printing
  /// as it goes.
  func replay(_ files: [String], _ options: ReplayOptions) throws -> Int32 {
    var wanted = configuration
    if let first = files.first, let told = try? configuration.following(file: first) {
      wanted = told
    }
    let session = try makeSession(wanted)
    let replay = Replay(self, options, session)
    guard let runner = replay.runner() else { return finish(ExitStatus.misuse) }
    let status = run(files, by: runner, hasHalted: replay.askHalted)
    replay.finish()
    return finish(status)
  }

  /// Replays files on a session.
  ///
  /// - Parameter hasHalted: called when a file ended at an event; no further file is replayed.
  func run(
    _ files: [String], by runner: FileRunner, hasHalted: () -> Void = {}
  ) -> Int32 {
    var status = ExitStatus.success
    for file in files {
      do {
        switch try runner.run(file) {
        case .done, .waiting: break
        case .failed: status = ExitStatus.failure
        case .halted:
          hasHalted()
          return status
        case .interrupted:
          return Self.isInterrupted() ? ExitStatus.interrupted : status
        }
      } catch {
        complain(error)
        status = ExitStatus.failure
      }
    }
    return status
  }

  /// Compares files with what happens, each on a machine of its own.
  ///
  /// - Parameter accepting: whether transcripts are written anew with what came.
  func check(_ files: [String], accepting: Bool) -> Int32 {
    let renderer = options.renderer(style: style)
    var checker = FileChecker(configuration, isInterrupted: Self.isInterrupted)
    checker.accepts = accepting
    var canAccept = false
    let counts = checker.check(files) { report in
      if let check = report as? CheckReport, check.fileKind == .transcript, !check.passed {
        canAccept = true
      }
      output.write(renderer.render(report))
    }
    if canAccept, !accepting, style.isInteractive {
      output.write("'pagewalk check --accept' writes what came into the transcripts\n")
    }
    if Self.isInterrupted() { return finish(ExitStatus.interrupted) }
    return finish(counts.failed == 0 ? ExitStatus.success : ExitStatus.failure)
  }

  /// Says why a file could not be read, behind what came before it: to a person aside, to a program
  /// as an answer.
  private func complain(_ refusal: FileRefusal) {
    if options.format == .json {
      return output.write(options.renderer(style: style).render(ErrorReport(refusal)))
    }
    output.flush()
    let errors = OutputWriter(descriptor: 2)
    errors.write("pagewalk: \(refusal.message)\n")
    errors.flush()
  }
}
