import Explorer
import Terminal

/// The Explorer's session as the Terminal's prompt sees it.
final class Prompt: PromptSession {
  private let session: Session
  private let options: OutputOptions
  private let style: TerminalStyle

  init(_ session: Session, options: OutputOptions, style: TerminalStyle) {
    self.session = session
    self.options = options
    self.style = style
  }

  var prompt: String { session.prompt }

  func execute(_ line: String, output: @escaping (String) -> Void) -> PromptOutcome {
    session.sink = output
    // The window may have changed since the last line.
    if style.isInteractive { session.renderer = options.renderer(style: style) }
    switch session.execute(line).status {
    case .done: return .done
    case .quit: return .quit
    case .refused, .failed: return .failed
    case .interrupted:
      output("interrupted\n")
      return .failed
    }
  }

  func complete(before: String) -> Terminal.Completion { .none }

  func hint(for line: String) -> String { "" }
}

extension Work {
  /// Prompts until the person leaves, or reads commands from a pipe to its end.
  func prompt() -> Int32 {
    if style.isInteractive, !options.quiet { output.write(greeting) }
    let prompt = Prompt(makeSession(), options: options, style: style)
    let loop = PromptLoop(name: "pagewalk", session: prompt, style: style, output: output)
    return finish(loop.run())
  }

  private var greeting: String {
    let memory = configuration.memoryByteCount
    let size = memory % (1 << 30) == 0 ? "\(memory >> 30)G" : "\(memory >> 20)M"
    let paging = configuration.usesPAE ? ", PAE" : ""
    return """
      \(size) of RAM\(paging), \(configuration.layout.rawValue) layout, \
      Linux \(configuration.kernelVersion.rawValue). \
      Type help; Tab completes; Ctrl-D leaves.

      """
  }
}
