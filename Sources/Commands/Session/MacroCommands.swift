import Drawing
import Grammar
import Session

extension Command {
  package static let macros = [alias, define, unalias]

  static let alias = CommandDefinition(
    "alias", .session, .steers, "give the beginning of a command a name of your own",
    arguments: [
      ArgumentDefinition("NAME", .name, "the name", .optional).offering(.macros),
      ArgumentDefinition("COMMAND", .words, "what it stands for", .optional)
        .offering(.commandLine),
    ],
    details: """
      What follows the name follows the command. ~/.pagewalkrc is the place for those that are to \
      stay. Without COMMAND it is shown; without NAME all are.
      """,
    example: "alias grab mmap 64K rw; grab shared; unalias grab"
  ).bySession { session, invocation throws(CommandError) in
    guard let text = invocation.text(1), !text.isEmpty else {
      return try session.listedMacros(invocation)
    }
    let name = invocation.text(0) ?? ""
    try session.checkName(name, invocation)
    session.define(.init(name: name, lines: [text], isAlias: true))
    return SilentReport()
  }

  static let define = CommandDefinition(
    "define", .session, .steers, "give several lines a name of your own",
    arguments: [
      ArgumentDefinition("NAME", .name, "the name", .optional).offering(.macros),
      ArgumentDefinition("LINE", .text, "its commands, in quotes", .repeated)
        .offering(.commandLine),
    ],
    details: """
      $arg0, $arg1 and so on in the lines stand for the words behind the name. Without lines, \
      those that follow are taken up to 'end'. 'alias NAME' shows them.
      """,
    example: #"define look "touch $arg0" "translate $arg0"; look 08048000; unalias look"#
  ).bySession { session, invocation throws(CommandError) in
    guard let name = invocation.text(0) else { return try session.listedMacros(invocation) }
    try session.checkName(name, invocation)
    guard invocation.isGiven(1) else {
      session.collecting = .definition(name, lines: [])
      return RemarkReport(.collectsForName(name))
    }
    let lines = ([invocation[1]] + invocation.further).map { invocation.text(of: $0) }
    session.define(.init(name: name, lines: lines, isAlias: false))
    return SilentReport()
  }

  static let unalias = CommandDefinition(
    "unalias", .session, .steers, "forget a name that 'alias' or 'define' gave",
    arguments: [ArgumentDefinition("NAME", .name, "which").offering(.macros)],
    example: "alias m mmap 4K; unalias m"
  ).bySession { session, invocation throws(CommandError) in
    let name = invocation.text(0) ?? ""
    guard session.macros[name] != nil else { throw session.unknownMacro(name, invocation) }
    session.macros.remove(name)
    return SilentReport()
  }
}

extension Session {
  /// Refuses a name that would hide a command or could not be typed.
  fileprivate func checkName(
    _ name: String, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    guard catalog.command(named: name) == nil else {
      throw invocation.error(.refused(NameComplaint.isCommand(name)), at: 0)
    }
    guard name.first?.isLetter == true, !name.contains(".") else {
      throw invocation.error(
        .expected(.chosenName, found: .word(name)), at: 0)
    }
  }

  fileprivate func listedMacros(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    guard let name = invocation.text(0) else {
      return NameListReport(macros.all.map { .macro($0) })
    }
    guard let macro = macros[name] else { throw unknownMacro(name, invocation) }
    return NameListReport([.macro(macro)])
  }

  fileprivate func unknownMacro(
    _ name: String, _ invocation: borrowing Invocation
  ) -> CommandError {
    let nearest = Spelling.nearest(to: name, among: macros.all.map(\.name))
    return invocation.error(.refused(NameComplaint.unknown(name, nearest: nearest)), at: 0)
  }
}
