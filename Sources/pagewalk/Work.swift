import ArgumentParser
import Commands
import Drawing
import Grammar
import Session
import Terminal

/// One run of the program: a configuration, a place for output, and what to do with them.
struct Work {
  let configuration: Configuration
  let options: OutputOptions
  let style: TerminalStyle
  /// What `PAGEWALK_THEME` asks for.
  let theme: Theme
  /// What the lines of files may do with files of the host.
  let permissions: Permissions
  let output = OutputWriter()
  /// How far long work is, for a person; nil where nobody could see it come and go.
  let progress: ProgressLine?

  /// - Throws: `ValidationError` when the options contradict one another.
  init(_ machine: MachineOptions, _ options: OutputOptions, _ access: AccessOptions) throws {
    configuration = try machine.configuration()
    permissions = access.permissions
    self.options = options
    style = options.style
    progress =
      style.isInteractive && style.usesEscapes && !options.quiet
      ? ProgressLine(output) { [language = options.language] in
        ProgressPhrase(percent: $0, secondsLeft: $1).words(in: language)
      } : nil
    let wanted = TerminalStyle.wantedTheme
    theme = Theme(rawValue: wanted) ?? .standard
    if !wanted.isEmpty, wanted != theme.rawValue {
      let advice = ThemeComplaint(wanted).advice(in: options.language)
      let errors = OutputWriter(descriptor: 2, isImmediate: true)
      errors.write("PAGEWALK_THEME: \(advice.message); \(advice.note ?? "")\n")
    }
  }

  /// A booted machine whose output goes to this run's.
  ///
  /// - Parameter wanted: what it is to be like; nil for what the arguments say.
  /// - Throws: `ValidationError` for a configuration that makes no machine.
  func makeSession(_ wanted: Configuration? = nil) throws -> Session {
    let session: Session
    do throws(ConfigurationRefusal) {
      session = try Session(configuration: wanted ?? configuration)
    } catch {
      let advice = error.advice(in: options.language)
      let words = advice.message + (advice.note.map { "; \($0)" } ?? "")
      // The command line makes sense; the host has no room for it.
      guard case .hostRefuses = error else { throw ValidationError(words) }
      let errors = OutputWriter(descriptor: 2)
      errors.write("pagewalk: \(words)\n")
      errors.flush()
      throw ExitCode(ExitStatus.failure)
    }
    session.renderer = beginOutput()
    session.theme = theme
    session.sink = { [output, progress] in
      progress?.erase()
      output.write(rendered: $0)
    }
    session.hasProgressed = progress.map { progress in { progress.tell($0) } }
    session.permissions = permissions
    session.asksPerson = asksPerson
    session.asksBeforeReplacing = asks()
    session.showsAbove = showsAbove
    session.isInterrupted = Self.isInterrupted
    return session
  }

  /// What turns reports into text. Programs are told first who speaks.
  func beginOutput() -> any Renderer {
    let renderer = options.renderer(style, theme)
    if options.format == .json {
      let hello = HelloReport(
        program: PagewalkCommand.program, version: PagewalkCommand.programVersion)
      output.write(rendered: renderer.render(hello))
    }
    return renderer
  }

  /// Asks the person whether a file's line may do something with a file of the host; nil where
  /// nobody sits at the terminal.
  var asksPerson: ((HostAccessQuestion) -> Bool?)? { asks() }

  /// Asks the person at the terminal; nil where nobody sits there.
  private func asks<Fact: Worded>() -> ((Fact) -> Bool?)? {
    guard style.isInteractive else { return nil }
    return { [output, options, progress] in
      progress?.erase()
      return Question.ask($0.words(in: options.language), output)
    }
  }

  /// Draws a picture above the prompt; nil where nobody sits at the terminal.
  private var showsAbove: ((PictureView?) -> Void)? {
    guard style.isInteractive else { return nil }
    let upperPart = UpperPart(output: output)
    return { [options, style, theme, output] view in
      guard let view else { return upperPart.end() }
      if !upperPart.show(options.renderer(style, theme).render(view)) {
        output.write("\(PictureRoom.tooLow.words(in: options.language))\n")
      }
    }
  }

  /// Whether Ctrl-C was pressed or the system wants the program to end.
  static func isInterrupted() -> Bool { Interrupt.isRequested || Termination.isRequested }
}

/// The statuses of the process.
enum ExitStatus {
  static let success: Int32 = 0
  /// A command failed, a check found a difference, or output could not be written.
  static let failure: Int32 = 1
  /// The command line makes no sense.
  static let misuse: Int32 = 2
  /// Ctrl-C: 128 and the signal's number, as shells have it.
  static let interrupted: Int32 = 130
}

extension Work {
  /// Carries out the text of `-c`, line by line, until something fails.
  func perform(_ commands: String) throws -> Int32 {
    let session = try makeSession()
    var status = ExitStatus.success
    lines: for line in commands.split(whereSeparator: \.isNewline) {
      switch session.execute(String(line)).status {
      case .done: continue
      case .quit: break lines
      case .refused, .failed: status = ExitStatus.failure
      case .interrupted: status = ExitStatus.interrupted
      }
      break
    }
    return finish(status, session)
  }

  /// Writes the rest of the output, ends a recording, and gives the status that the process ends
  /// with.
  func finish(_ status: Int32, _ session: Session? = nil) -> Int32 {
    var status = status
    session?.showsAbove?(nil)
    if let refusal = session?.endRecording() { complain(refusal) }
    if session?.hasLostRecording == true { status = max(status, ExitStatus.failure) }
    return output.finish(status)
  }
}
