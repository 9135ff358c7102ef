import Drawing
import Grammar
import Session

/// Something that a quiz says, beside what lessons say as well.
package struct QuizReport: Report {
  package static let kind = "quiz"

  package enum Saying: Sendable {
    case begin(Heading)
    case question(Part)
    case end(Summary)
    case remark(QuizPhrase)
  }

  /// What names a question, and where it stands among others.
  package struct Heading: Encodable, Sendable {
    package let number: Int
    package let count: Int
    package let kind: String
    package let seed: UInt64
    package let title: FilledText
    /// Options of the shell; nil for the usual machine.
    package let machine: String?
    /// It is asked because one like it went wrong.
    package let isSibling: Bool
  }

  /// One of a question's own questions.
  package struct Part: Encodable, Sendable {
    /// From 1.
    package let part: Int
    package let of: Int
    package let text: FilledText
    package let options: [FilledText]
  }

  package struct Summary: Encodable, Sendable {
    package let questions: Int
    package let rightAnswers: Int
    /// Those that came up, in order.
    package let misconceptions: [Misconception]
  }

  package let saying: Saying

  package init(_ saying: Saying) { self.saying = saying }
}

extension QuizReport: Encodable {
  package func encode(to encoder: any Encoder) throws { try saying.encode(to: encoder) }
}

extension QuizReport.Saying: DetailedFact {
  package var code: String {
    switch self {
    case .begin: "begin"
    case .question: "ask"
    case .end: "end"
    case .remark: "remark"
    }
  }

  package var details: Details {
    switch self {
    case .begin(let heading): ["question": heading]
    case .question(let part): ["ask": part]
    case .end(let summary): ["summary": summary]
    case .remark(let phrase): ["words": phrase.english]
    }
  }
}

extension QuizQuestion {
  /// What is told of it before its machine.
  package func heading(_ number: Int, of count: Int, isSibling: Bool = false) -> QuizReport.Heading {
    QuizReport.Heading(
      number: number, count: count, kind: kind.name, seed: seed,
      title: FilledText(lesson.title, in: session),
      machine: configuration == Configuration()
        ? nil : String(configuration.narration.dropFirst("# pagewalk ".count)),
      isSibling: isSibling)
  }

  /// One of its own questions, counted from 0.
  package func part(_ index: Int) -> QuizReport.Part {
    QuizReport.Part(
      part: index + 1, of: puts.count,
      text: FilledText(lesson.asks[index].question, in: session), options: puts[index].options)
  }
}
