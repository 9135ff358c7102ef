import Commands
import Drawing
import Grammar
import KernelModel
import Lessons
import Session
import Terminal

/// The Explorer's session as the Terminal's prompt sees it.
final class Prompt: PromptSession {
  private let session: Session
  private let options: OutputOptions
  private let style: TerminalStyle
  private let progress: ProgressLine?
  /// What is typed stands between the lines of a file.
  private let isAside: Bool

  init(_ session: Session, of work: Work, isAside: Bool = false) {
    self.isAside = isAside
    self.session = session
    options = work.options
    style = work.style
    progress = work.progress
  }

  var prompt: String { session.prompt }

  var commandEnded: (() -> Void)? {
    get { session.hasEndedCommand }
    set { session.hasEndedCommand = newValue }
  }

  func execute(_ line: String, output: @escaping (String) -> Void) -> PromptOutcome {
    prepare(output)
    defer { progress?.end() }
    session.haltsWhenInterrupted = style.isInteractive
    if isAside { return outcome(of: session.execute(aside: line)) }
    return outcome(of: style.isInteractive ? session.execute(typed: line) : session.execute(line))
  }

  func refuse(_ bytes: [UInt8], output: @escaping (String) -> Void) -> PromptOutcome {
    prepare(output)
    defer { progress?.end() }
    return outcome(
      of: session.execute(SourceLine(bytes: bytes, range: bytes.indices)))
  }

  private func prepare(_ output: @escaping (String) -> Void) {
    progress?.begin()
    session.sink = { [progress] text in
      progress?.erase()
      output(text)
    }
    // The window may have changed since the last line.
    if style.isInteractive { session.renderer = options.renderer(style, session.theme) }
  }

  private func outcome(of execution: Execution) -> PromptOutcome {
    switch execution.status {
    case .done: return .done
    case .quit: return .quit
    case .refused, .failed, .interrupted: return .failed
    }
  }

  func complete(before: String) -> Completion {
    let completion = session.complete(before: before)
    return Completion(
      replaceCount: completion.replaceCount,
      candidates: completion.candidates.map {
        Completion.Candidate($0.text, help: $0.help, suffix: $0.endsWord ? " " : "")
      })
  }

  func hint(for line: String) -> String { session.hint(for: line) }
}

extension Work {
  /// Prompts until the person leaves, or reads commands from a pipe to its end.
  ///
  /// `~/.pagewalkrc` is carried out first, for a person only: what programs get must not depend
  /// on somebody's home.
  ///
  /// - Parameter first: a line that is carried out before the first prompt, as if it were typed.
  func prompt(beginningWith first: String? = nil) throws -> Int32 {
    let session = try makeSession()
    if style.isInteractive {
      remember(for: session.learner)
      if !options.quiet { output.write("\(lines: greeting)") }
      if let path = StartupFile.path(name: "pagewalk") {
        var runner = FileRunner(session)
        runner.isTrusted = true
        _ = run([path], by: runner)
        // Ctrl-C has ended what it was pressed in.
        Interrupt.clear()
      }
    }
    let prompt = Prompt(session, of: self)
    if let first { _ = prompt.execute(first) { [output] in output.write(rendered: $0) } }
    let loop = PromptLoop(name: "pagewalk", session: prompt, style: style, output: output)
    return finish(loop.run(), session)
  }

  private var greeting: String {
    let memory = configuration.memoryByteCount
    let size = memory % (1 << 30) == 0 ? "\(memory >> 30)G" : "\(memory >> 20)M"
    let greeting: Greeting =
      configuration.isBare
      ? .bare(size: size)
      : .booted(
        size: size, usesPAE: configuration.usesPAE, layout: configuration.layout.rawValue,
        kernel: configuration.kernelVersion.rawValue)
    return greeting.words(in: options.language) + "\n"
  }
}
