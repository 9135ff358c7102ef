extension CommandDefinition {
  static let macros = [alias, define, unalias]

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
  ) { session, invocation throws(CommandError) in
    guard let text = invocation.text(1), !text.isEmpty else {
      return try session.listedMacros(invocation)
    }
    try session.add(
      .init(name: invocation.text(0) ?? "", lines: [text], isAlias: true), invocation)
    return SilentReport()
  }

  static let define = CommandDefinition(
    "define", .session, .steers, "give several lines a name of your own",
    arguments: [
      ArgumentDefinition("NAME", .name, "the name", .optional).offering(.macros),
      ArgumentDefinition("LINE", .text, "its commands, in quotes", .repeated)
        .offering(.commandLine),
    ],
    details: "$arg0, $arg1 and so on in the lines stand for the words behind the name.",
    example: #"define look "touch $arg0" "translate $arg0"; look 08048000; unalias look"#
  ) { session, invocation throws(CommandError) in
    guard invocation.isGiven(1) else { return try session.listedMacros(invocation) }
    let lines = ([invocation[1]] + invocation.further).map { invocation.text(of: $0) }
    try session.add(.init(name: invocation.text(0) ?? "", lines: lines, isAlias: false), invocation)
    return SilentReport()
  }

  static let unalias = CommandDefinition(
    "unalias", .session, .steers, "forget a name that 'alias' or 'define' gave",
    arguments: [ArgumentDefinition("NAME", .name, "which").offering(.macros)],
    example: "alias m mmap 4K; unalias m"
  ) { session, invocation throws(CommandError) in
    let name = invocation.text(0) ?? ""
    guard session.macros[name] != nil else { throw session.unknownMacro(name, invocation) }
    session.macros.remove(name)
    return SilentReport()
  }
}

extension Session {
  fileprivate func add(
    _ macro: Macros.Macro, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    guard catalog.command(named: macro.name) == nil else {
      throw invocation.error(
        .refused("'\(macro.name)' is a command", note: "choose another name"), at: 0)
    }
    guard macro.name.first?.isLetter == true, !macro.name.contains(".") else {
      throw invocation.error(
        .expected("a name of letters, digits, _ and -", found: "'\(macro.name)'"), at: 0)
    }
    macros.add(macro)
  }

  fileprivate func listedMacros(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    guard let name = invocation.text(0) else {
      return NameListReport(macros.all.map { ($0.name, $0.words) })
    }
    guard let macro = macros[name] else { throw unknownMacro(name, invocation) }
    return NameListReport([(macro.name, macro.words)])
  }

  fileprivate func unknownMacro(
    _ name: String, _ invocation: borrowing Invocation
  ) -> CommandError {
    let nearest = Spelling.nearest(to: name, among: macros.all.map(\.name))
    return invocation.error(
      .refused(
        "nothing is named '\(name)'",
        note: nearest.map { "did you mean '\($0)'?" } ?? "'alias' lists the names"), at: 0)
  }
}
