import Drawing
import KernelModel

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
    if let macro = session.macros[name] { return NameListReport([(macro.name, macro.words)]) }
    let range = invocation[0].range
    let groups = CommandGroup.allCases.filter { $0.has(word: name) }
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

extension CommandGroup {
  /// The word of its name by which `help` knows it: `debugger`, `calls`.
  var word: String { rawValue.split(separator: "-").last.map(String.init) ?? rawValue }

  /// Whether a word is one of its name's.
  fileprivate func has(word: String) -> Bool {
    rawValue.split(separator: "-").contains { $0 == word.lowercased() }
  }
}

/// Commands with their groups and their half a line.
struct CommandListReport: Report {
  static let kind = "commands"

  let commands: [CommandDefinition]
  let catalog: CommandCatalog

  init(_ definitions: [CommandDefinition], _ catalog: CommandCatalog) {
    commands = definitions.filter { !$0.isHidden }
    self.catalog = catalog
  }

  private struct Entry: Encodable {
    let name: String
    let group: CommandGroup
    let usage: String
    let summary: String
  }

  enum CodingKeys: CodingKey { case commands }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      commands.map {
        Entry(name: $0.name, group: $0.group, usage: $0.usage, summary: $0.summary)
      }, forKey: .commands)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = commands.reduce(0) { max($0, $1.name.count) }
    var group: CommandGroup?
    for command in commands {
      if command.group != group { text.appendLine(canvas.words(command.group), .heading) }
      group = command.group
      text.append("  ")
      text.append(command.name, .command)
      text.pad(from: command.name.count, to: width + 2)
      text.appendWrapped(
        catalog.summary(of: command, in: canvas.language), from: width + 4, width: canvas.width)
    }
  }
}

/// All that is declared of one command.
struct CommandReport: Report {
  static let kind = "command"

  let command: CommandDefinition
  let catalog: CommandCatalog

  init(_ command: CommandDefinition, _ catalog: CommandCatalog) {
    self.command = command
    self.catalog = catalog
  }

  private struct Argument: Encodable {
    let name: String
    let usage: String
    let summary: String
    let words: [String]
  }

  enum CodingKeys: CodingKey {
    case name, aliases, summary, usage, call, arguments, details, example
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(command.name, forKey: .name)
    try container.encode(command.aliases, forKey: .aliases)
    try container.encode(command.summary, forKey: .summary)
    try container.encode(command.usage, forKey: .usage)
    try container.encodeIfPresent(command.call?.usage, forKey: .call)
    try container.encode(
      command.arguments.map {
        Argument(
          name: $0.name, usage: $0.usage, summary: $0.summary, words: $0.words.map(\.word))
      }, forKey: .arguments)
    try container.encode(command.details, forKey: .details)
    try container.encode(command.example, forKey: .example)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let (width, language) = (canvas.width, canvas.language)
    let name = command.name
    text.append(name, .heading)
    text.appendWrapped(
      ": \(catalog.summary(of: command, in: language))", from: name.count, width: width,
      indent: name.count + 2)
    drawLine(.usage, command.usage, on: canvas, into: &text)
    if let call = command.call { drawLine(.call, call.usage, on: canvas, into: &text) }
    if !command.aliases.isEmpty {
      drawLine(.aliases, command.aliases.joined(separator: ", "), on: canvas, into: &text)
    }
    drawArguments(on: canvas, into: &text)
    let details = catalog.details(of: command, in: language)
    if !details.isEmpty { text.appendWrapped(details, from: 0, width: width) }
    let label = canvas.words(HelpPhrase.example) + ": "
    for (index, line) in command.example.split(separator: "\n").enumerated() {
      text.append(
        index == 0 ? label : String(repeating: " ", count: label.columnCount), .label)
      text.appendWrapped(String(line), .command, from: label.columnCount, width: width)
    }
  }

  private func drawArguments(on canvas: Canvas, into text: inout StyledText) {
    let width = canvas.width
    let usages = command.arguments.map(\.usage.count).filter { $0 <= width / 2 }
    let column = (usages.max() ?? 4) + 4
    for argument in command.arguments {
      text.append("  ")
      text.append(argument.usage, .label)
      // What leaves no room has its words below.
      let isLong = argument.usage.count + 4 > column
      if isLong { text.endLine() }
      text.pad(from: isLong ? 0 : argument.usage.count + 2, to: column)
      text.appendWrapped(
        catalog.summary(of: argument, of: command, in: canvas.language), from: column,
        width: width)
      let words = argument.words.map(\.word).filter { $0.first?.isUppercase == false }
      guard !words.isEmpty else { continue }
      text.pad(from: 0, to: column)
      text.appendWrapped(words.joined(separator: " "), .faint, from: column, width: width)
    }
  }

  private func drawLine(
    _ phrase: HelpPhrase, _ value: String, on canvas: Canvas, into text: inout StyledText
  ) {
    let label = canvas.words(phrase) + ": "
    text.append(label, .label)
    text.appendWrapped(value, .command, from: label.columnCount, width: canvas.width)
  }
}

/// What help writes in front of what is declared.
enum HelpPhrase: Worded {
  case usage, call, aliases, example
}
