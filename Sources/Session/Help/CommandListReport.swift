import Drawing
import Grammar

/// Commands with their groups and their half a line.
package struct CommandListReport: Report {
  package static let kind = "commands"

  package let commands: [CommandDefinition]
  package let catalog: CommandCatalog

  package init(_ definitions: [CommandDefinition], _ catalog: CommandCatalog) {
    commands = definitions.filter { !$0.isHidden }
    self.catalog = catalog
  }

  private struct Entry: Encodable {
    let name: String
    let group: CommandGroup
    let usage: String
    let summary: String
  }

  package enum CodingKeys: CodingKey { case commands }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      commands.map {
        Entry(name: $0.name, group: $0.group, usage: $0.usage, summary: $0.summary)
      }, forKey: .commands)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = commands.reduce(0) { max($0, $1.name.columnCount) }
    var group: CommandGroup?
    for command in commands {
      if command.group != group { text.appendLine(canvas.words(command.group), .heading) }
      group = command.group
      text.append("  ")
      text.append(command.name, .command)
      text.pad(from: command.name.columnCount, to: width + 2)
      text.appendWrapped(
        catalog.summary(of: command, in: canvas.language), from: width + 4, width: canvas.width)
    }
  }
}
