import Drawing

/// Commands with their groups and their half a line.
struct CommandListReport: Report {
  static let kind = "commands"

  struct Entry: Encodable, Sendable {
    let name: String
    let group: CommandGroup
    let usage: String
    let summary: String
  }

  let commands: [Entry]

  init(_ definitions: [CommandDefinition]) {
    commands = definitions.filter { !$0.isHidden }.map {
      Entry(name: $0.name, group: $0.group, usage: $0.usage, summary: $0.summary)
    }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = commands.reduce(0) { max($0, $1.name.columnCount) }
    var group: CommandGroup?
    for command in commands {
      if command.group != group { text.appendLine(canvas.words(command.group), .heading) }
      group = command.group
      text.append("  ")
      text.append(command.name, .command)
      text.pad(from: command.name.columnCount, to: width + 2)
      text.appendWrapped(command.summary, from: width + 4, width: canvas.width)
    }
  }
}
