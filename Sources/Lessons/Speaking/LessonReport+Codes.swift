import Drawing

extension LessonReport: Encodable {
  package func encode(to encoder: any Encoder) throws { try saying.encode(to: encoder) }
}

extension LessonReport.Saying: DetailedFact {
  package var code: String {
    switch self {
    case .title: "title"
    case .paragraph: "paragraph"
    case .question: "question"
    case .task: "task"
    case .hint: "hint"
    case .solution: "solution"
    case .also: "also"
    case .right: "right"
    case .wrong: "wrong"
    case .answer: "answer"
    case .notice: "notice"
    case .done: "done"
    case .meaning: "meaning"
    case .next: "next"
    case .end: "end"
    case .remark: "remark"
    }
  }

  package var details: Details {
    switch self {
    case .title(let number, let text): ["number": number, "text": text]
    case .question(let text, let options):
      ["text": text, "options": options.isEmpty ? nil : options]
    case .paragraph(let text), .meaning(let text), .next(let text):
      ["text": text]
    case .task(let number, let count, let text), .hint(let number, let count, let text):
      ["number": number, "count": count, "text": text]
    case .solution(let commands), .also(let commands): ["commands": commands]
    case .right, .done: [:]
    case .wrong(let value, let explanation):
      (["value": value] as Details).joined(by: explanation?.details ?? [:])
    case .answer(let value): ["value": value]
    case .notice(let explanation): explanation.details
    case .end(let end): ["end": end]
    case .remark(let phrase): ["words": phrase.english]
    }
  }
}

extension LessonReport.Explanation {
  fileprivate var details: Details {
    switch self {
    case .misconception(let misconception): ["misconception": misconception]
    case .words(let text): ["text": text]
    }
  }
}

extension AnswerValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .word(let word): try container.encode(word)
    case .option(let number, _): try container.encode(number)
    }
  }
}
