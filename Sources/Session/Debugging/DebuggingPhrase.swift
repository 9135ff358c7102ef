import Drawing

/// What reports of the debugger say around their facts.
enum DebuggingPhrase: Worded {
  case breakpoint(Int)
  case badCondition
  /// Ctrl-C halted a command, which may still be taken back.
  case interrupted(canUndo: Bool)
  /// Who decides where no function is entered.
  case kernel
  /// Functions and the command, the innermost first.
  case calledBy([String])
  /// The event at which a function was entered, and who called it.
  case entered(Int, calledBy: [String])
  case noBreakpoints
  /// In front of a breakpoint that is hit but once.
  case once
  case hits(Int)
  case disabled
  case ignored(Int)
  case noEvent
  case earlierEvents(Int)
  case command(Int)
  /// What `trace` is set to.
  case telling(Telling)
}
