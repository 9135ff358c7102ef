import Drawing
import Grammar
import Session

/// The answers of a sheet of questions, and what each expected error comes from.
package struct QuizKeyReport: Report {
  package static let kind = "quiz-key"

  package struct Row: Encodable, Sendable {
    /// Of the question, from 1.
    package let number: Int
    package let kind: String
    package let seed: UInt64
    package let answers: [Answer]
  }

  package struct Answer: Encodable, Sendable {
    package let right: AnswerValue
    package let errors: [Error]
  }

  package struct Error: Encodable, Sendable {
    package let value: AnswerValue
    /// nil for a slip.
    package let misconception: Misconception?
  }

  package let questions: [Row]

  package init(_ questions: [QuizQuestion]) {
    self.questions = questions.enumerated().map { index, question in
      Row(
        number: index + 1, kind: question.kind.name, seed: question.seed,
        answers: question.puts.map { put in
          Answer(
            right: put.right,
            errors: put.errors.map {
              Error(value: $0.value, misconception: $0.wrong.diagnosis.misconception)
            })
        })
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for row in questions {
      text.append("\(row.number)  ", .label)
      text.appendLine("\(row.kind) seed \(row.seed)", .faint)
      for answer in row.answers { answer.draw(on: canvas, into: &text) }
    }
  }
}

extension QuizKeyReport.Answer {
  fileprivate func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("   ")
    text.appendWrapped(
      right.written(in: canvas.language), .value, from: 3, width: canvas.width, indent: 5)
    let beliefs = errors.compactMap { error in
      error.misconception.map { "\(error.value.brief(in: canvas.language)) \($0.rawValue)" }
    }
    guard !beliefs.isEmpty else { return }
    text.append("     ")
    text.appendWrapped(
      canvas.words(QuizPhrase.errors) + beliefs.joined(separator: "; "), .faint, from: 5,
      width: canvas.width, indent: 5)
  }
}

extension AnswerValue {
  /// Of a phrase its number alone.
  fileprivate func brief(in language: Language) -> String {
    if case .option(let number, _) = self { return "\(number)" }
    return written(in: language)
  }
}
