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
    guard let name = invocation.text(0) else { return CommandListReport(session.catalog.commands) }
    if name == "kernel", !session.isBare { return KernelRulesReport(session.kernel.rules.version) }
    if let macro = session.macros[name] { return NameListReport([(macro.name, macro.words)]) }
    let range = invocation[0].range
    let groups = CommandGroup.allCases.filter { $0.has(word: name) }
    if session.catalog.command(named: name) == nil, !groups.isEmpty {
      return CommandListReport(session.catalog.commands.filter { groups.contains($0.group) })
    }
    let catalog = session.catalog
    let index = try catalog.command(invocation.line.bytes, range, isCall: false)
    return CommandReport(catalog.commands[index])
  }

  static let apropos = CommandDefinition(
    "apropos", .session, .steers, "find commands by a word in their descriptions",
    arguments: [ArgumentDefinition("WORD", .text, "what to look for, in any case")],
    example: "apropos list"
  ).bySession { session, invocation throws(CommandError) in
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
  /// Whether a word is one of its name's.
  fileprivate func has(word: String) -> Bool {
    rawValue.lowercased().split(separator: " ").contains { $0 == word.lowercased() }
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
    let width = commands.reduce(0) { max($0, $1.name.columnCount) }
    var group: String?
    for command in commands {
      if command.group != group { text.appendLine(command.group, .heading) }
      group = command.group
      text.append("  ")
      text.append(command.name, .command)
      text.pad(from: command.name.columnCount, to: width + 2)
      text.appendWrapped(command.summary, from: width + 4, width: canvas.width)
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
    let width = canvas.width
    text.append(name, .heading)
    text.appendWrapped(": \(summary)", from: name.columnCount, width: width, indent: name.columnCount + 2)
    drawLine("usage", usage, width, into: &text)
    if let call { drawLine("as in C", call, width, into: &text) }
    if !aliases.isEmpty { drawLine("also", aliases.joined(separator: ", "), width, into: &text) }
    let usages = arguments.map(\.usage.columnCount).filter { $0 <= width / 2 }
    let column = (usages.max() ?? 4) + 4
    for argument in arguments {
      text.append("  ")
      text.append(argument.usage, .label)
      // What leaves no room has its words below.
      let isLong = argument.usage.columnCount + 4 > column
      if isLong { text.endLine() }
      text.pad(from: isLong ? 0 : argument.usage.columnCount + 2, to: column)
      text.appendWrapped(argument.summary, from: column, width: width)
      let words = argument.words.filter { $0.first?.isUppercase == false }
      guard !words.isEmpty else { continue }
      text.pad(from: 0, to: column)
      text.appendWrapped(words.joined(separator: " "), .faint, from: column, width: width)
    }
    if !details.isEmpty { text.appendWrapped(details, from: 0, width: width) }
    for (index, line) in example.split(separator: "\n").enumerated() {
      text.append(index == 0 ? "example: " : "         ", .label)
      text.appendWrapped(String(line), .command, from: 9, width: width)
    }
  }

  private func drawLine(
    _ label: String, _ value: String, _ width: Int, into text: inout StyledText
  ) {
    text.append("\(label): ", .label)
    text.appendWrapped(value, .command, from: label.columnCount + 2, width: width)
  }
}
