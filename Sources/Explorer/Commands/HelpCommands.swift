import KernelModel

extension CommandDefinition {
  static let help = CommandDefinition(
    "help", aliases: ["h"], .session, .steers, "list the commands, or explain one",
    arguments: [
      ArgumentDefinition(
        "COMMAND", .command, "which one to explain, or a group", .optional,
        words: [.init("kernel", 0, "how the kernels differ")])
    ],
    details: "'help kernel' lists the rules in which Linux 5.10, 6.1 and 6.18 differ.",
    example: "help print"
  ) { session, invocation throws(CommandError) in
    guard let name = invocation.text(0) else { return CommandListReport(session.catalog.commands) }
    if name == "kernel", !session.isBare { return KernelRulesReport(session.kernel.rules.version) }
    if let macro = session.macros[name] { return NameListReport([(macro.name, macro.words)]) }
    let range = invocation[0].range
    if session.catalog.command(named: name) == nil, let group = CommandGroup(word: name) {
      return CommandListReport(session.catalog.commands.filter { $0.group == group })
    }
    let command = try session.catalog.command(invocation.line.bytes, range, isCall: false)
    return CommandReport(command)
  }

  static let apropos = CommandDefinition(
    "apropos", .session, .steers, "find commands by a word in their descriptions",
    arguments: [ArgumentDefinition("WORD", .text, "what to look for, in any case")],
    example: "apropos list"
  ) { session, invocation throws(CommandError) in
    let word = invocation.text(0) ?? ""
    let found = session.catalog.commands(about: word)
    guard !found.isEmpty else {
      throw invocation.error(
        .refused("no command is about '\(word)'", note: "'help' lists the commands"), at: 0)
    }
    return CommandListReport(found)
  }
}

extension CommandGroup {
  /// The group with a word of its name: `debugger`, `calls`.
  fileprivate init?(word: String) {
    let found = Self.allCases.first {
      $0.rawValue.lowercased().split(separator: " ").contains { $0 == word.lowercased() }
    }
    guard let found else { return nil }
    self = found
  }
}

/// Commands with their groups and their half a line.
struct CommandListReport: Report {
  static let kind = "commands"

  struct Entry: Encodable, Sendable {
    let name: String
    let group: String
    let usage: String
    let summary: String
  }

  let commands: [Entry]

  init(_ definitions: [CommandDefinition]) {
    commands = definitions.filter { !$0.isHidden }.map {
      Entry(name: $0.name, group: $0.group.rawValue, usage: $0.usage, summary: $0.summary)
    }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = commands.reduce(0) { max($0, $1.name.count) }
    var group: String?
    for command in commands {
      if command.group != group { text.appendLine(command.group, .heading) }
      group = command.group
      text.append("  ")
      text.append(command.name, .command)
      text.pad(from: command.name.count, to: width + 2)
      text.appendLine(command.summary)
    }
  }
}

/// All that is declared of one command.
struct CommandReport: Report {
  static let kind = "command"

  struct Argument: Encodable, Sendable {
    let name: String
    let usage: String
    let summary: String
    let words: [String]
  }

  let name: String
  let aliases: [String]
  let summary: String
  let usage: String
  let call: String?
  let arguments: [Argument]
  let details: String
  let example: String

  init(_ definition: CommandDefinition) {
    name = definition.name
    aliases = definition.aliases
    summary = definition.summary
    usage = definition.usage
    call = definition.call?.usage
    arguments = definition.arguments.map {
      Argument(
        name: $0.name, usage: $0.usage, summary: $0.summary, words: $0.words.map(\.word))
    }
    details = definition.details
    example = definition.example
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(name, .heading)
    text.appendLine(": \(summary)")
    drawLine("usage", usage, into: &text)
    if let call { drawLine("as in C", call, into: &text) }
    if !aliases.isEmpty { drawLine("also", aliases.joined(separator: ", "), into: &text) }
    var table = Table([Table.Column(""), Table.Column("")])
    let column = arguments.reduce(0) { max($0, $1.usage.count) }
    for argument in arguments {
      table.append([Table.Cell(argument.usage, .label), Table.Cell(argument.summary)])
      let words = argument.words.filter { $0.first?.isUppercase == false }
      for line in wrapped(words, width: canvas.width - column - 4) {
        table.append([Table.Cell(""), Table.Cell(line, .faint)])
      }
    }
    table.draw(into: &text, indent: 2)
    for line in wrapped(details.split(separator: " ").map(String.init), width: canvas.width) {
      text.appendLine(line)
    }
    for (index, line) in example.split(separator: "\n").enumerated() {
      text.append(index == 0 ? "example: " : "         ", .label)
      text.appendLine(String(line), .command)
    }
  }

  private func drawLine(_ label: String, _ value: String, into text: inout StyledText) {
    text.append("\(label): ", .label)
    text.appendLine(value, .command)
  }
}

/// Words in lines of at most `width` characters; a longer word has a line of its own.
private func wrapped(_ words: [String], width: Int) -> [String] {
  var lines: [String] = []
  for word in words {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(word)
    }
  }
  return lines
}
