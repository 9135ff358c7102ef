import Grammar
import Hardware
import KernelModel

extension DebuggerComplaint {
  var english: ErrorWords {
    switch self {
    case .hasNoFrames:
      ErrorWords("the machine is between two commands", note: "'step COMMAND' halts inside one")
    case .noFrame(let index, let last):
      ErrorWords(
        index < 0 ? "frame 0 is the innermost" : "there is no frame \(index)",
        note: "'bt' lists them: 0 to \(last)")
    case .hasNothingToLeave:
      ErrorWords("the machine is between two commands", note: "'back command' goes back by one")
    case .isNotHalted:
      ErrorWords("the machine is not halted", note: "'step COMMAND' begins one, halted")
    case .doesNotHold(let text, let figures):
      ErrorWords(
        "'\(text)' does not hold" + (figures.isEmpty ? "" : ": ")
          + figures.map { "\($0.name) is \($0.digits)" }.joined(separator: ", "))
    case .hasNothingToStepThrough:
      ErrorWords("there is nothing to step through", note: "'translate ADDR' begins")
    case .translationEnds:
      ErrorWords("the translation ends here", note: "'translate' begins another one")
    case .traceIsNotOn: ErrorWords("'trace on' alone has a depth and kinds")
    case .hasNoKernel: ErrorWords("a machine without a kernel decides nothing")
    case .noBreakpoint(let number):
      ErrorWords("there is no breakpoint \(number)", note: "'info break' lists them")
    case .hasNoBreakpoints: ErrorWords("there is no breakpoint", note: "'break KIND' sets one")
    case .unknown(.checkpoint, let name, let nearest):
      ErrorWords("there is no checkpoint '\(name)'", note: English.suggestion(nearest))
    case .unknown(.branch, let name, let nearest):
      ErrorWords("there is no branch to leave '\(name)'", note: English.suggestion(nearest))
    case .cannotUndoInPast:
      ErrorWords(
        "this is the past, and 'undo' takes back what was done last",
        note: "'back command' goes further back, 'goto end' returns")
    case .hasNothingToUndo: ErrorWords("no command has changed the machine")
    case .isOnBranch(let name): ErrorWords("this is '\(name)' already")
    case .comparesTwoPoints: ErrorWords("'diff' compares two points", note: "diff A B")
    case .hasLeftHalt:
      ErrorWords(
        "the breakpoint's commands have left the halt",
        note: "what goes on from here is typed at the prompt")
    case .liesInsideHalted(let point):
      ErrorWords(
        "'\(point)' lies inside the command that is halted", note: "'finish' lets it end first")
    }
  }
}
