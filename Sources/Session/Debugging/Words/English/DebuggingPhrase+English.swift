import Drawing

extension DebuggingPhrase {
  var english: String {
    switch self {
    case .breakpoint(let number): "breakpoint \(number)"
    case .badCondition: "its condition cannot be worked out here"
    case .interrupted(let canUndo):
      "interrupted: 'continue' does the rest" + (canUndo ? ", 'undo' takes the command back" : "")
    case .kernel: "kernel"
    case .calledBy(let path): "called by " + path.joined(separator: " < ")
    case .entered(let event, let path):
      "entered at @\(event), called by " + path.joined(separator: " < ")
    case .noBreakpoints: "no breakpoints"
    case .once: "once"
    case .hits(let count): counted(count, "hit")
    case .disabled: "disabled"
    case .ignored(let count): "the next \(count) are ignored"
    case .noEvent: "no event so far"
    case .earlierEvents(let count): "\(count) earlier ones"
    case .command(let number): "command \(number)"
    case .telling(let telling): telling.english
    }
  }
}

extension Telling {
  fileprivate var english: String {
    switch amount {
    case .nothing: "nothing behind a command"
    case .effects: "one line of effects behind each command"
    case .story:
      kinds.isEmpty ? "every decision behind each command" : "these events behind each command"
    case .wholeStory: "every decision behind each command, and what repeats each time"
    case .calls(let depth): "events under their functions, calls deeper than \(depth) folded"
    }
  }
}
