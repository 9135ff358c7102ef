/// Asks for lines and has a session execute them, until there are no more.
///
/// On a terminal: a prompt, an editor, pages. In a pipe: neither prompt nor escapes; output is
/// written whenever the next line has to be waited for, so that a program can hold a conversation.
public final class PromptLoop {
  private let session: any PromptSession
  private let style: TerminalStyle
  private let output: OutputWriter
  private let pager: Pager
  private let editor: LineEditor?
  private let reader = InputReader()
  private var hasFailed = false

  /// - Parameters:
  ///   - name: the program's name, for the history file and `.editrc`.
  ///   - style: decides whether there is a person to prompt.
  public init(
    name: String, session: any PromptSession, style: TerminalStyle, output: OutputWriter
  ) {
    self.session = session
    self.style = style
    self.output = output
    pager = Pager(output: output, style: style)
    let historyFile = style.isInteractive ? HistoryFile.standard(name: name) : nil
    editor = LineEditor(name: name, style: style, historyFile: historyFile)
    editor?.completer = { session.complete(before: $0) }
    editor?.hint = { session.hint(for: $0) }
    if let notice = editor?.historyNotice { output.write("note: \(notice)\n") }
  }

  /// Runs until the session quits, input ends, or a signal says so.
  ///
  /// A session may call this again while it executes a line: that is how a machine that has been
  /// stopped in the middle of a command is asked about. `quit` then ends the inner loop alone.
  ///
  /// - Returns: the status for the process: 0; without a person at the prompt 1 if a line failed
  ///   and 130 after Ctrl-C; 1 if output or the history could not be written; 128 and the number
  ///   after a signal.
  public func run() -> Int32 {
    var status: Int32?
    while status == nil {
      switch nextInput() {
      case .line(let line):
        status = execute { [session] output in session.execute(line, output: output) }
      case .bytes(let bytes):
        status = execute { [session] output in session.refuse(bytes, output: output) }
      case .interrupted: status = style.isInteractive ? nil : 130
      case .end: status = !style.isInteractive && hasFailed ? 1 : 0
      }
    }
    output.flush()
    let hasLost = output.failure != nil || editor?.hasLostHistory == true
    return Termination.exitStatus ?? (hasLost ? 1 : status!)
  }

  private func nextInput() -> LineEditor.Input {
    if let editor {
      output.flush()
      return editor.read(prompt: session.prompt)
    }
    if style.isInteractive {
      output.write("\(session.prompt)")
    }
    if !reader.hasLine { output.flush() }
    let input = reader.read()
    if style.isInteractive, case .interrupted = input {
      Interrupt.clear()
      output.write("\n")
    }
    return input
  }

  /// - Returns: the status to leave with; nil to go on.
  private func execute(
    _ line: (_ output: @escaping (String) -> Void) -> PromptOutcome
  ) -> Int32? {
    pager.begin()
    session.commandEnded = { [pager] in pager.endCommand() }
    let outcome = line { [pager] in pager.write($0) }
    if outcome == .failed { hasFailed = true }
    if style.isInteractive, Interrupt.isRequested {
      if !pager.isStopped { editor?.discardPasted() }
      Interrupt.clear()
    }
    if outcome == .quit { return !style.isInteractive && hasFailed ? 1 : 0 }
    return Termination.isRequested || output.failure != nil ? 1 : nil
  }
}
