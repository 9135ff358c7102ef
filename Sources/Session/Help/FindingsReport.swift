import Drawing
import Grammar
import Topics

/// What has to do with words: commands, topics that bear them, topics that are explained with them.
package struct FindingsReport: Report {
  package static let kind = "findings"

  private let commands: CommandListReport
  private let topics: [HelpTopic]
  private let mentions: [HelpTopic]

  /// - Returns: nil when nothing has to do with them.
  package init?(about text: String, _ catalog: CommandCatalog, in language: Language) {
    let found = catalog.commands(about: text, in: language)
    (topics, mentions) = TopicIndex.standard.topics(about: text, in: language)
    commands = CommandListReport(found, catalog)
    if found.isEmpty, topics.isEmpty, mentions.isEmpty { return nil }
  }

  package enum CodingKeys: CodingKey { case commands, topics, mentions }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(commands.commands.map(\.name), forKey: .commands)
    try container.encode(topics.map(\.name), forKey: .topics)
    try container.encode(mentions.map(\.name), forKey: .mentions)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    commands.draw(on: canvas, into: &text)
    if !topics.isEmpty {
      text.appendLine(canvas.words(HelpPhrase.topics), .heading)
      let width = min(topics.reduce(0) { max($0, $1.name.columnCount) }, 24)
      for topic in topics {
        text.append("  \(topic.name)", .label)
        if topic.name.columnCount > width { text.endLine() }
        text.pad(
          from: topic.name.columnCount > width ? 0 : topic.name.columnCount + 2, to: width + 4)
        text.appendWrapped(
          topic.firstSentence(in: canvas.language), from: width + 4, width: canvas.width)
      }
    }
    if !mentions.isEmpty {
      text.appendLine(canvas.words(HelpPhrase.mentions), .heading)
      text.append("  ")
      text.appendWrapped(
        mentions.map(\.name).joined(separator: ", "), from: 2, width: canvas.width)
    }
  }
}

extension HelpTopic {
  /// The first of its sentences, which end in a full stop of either script.
  fileprivate func firstSentence(in language: Language) -> String {
    let words = words(in: language)
    guard let end = words.firstRange(of: ". ") ?? words.firstRange(of: "。") else { return words }
    return String(words[..<words.index(after: end.lowerBound)])
  }
}
