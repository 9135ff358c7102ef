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
  /// The phrases that one is chosen from, if it is asked so.
  package let options: [FilledText]
  /// What the second way comes to, where there is one.
  package let checked: AnswerValue?
  /// Those that differ from the right answer, each value once.
  package let errors: [Error]

  /// Two beliefs lead to one value, so that it tells neither.
  package let isAmbiguous: Bool

  /// Computes the answers on a session's machine.
  ///
  /// - Throws: what is wrong with an expression.
  package init(_ ask: Ask, in session: Session) throws(LessonFault) {
    try self.init(ask, in: session, RememberedTrials(session))
  }

  /// - Parameter symbols: the session's, with what was tried for other questions.
  init(_ ask: Ask, in session: Session, _ symbols: RememberedTrials) throws(LessonFault) {
    let options = ask.options.map { FilledText($0, in: session) }
    let isTruth = ask.answer.isComparison || ask.wrongs.contains { $0.rule.spelledTruth != nil }
    func value(_ rule: Excerpt) throws(LessonFault) -> AnswerValue {
      if isTruth, let truth = rule.spelledTruth { return .truth(truth) }
      let value = try rule.value(in: symbols)
      if !options.isEmpty, let number = Int(exactly: value), 1...options.count ~= number {
        return .option(number, of: options)
      }
      if let word = WordValue(value: value) { return .word(word.text) }
      return isTruth ? .truth(value != 0) : .number(value)
    }
    right = try value(ask.answer)
    if let check = ask.check { checked = try value(check) } else { checked = nil }
    var errors: [Error] = []
    var isAmbiguous = false
    for wrong in ask.wrongs {
      let wrongValue = try value(wrong.rule)
      guard wrongValue != right else { continue }
      if let known = errors.first(where: { $0.value == wrongValue })?.wrong.diagnosis.misconception {
        let other = wrong.diagnosis.misconception ?? known
        isAmbiguous = isAmbiguous || other != known && !isTruth
        continue
      }
      guard !errors.contains(where: { $0.value == wrongValue }) else { continue }
      errors.append(Error(value: wrongValue, wrong: wrong))
    }
    self.errors = errors
    self.options = options
    self.isAmbiguous = isAmbiguous
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

  /// What a line is that is typed where the answer is awaited.
  enum Reading {
    /// Not meant for the question.
    case command
    /// No value of the kind that is asked for, which has been told: so not wrong either.
    case unreadable(Execution)
    case verdict(Verdict)
  }

  func reading(of line: SourceLine, in session: Session) -> Reading {
    let answer = TypedAnswer(line.text)
    guard !answer.isEmpty, !session.isCommand(line, insteadOf: right) else { return .command }
    // A word may be what a wrong rule comes to where a number is asked for.
    let isKnown = errors.contains { answer.matches($0.value, session) }
    if !isKnown, let error = answer.fault(for: right, session) {
      var execution = Execution()
      session.fail(error, in: answer.line, at: nil, &execution)
      return .unreadable(execution)
    }
    return .verdict(verdict(on: answer, in: session))
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
