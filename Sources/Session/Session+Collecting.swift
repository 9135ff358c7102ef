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
    collectingAuthority = collectingAuthority.joined(by: authority)
    let authority = collectingAuthority
    guard text != "end" else {
      collecting = nil
      if case .definition(let name, let lines) = owner {
        speaking(by: authority) { define(.init(name: name, lines: lines, isAlias: false)) }
      }
      return
    }
    switch owner {
    case .breakpoint(let number):
      debugger.breakpoints.change(number) { breakpoint in
        breakpoint.obey(breakpoint.commands + [text], by: authority)
      }
    case .definition(let name, let lines):
      collecting = .definition(name, lines: lines + [text])
    }
  }

  /// Gives a name what it stands for, and tells what it stood for before.
  package func define(_ macro: Macros.Macro) {
    if let old = macros[macro.name], old.words != macro.words {
      show(RemarkReport(.stoodFor(old)))
    }
    macros.add(macro.written(by: authority))
  }

  /// What a line does that answers whether to begin another history; nil for one that does not.
  func answered(
    _ question: (line: String, authority: Authority), by line: SourceLine
  ) -> Execution? {
    switch line.text.filter({ !$0.isWhitespace }) {
    case "y", "yes":
      var execution = Execution()
      do throws(CommandError) {
        try takeBranch(timeline.freeName)
      } catch {
        fail(error, in: line, at: nil, &execution)
        return execution
      }
      show(ArrivalReport(self))
      speaking(by: authority.joined(by: question.authority)) {
        carryOut(SourceLine(question.line), at: nil, &execution)
      }
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
