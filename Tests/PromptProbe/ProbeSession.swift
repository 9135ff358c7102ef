import Terminal

/// A session with a command for each thing that a prompt has to cope with.
final class ProbeSession: PromptSession {
  /// Asks for lines while one is being executed.
  var askAgain: () -> Void = {}
  private var depth = 0

  private let commands: [(name: String, help: String)] = [
    ("backtrace", "where am I"),
    ("echo", "show the words"),
    ("fail", "refuse"),
    ("length", "count the characters"),
    ("pause", "prompt again in the middle"),
    ("quit", "leave"),
    ("rows", "show many rows"),
    ("spin", "run until Ctrl-C"),
    ("変数一", "the first"),
    ("変数二", "the second"),
  ]

  var prompt: String { depth == 0 ? "probe> " : "probe @\(depth)> " }

  func execute(_ line: String, output: @escaping (String) -> Void) -> PromptOutcome {
    let (name, argument) = split(line)
    switch name {
    case "": output("empty\n")
    case "echo": output("<\(argument)>\n")
    case "length": output("\(argument.count) characters\n")
    case "rows": for row in 1...(Int(argument) ?? 1) { output("row \(row)\n") }
    case "spin":
      output("spinning\n")
      while !Interrupt.isRequested, !Termination.isRequested {}
      output("stopped\n")
    case "pause":
      depth += 1
      askAgain()
      depth -= 1
      output("resumed\n")
    case "quit": return .quit
    default:
      output("refused: \(line)\n")
      return .failed
    }
    return .done
  }

  func complete(before: String) -> Completion {
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return Completion(
      replaceCount: word.unicodeScalars.count,
      candidates: commands.filter { $0.name.hasPrefix(word) }.map {
        Completion.Candidate($0.name, help: $0.help)
      })
  }

  func hint(for line: String) -> String { line == "echo " ? "WORDS..." : "" }

  private func split(_ line: String) -> (name: String, argument: String) {
    guard let space = line.firstIndex(of: " ") else { return (line, "") }
    return (String(line[..<space]), String(line[line.index(after: space)...]))
  }
}
