import Drawing
import Grammar
import KernelModel
import Reports
import Session

extension Command {
  static let help = CommandDefinition(
    "help", aliases: ["h"], .session, .steers, "list the commands, or explain one",
    arguments: [
      ArgumentDefinition(
        "COMMAND", .command, "which one to explain, or a group", .optional,
        words: [.init("kernel", 0, "how the kernels differ")])
    ],
    details: "'help kernel' lists the rules in which Linux 5.10, 6.1 and 6.18 differ.",
    example: "help print"
  ).bySession { session, invocation throws(CommandError) in
    guard let name = invocation.text(0) else {
      return CommandListReport(session.catalog.commands, session.catalog)
    }
    if name == "kernel", !session.isBare { return KernelRulesReport(session.kernel.rules.version) }
    if let macro = session.macros[name] { return NameListReport([.macro(macro)]) }
    let range = invocation[0].range
    let groups = CommandGroup.allCases.filter { $0.helpWords.contains(name.lowercased()) }
    if session.catalog.command(named: name) == nil, !groups.isEmpty {
      return CommandListReport(
        session.catalog.commands.filter { groups.contains($0.group) }, session.catalog)
    }
    let catalog = session.catalog
    let index = try catalog.command(invocation.line.bytes, range, isCall: false)
    return CommandReport(catalog.commands[index], catalog)
  }

  static let apropos = CommandDefinition(
    "apropos", .session, .steers, "find commands by a word in their descriptions",
    arguments: [ArgumentDefinition("WORD", .text, "what to look for, in any case")],
    example: "apropos list"
  ).bySession { session, invocation throws(CommandError) in
    let word = invocation.text(0) ?? ""
    let found = session.catalog.commands(about: word, in: session.language)
    guard !found.isEmpty else {
      throw invocation.error(.refused(NameComplaint.noCommandIsAbout(word)), at: 0)
    }
    return CommandListReport(found, session.catalog)
  }
}
