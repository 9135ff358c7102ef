import Grammar
import Session

/// A question as it stands for one machine: its right answer, and what each wrong rule comes to.
package struct PutQuestion: Sendable {
  /// What a wrong rule comes to.
  package struct Error: Sendable {
    package let value: AnswerValue
    package let wrong: Wrong
  }

  package let right: AnswerValue
  /// Those that differ from the right answer, each value once.
  package let errors: [Error]

  /// Computes the answers on a session's machine.
  ///
  /// - Throws: what is wrong with an expression.
  package init(_ ask: Ask, in session: Session) throws(LessonFault) {
    let isTruth = ask.answer.isComparison || ask.wrongs.contains { $0.rule.spelledTruth != nil }
    func value(_ rule: Excerpt) throws(LessonFault) -> AnswerValue {
      if isTruth, let truth = rule.spelledTruth { return .truth(truth) }
      let value = try rule.value(in: session)
      if let word = WordValue(value: value) { return .word(word.text) }
      return isTruth ? .truth(value != 0) : .number(value)
    }
    right = try value(ask.answer)
    var errors: [Error] = []
    for wrong in ask.wrongs {
      let wrongValue = try value(wrong.rule)
      guard wrongValue != right, !errors.contains(where: { $0.value == wrongValue }) else {
        continue
      }
      errors.append(Error(value: wrongValue, wrong: wrong))
    }
    self.errors = errors
  }

  /// What is to be said of an answer.
  package enum Verdict: Sendable {
    case right
    case wrong(Diagnosis?)
  }

  /// - Parameter session: what names in the answer stand for.
  package func verdict(on answer: TypedAnswer, in session: Session) -> Verdict {
    if answer.matches(right, session) { return .right }
    return .wrong(errors.first { answer.matches($0.value, session) }?.wrong.diagnosis)
  }

  /// The misconceptions that would have led to another answer.
  package var misconceptions: [Misconception] {
    errors.compactMap { $0.wrong.diagnosis.misconception }
  }
}

extension Diagnosis {
  package var misconception: Misconception? {
    if case .misconception(let misconception) = self { misconception } else { nil }
  }
}

extension Excerpt {
  /// `yes` or `no`, where the author has written that.
  fileprivate var spelledTruth: Bool? {
    switch text {
    case "yes": true
    case "no": false
    default: nil
    }
  }
}
