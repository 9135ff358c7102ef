import Drawing
import Grammar
import Topics

/// A word of the subject: what it is, and where to see it.
package struct TopicReport: Report {
  package static let kind = "topic"

  package let topic: HelpTopic

  package init(_ topic: HelpTopic) { self.topic = topic }

  package enum CodingKeys: CodingKey { case name, kind, synonyms, words, example }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(topic.name, forKey: .name)
    try container.encode(topic.kind, forKey: .kind)
    try container.encode(topic.synonyms, forKey: .synonyms)
    try container.encode(topic.words(in: .english), forKey: .words)
    try container.encode(topic.example, forKey: .example)
  }

  /// How many synonyms are shown: the figures of a file of /proc would fill the screen.
  private static let shownSynonyms = 8

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(topic.name, .heading)
    text.appendLine(": \(canvas.words(topic.kind))")
    text.append("  ")
    text.appendWrapped(topic.words(in: canvas.language), from: 2, width: canvas.width)
    if !topic.synonyms.isEmpty {
      let more = topic.synonyms.count > Self.shownSynonyms ? ", ..." : ""
      let names = topic.synonyms.prefix(Self.shownSynonyms).joined(separator: ", ")
      draw(.synonyms, names + more, .plain, on: canvas, into: &text)
    }
    draw(.see, topic.example, .command, on: canvas, into: &text)
  }

  private func draw(
    _ phrase: HelpPhrase, _ words: String, _ role: Role, on canvas: Canvas,
    into text: inout StyledText
  ) {
    let label = canvas.words(phrase) + ": "
    text.append(label, .label)
    text.appendWrapped(words, role, from: label.columnCount, width: canvas.width)
  }
}
