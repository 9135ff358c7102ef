import Drawing
import Grammar
import Topics

extension Session {
  /// What `help` explains; behind the first words of a name, the rest of it.
  func helpNames(_ context: CursorContext) -> [LineCompletion.Candidate] {
    let groups = self.groups.map { LineCompletion.Candidate($0.helpNames[0], say(.group($0))) }
    let topics = TopicIndex.standard.topics.map {
      LineCompletion.Candidate($0.name, say(.topic($0.kind)))
    }
    guard context.passed.isEmpty else {
      let start = context.passed.joined(separator: " ") + " "
      return (groups + topics).filter { $0.text.hasPrefix(start) }.map {
        LineCompletion.Candidate(String($0.text.dropFirst(start.count)), $0.help)
      }
    }
    // A command of that name comes first, in help as here.
    let commands = commandNames(context.fragment)
    let known = Set(commands.map(\.text))
    return commands + (groups + topics).filter { !known.contains($0.text) }
  }

  /// The groups that have a command here.
  package var groups: [CommandGroup] {
    CommandGroup.allCases.filter { group in
      catalog.commands.contains { !$0.isHidden && $0.group == group }
    }
  }
}
