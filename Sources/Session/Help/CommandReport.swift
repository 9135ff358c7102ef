import Drawing

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
    text.appendWrapped(
      ": \(summary)", from: name.columnCount, width: width, indent: name.columnCount + 2)
    drawLine(canvas.words(HelpPhrase.usage), usage, width, into: &text)
    if let call { drawLine(canvas.words(HelpPhrase.call), call, width, into: &text) }
    if !aliases.isEmpty {
      drawLine(
        canvas.words(HelpPhrase.aliases), aliases.joined(separator: ", "), width, into: &text)
    }
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
    let label = canvas.words(HelpPhrase.example) + ": "
    for (index, line) in example.split(separator: "\n").enumerated() {
      text.append(index == 0 ? label : "".left(label.columnCount), .label)
      text.appendWrapped(String(line), .command, from: label.columnCount, width: width)
    }
  }

  private func drawLine(
    _ label: String, _ value: String, _ width: Int, into text: inout StyledText
  ) {
    text.append("\(label): ", .label)
    text.appendWrapped(value, .command, from: label.columnCount + 2, width: width)
  }
}
