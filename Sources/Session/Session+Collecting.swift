import Grammar

/// What lines belong to that are typed one after another, up to `end`.
package enum Collecting {
  /// A breakpoint's commands.
  case breakpoint(Int)
  /// What a name is to stand for, as far as it has been typed.
  case definition(String, lines: [String])
}

extension Session {
  /// Takes a line as one of those that are typed up to `end`.
  package func collect(_ line: SourceLine, for owner: Collecting) {
    let text = line.text.trimmed
    guard text != "end" else {
      collecting = nil
      if case .definition(let name, let lines) = owner {
        define(.init(name: name, lines: lines, isAlias: false))
      }
      return
    }
    switch owner {
    case .breakpoint(let number):
      debugger.breakpoints.change(number) { $0.commands.append(text) }
    case .definition(let name, let lines):
      collecting = .definition(name, lines: lines + [text])
    }
  }

  /// Gives a name what it stands for, and tells what it stood for before.
  package func define(_ macro: Macros.Macro) {
    if let old = macros[macro.name], old.words != macro.words {
      show(RemarkReport(.stoodFor(old)))
    }
    macros.add(macro)
  }

  /// What a line does that answers whether to begin another history; nil for one that does not.
  func answered(_ question: String, by line: SourceLine) -> Execution? {
    switch line.text.filter({ !$0.isWhitespace }) {
    case "y", "yes":
      let name = timeline.freeName
      takeBranch(name)
      show(ArrivalReport(self))
      var execution = Execution()
      carryOut(SourceLine(question), at: nil, &execution)
      return execution
    case "n", "no": return Execution()
    default: return nil
    }
  }
}

extension String {
  /// The text without the white space at its ends.
  package var trimmed: String {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
