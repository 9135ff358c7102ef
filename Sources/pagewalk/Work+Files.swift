import Explorer
import Terminal

extension Work {
  /// Replays files one after another on one machine, the one that the first file asks for, printing
  /// as it goes.
  func replay(_ files: [String]) throws -> Int32 {
    var wanted = configuration
    if let first = files.first, let told = try? configuration.following(file: first) {
      wanted = told
    }
    return finish(replay(files, on: try makeSession(wanted)))
  }

  func replay(_ files: [String], on session: Session) -> Int32 {
    let runner = FileRunner(session)
    var status = ExitStatus.success
    for file in files {
      do {
        switch try runner.run(file) {
        case .done: break
        case .failed: status = ExitStatus.failure
        case .interrupted: return ExitStatus.interrupted
        }
      } catch {
        complain(error)
        status = ExitStatus.failure
      }
    }
    return status
  }

  /// Compares files with what happens, each on a machine of its own.
  func check(_ files: [String]) -> Int32 {
    let renderer = options.renderer(style: style)
    let checker = FileChecker(configuration, isInterrupted: Self.isInterrupted)
    let counts = checker.check(files) { report in
      output.write(renderer.render(report))
    }
    if Self.isInterrupted() { return finish(ExitStatus.interrupted) }
    return finish(counts.failed == 0 ? ExitStatus.success : ExitStatus.failure)
  }

  /// Says why a file could not be read, behind what came before it.
  private func complain(_ refusal: FileRefusal) {
    output.flush()
    let errors = OutputWriter(descriptor: 2)
    errors.write("pagewalk: \(refusal.message)\n")
    errors.flush()
  }
}
