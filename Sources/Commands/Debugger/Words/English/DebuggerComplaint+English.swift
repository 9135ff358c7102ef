import Hardware

extension DebuggerComplaint {
  var english: Advice {
    switch self {
    case .hasNoFrames:
      Advice("the machine is between two commands", note: "'step COMMAND' halts inside one")
    case .hasNothingToLeave:
      Advice("the machine is between two commands", note: "'back command' goes back by one")
    case .isNotHalted:
      Advice("the machine is not halted", note: "'step COMMAND' begins one, halted")
    case .doesNotHold(let text, let figures):
      Advice(
        "'\(text)' does not hold" + (figures.isEmpty ? "" : ": ")
          + figures.map { "\($0.name) is \($0.digits)" }.joined(separator: ", "))
    case .hasNothingToStepThrough:
      Advice("there is nothing to step through", note: "'translate ADDR' begins")
    case .translationEnds:
      Advice("the translation ends here", note: "'translate' begins another one")
    case .traceIsNotOn: Advice("'trace on' alone has a depth and kinds")
    case .hasNoKernel: Advice("a machine without a kernel decides nothing")
    case .noBreakpoint(let number):
      Advice("there is no breakpoint \(number)", note: "'info break' lists them")
    case .hasNoBreakpoints: Advice("there is no breakpoint", note: "'break KIND' sets one")
    case .unknown(.checkpoint, let name, let nearest):
      Advice("there is no checkpoint '\(name)'", note: English.suggestion(nearest))
    case .unknown(.branch, let name, let nearest):
      Advice("there is no branch to leave '\(name)'", note: English.suggestion(nearest))
    case .interrupted: Advice("interrupted")
    case .cannotUndoInPast:
      Advice(
        "this is the past, and 'undo' takes back what was done last",
        note: "'back command' goes further back, 'goto end' returns")
    case .hasNothingToUndo: Advice("no command has changed the machine")
    case .isOnBranch(let name): Advice("this is '\(name)' already")
    case .comparesTwoPoints: Advice("'diff' compares two points", note: "diff A B")
    case .liesInsideHalted(let point):
      Advice(
        "'\(point)' lies inside the command that is halted", note: "'finish' lets it end first")
    }
  }
}
