import ArgumentParser
import Commands
import Session
import Terminal

/// How a replay goes: at which pace, and up to where.
struct ReplayOptions: ParsableArguments {
  @Flag(help: "Halt before each command; Enter goes on.")
  var step = false

  @Option(help: ArgumentHelp("At most so many commands a second.", valueName: "N"))
  var speed: Double?

  @Option(
    help: ArgumentHelp(
      "Halt at an event, by its number or as 'break' takes it.", valueName: "EVENT"))
  var until: String?

  func validate() throws {
    if let speed {
      guard speed > 0, speed <= 1_000_000 else {
        throw ValidationError("--speed takes more than 0 and at most 1000000 commands a second")
      }
    }
  }
}

/// One replay's pace, and the line that tells how far it has come.
final class Replay {
  private let work: Work
  private let options: ReplayOptions
  private let session: Session
  private var commandCount = 0
  private var percent = -1
  private var goesOn = false
  private let errors = OutputWriter(descriptor: 2, isImmediate: true)
  private let showsProgress: Bool
  private lazy var loop = PromptLoop(
    name: "pagewalk", session: prompt, style: work.style, output: work.output)
  private lazy var prompt = ReplayPrompt(
    Prompt(session, options: work.options, style: work.style))

  init(_ work: Work, _ options: ReplayOptions, _ session: Session) {
    self.work = work
    self.options = options
    self.session = session
    // On a terminal the output itself shows how far it is.
    showsProgress =
      !work.options.quiet && TerminalSize.ofOutput == nil && TerminalSize.ofErrors != nil
  }

  /// A runner that keeps this pace.
  ///
  /// - Returns: nil when the event at which to halt is none; that has been said.
  func runner() -> FileRunner? {
    var runner = FileRunner(session)
    if let until = options.until {
      if let number = Int(until) {
        runner.end = .event(number)
      } else {
        runner.end = .breakpoint
        guard session.execute("tbreak \(until)").status == .done else { return nil }
      }
    }
    runner.mayRun = { [unowned self] in mayRun($0, $1) }
    return runner
  }

  /// The prompt over the machine, where a replay was halted; nothing without a person.
  func askHalted() { if work.style.isInteractive { _ = loop.run() } }

  /// Takes the line of progress away.
  func finish() { if percent >= 0 { errors.write("\r\u{1b}[K") } }

  private func mayRun(_ command: String, _ share: Double?) -> Bool {
    commandCount += 1
    if let share, showsProgress { tell(Int(share * 100)) }
    if let speed = options.speed { Pause.wait(milliseconds: Int(1000 / speed)) }
    guard options.step, !goesOn else { return true }
    work.output.write("next: \(command)\n")
    prompt.begin()
    _ = loop.run()
    goesOn = prompt.answer == .rest
    return prompt.answer != .leave
  }

  private func tell(_ percent: Int) {
    guard percent != self.percent else { return }
    self.percent = percent
    errors.write("\r\(percent)% \(commandCount) commands\u{1b}[K")
  }
}

/// The prompt in front of a replay's next command: Enter alone carries it out.
private final class ReplayPrompt: PromptSession {
  enum Answer { case next, rest, leave }

  private let inner: Prompt
  private(set) var answer = Answer.leave

  init(_ inner: Prompt) { self.inner = inner }

  func begin() { answer = .leave }

  var prompt: String { inner.prompt }

  func execute(_ line: String, output: @escaping (String) -> Void) -> PromptOutcome {
    switch line.filter({ $0 != " " }) {
    case "": answer = .next
    case "c", "continue": answer = .rest
    default: return inner.execute(line, output: output)
    }
    return .quit
  }

  func refuse(_ bytes: [UInt8], output: @escaping (String) -> Void) -> PromptOutcome {
    inner.refuse(bytes, output: output)
  }

  func complete(before: String) -> Completion { inner.complete(before: before) }

  func hint(for line: String) -> String {
    line.isEmpty ? "Enter: carry it out; c: the rest; q: leave" : inner.hint(for: line)
  }
}
