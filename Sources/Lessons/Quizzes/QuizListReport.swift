import Drawing
import Grammar
import Session

/// The kinds of questions.
package struct QuizListReport: Report {
  package static let kind = "quiz-kinds"

  package struct Row: Encodable, Sendable {
    package let idea: Int
    package let lesson: String
    package let name: String
    package let title: FilledText
  }

  package let kinds: [Row]

  package init(_ kinds: [QuizKind], in session: Session) {
    self.kinds = kinds.map {
      Row(
        idea: $0.idea, lesson: $0.ideaName, name: $0.name, title: FilledText($0.title, in: session))
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init("", .right), .init(""), .init(""), .init("")])
    var last: Int?
    for row in kinds {
      let isNew = row.idea != last
      last = row.idea
      table.append([
        .init(isNew ? "\(row.idea)" : "", .label), .init(isNew ? row.lesson : "", .label),
        .init(row.name, .value), .init(row.title.text(in: canvas.language)),
      ])
    }
    table.draw(into: &text, indent: 2, width: canvas.width)
    text.appendWrapped(
      canvas.words(QuizPhrase.howToBegin), .faint, from: 0, width: canvas.width)
  }
}
