import Drawing
import Grammar
import Topics

/// The names of all topics, by what they are.
package struct TopicListReport: Report {
  package static let kind = "topics"

  package let topics: [HelpTopic]

  package init(_ topics: [HelpTopic]) { self.topics = topics }

  private struct Entry: Encodable {
    let name: String
    let kind: HelpTopic.Kind
  }

  package enum CodingKeys: CodingKey { case topics }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(topics.map { Entry(name: $0.name, kind: $0.kind) }, forKey: .topics)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for kind in HelpTopic.Kind.allCases {
      let names = topics.filter { $0.kind == kind }.map(\.name)
      guard !names.isEmpty else { continue }
      text.appendLine(canvas.words(kind), .heading)
      text.append("  ")
      text.appendWrapped(names.joined(separator: ", "), from: 2, width: canvas.width)
    }
  }
}
