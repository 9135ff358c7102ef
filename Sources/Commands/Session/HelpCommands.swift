import Drawing
import Grammar
import KernelModel
import Reports
import Session
import Topics

extension Command {
  static let help = CommandDefinition(
    "help", aliases: ["h"], .session, .steers, "say where to begin, or explain a command or a word",
    arguments: [
      ArgumentDefinition("WORD", .words, "a command, a group, or a word of a view", .optional)
        .offering(.helpNames)
    ],
    details: """
      'help all' lists the commands, 'help topics' the words; 'help topic WORD' passes over a \
      command of that name. 'help kernel' lists the rules in which Linux 5.10, 6.1 and 6.18 differ.
      """,
    example: "help print; help page fault"
  ).bySession { session, invocation throws(CommandError) in
    guard let typed = invocation.text(0) else {
      return OverviewReport(session.catalog, session.groups, isBare: session.isBare)
    }
    let name = typed.split(separator: " ").joined(separator: " ")
    if let found = session.helpOfFixedName(name) { return found }
    if let topic = TopicIndex.standard.topic(named: name) { return TopicReport(topic) }
    let candidates = session.catalog.candidates(beginningWith: name)
    guard candidates.count <= 1 else {
      throw invocation.error(
        .ambiguousCommand(name, candidates: candidates.map(\.name)), at: 0)
    }
    guard let command = candidates.first else {
      throw invocation.error(
        .refused(NameComplaint.noHelp(name, nearest: session.nearest(name))), at: 0)
    }
    return session.report(on: command)
  }

  static let apropos = CommandDefinition(
    "apropos", .session, .steers, "find commands and topics by words in their descriptions",
    arguments: [
      ArgumentDefinition("WORDS", .words, "what they are about, in any case and number")
    ],
    example: "apropos free lists"
  ).bySession { session, invocation throws(CommandError) in
    let words = invocation.text(0) ?? ""
    guard let found = FindingsReport(about: words, session.catalog, in: session.language) else {
      throw invocation.error(.refused(NameComplaint.nothingIsAbout(words)), at: 0)
    }
    return found
  }
}

extension Session {
  /// What a name stands for before topics and beginnings of names are tried.
  fileprivate func helpOfFixedName(_ name: String) -> (any Report)? {
    if let macro = macros[name] { return NameListReport([.macro(macro)]) }
    if let command = catalog.command(named: name) { return report(on: command) }
    let folded = name.lowercased()
    switch folded {
    case "all": return CommandListReport(catalog.commands, catalog)
    case "topics": return TopicListReport(TopicIndex.standard.topics)
    case "kernel" where !isBare: return KernelRulesReport(kernel.rules.version)
    default: break
    }
    let groups = self.groups.filter { $0.helpNames.contains(folded) }
    if !groups.isEmpty {
      return CommandListReport(catalog.commands.filter { groups.contains($0.group) }, catalog)
    }
    guard folded.hasPrefix("topic ") else { return nil }
    let topic = TopicIndex.standard.topic(named: String(name.dropFirst("topic ".count)))
    return topic.map(TopicReport.init)
  }

  fileprivate func report(on command: CommandDefinition) -> CommandReport {
    CommandReport(
      command, catalog, topic: TopicIndex.standard.topic(named: command.name),
      names: command.arguments.contains { $0.kind == .condition } ? world.printableNames : [])
  }

  /// The command or topic that a word was probably meant for.
  fileprivate func nearest(_ word: String) -> String? {
    let commands = catalog.commands.filter { !$0.isHidden }.flatMap { [$0.name] + $0.aliases }
    let names = commands + TopicIndex.standard.names
    let folded = names.map { $0.lowercased() }
    let nearest = Spelling.nearest(to: word.lowercased(), among: folded)
    return nearest.flatMap { folded.firstIndex(of: $0) }.map { names[$0] }
  }
}
