import Drawing
import Grammar
import Topics

/// All that is declared of one command.
package struct CommandReport: Report {
  package static let kind = "command"

  package let command: CommandDefinition
  package let catalog: CommandCatalog
  /// The topic of the command's name, if there is one.
  package let topic: HelpTopic?
  /// What can be named in its expressions, of a command that evaluates one.
  package let names: [PrintableNames]

  package init(
    _ command: CommandDefinition, _ catalog: CommandCatalog, topic: HelpTopic? = nil,
    names: [PrintableNames] = []
  ) {
    self.command = command
    self.catalog = catalog
    self.topic = topic
    self.names = names
  }

  private struct Argument: Encodable {
    let name: String
    let usage: String
    let summary: String
    let words: [String]
  }

  package enum CodingKeys: CodingKey {
    case name, aliases, summary, usage, call, arguments, details, example, topic, names
  }

  package func encode(to encoder: any Encoder) throws {
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
    try container.encodeIfPresent(topic?.name, forKey: .topic)
    try container.encode(names, forKey: .names)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let (width, language) = (canvas.width, canvas.language)
    let name = command.name
    text.append(name, .heading)
    text.appendWrapped(
      ": \(catalog.summary(of: command, in: language))", from: name.columnCount, width: width,
      indent: name.columnCount + 2)
    drawLine(.usage, command.usage, on: canvas, into: &text)
    if let call = command.call { drawLine(.call, call.usage, on: canvas, into: &text) }
    if !command.aliases.isEmpty {
      drawLine(.aliases, command.aliases.joined(separator: ", "), on: canvas, into: &text)
    }
    drawArguments(on: canvas, into: &text)
    let details = catalog.details(of: command, in: language)
    if !details.isEmpty { text.appendWrapped(details, from: 0, width: width) }
    for list in names {
      let label = "  " + canvas.words(HelpPhrase.names(list.kind))
      text.append(label, .label)
      text.pad(from: label.columnCount, to: 22)
      text.appendWrapped(list.names.joined(separator: " "), from: 22, width: width)
    }
    let label = canvas.words(HelpPhrase.example) + ": "
    for (index, line) in command.example.split(separator: "\n").enumerated() {
      text.append(
        index == 0 ? label : String(repeating: " ", count: label.columnCount), .label)
      text.appendWrapped(String(line), .command, from: label.columnCount, width: width)
    }
    if topic != nil {
      text.appendWrapped(canvas.words(HelpPhrase.topic(name)), from: 0, width: width)
    }
  }

  private func drawArguments(on canvas: Canvas, into text: inout StyledText) {
    let width = canvas.width
    let usages = command.arguments.map(\.usage.columnCount).filter { $0 <= width / 2 }
    let column = (usages.max() ?? 4) + 4
    for argument in command.arguments {
      text.append("  ")
      // What leaves no room has its words below.
      let isLong = argument.usage.columnCount + 4 > column
      if isLong {
        text.appendWrapped(argument.usage, .label, from: 2, width: width)
      } else {
        text.append(argument.usage, .label)
      }
      text.pad(from: isLong ? 0 : argument.usage.columnCount + 2, to: column)
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
