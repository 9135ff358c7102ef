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
final class Replay: FileConductor {
  private let work: Work
  private let options: ReplayOptions
  private let session: Session
  private var commandCount = 0
  private var percent = -1
  private var goesOn = false
  private let errors = OutputWriter(descriptor: 2, isImmediate: true)
  private let showsProgress: Bool
  private let pager: Pager
  private let prompt: LecturePrompt
  private lazy var loop = PromptLoop(
    name: "pagewalk", session: prompt, style: work.style, output: work.output)

  init(_ work: Work, _ options: ReplayOptions, _ session: Session) {
    self.work = work
    self.options = options
    self.session = session
    pager = Pager(output: work.output, style: work.style)
    prompt = LecturePrompt(
      Prompt(session, of: work, isAside: true), session,
      work.options.language, work.output)
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
    if isStepping {
      // Ctrl-C while the machine booted: there is a prompt now.
      Interrupt.clear()
      beginPage()
    }
    runner.conductor = self
    work.progress?.begin()
    return runner
  }

  /// The prompt over the machine, where a replay was halted; nothing without a person.
  func askHalted() {
    guard work.style.isInteractive else { return }
    work.progress?.end()
    prompt.step = nil
    _ = loop.run()
  }

  /// Takes the line of progress away.
  func finish() {
    if percent >= 0 { errors.write("\r\u{1b}[K") }
    work.progress?.end()
  }

  // MARK: Conducting

  /// Without a person there is nobody to wait for.
  var isStepping: Bool { options.step && !goesOn && work.style.isInteractive }

  func wish(for step: FileStep) -> FileWish {
    commandCount += 1
    if let share = step.share {
      if showsProgress { tell(Int(share * 100)) }
      // Behind a prompt there is nothing to wait for.
      if !isStepping { work.progress?.tell(share) }
    }
    if let speed = options.speed {
      Pause.wait(milliseconds: Int(min(1000 / speed, Double(Int32.max))))
    }
    guard isStepping else { return .carryOut }
    prompt.begin(step)
    _ = loop.run()
    beginPage()
    switch prompt.answer {
    case .wish(let wish): return wish
    case .rest:
      goesOn = true
      return .carryOut
    }
  }

  func hasEnded(_ status: Execution.Status) {
    guard isStepping, Interrupt.isRequested else { return }
    Interrupt.clear()
    // What was not wanted any more ended with the command.
    pager.begin()
  }

  /// What the file's commands print is shown page by page, in the window as it is now.
  private func beginPage() {
    pager.begin()
    session.haltsWhenInterrupted = true
    session.renderer = work.options.renderer(work.style, session.theme)
    session.sink = { [pager] in pager.write($0) }
  }

  private func tell(_ percent: Int) {
    guard percent != self.percent else { return }
    self.percent = percent
    errors.write("\r\(percent)% \(commandCount) commands\u{1b}[K")
  }
}
