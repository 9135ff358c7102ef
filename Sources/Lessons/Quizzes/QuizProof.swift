import Drawing
import Grammar
import Session

/// Makes a kind's questions of many seeds, and tells where it does not do what it says.
///
/// 1. Each seed makes a question; its setups and sights run, and every value in its texts can be
///    computed.
/// 2. The right answer is right, each wrong one leads to its own diagnosis, and the second way comes
///    to the right one.
/// 3. Over the seeds each belief comes up, and a question that is answered by yes or no, or by
///    choosing, has more than one answer.
package struct QuizProof {
  private let kind: QuizKind
  /// The first fault of each sort that was found.
  package private(set) var faults: [LessonFault] = []
  /// The question that has them; nil when it took all of them to see.
  package private(set) var faultySeed: UInt64?
  /// How many questions were made.
  package private(set) var count = 0
  private var beliefs: Set<Misconception> = []
  /// The answers of each question of the text.
  private var answers: [[AnswerValue]] = []

  /// - Parameter goesOn: asked before each question with how many were made; false ends the proof.
  package init(
    _ kind: QuizKind, seeds: ClosedRange<UInt64>, _ commands: CommandSet,
    goesOn: (Int) -> Bool = { _ in true }
  ) {
    self.kind = kind
    for seed in seeds {
      guard goesOn(count) else { return }
      do throws(LessonFault) {
        prove(try kind.question(seed: seed, commands))
      } catch {
        faults.append(error)
      }
      count += 1
      guard faults.isEmpty else {
        faultySeed = seed
        return
      }
    }
    guard count >= Self.fairCount else { return }
    for belief in kind.misconceptions where !beliefs.contains(belief) {
      faults.append(kind.keyword.fault(QuizComplaint.beliefNeverComesUp(belief)))
    }
    for given in answers where given.allSatisfy({ $0 == given[0] }) {
      faults.append(kind.keyword.fault(QuizComplaint.hasOneAnswer(given[0].written(in: .english))))
    }
  }

  /// With so many seeds something that does not come up never does.
  private static let fairCount = 20

  private mutating func prove(_ question: QuizQuestion) {
    beliefs.formUnion(question.misconceptions)
    for (index, (ask, put)) in zip(question.lesson.asks, question.puts).enumerated() {
      if index == answers.count { answers.append([]) }
      answers[index].append(put.right)
      prove(put, ask, on: question.session)
    }
    for texts in question.lesson.texts { prove(texts, on: question.session) }
    for ask in question.lesson.asks {
      if let show = ask.show { carryOut(show, on: question.session) }
    }
  }

  private mutating func prove(_ put: PutQuestion, _ ask: Ask, on session: Session) {
    if let checked = put.checked, checked != put.right {
      let values = (checked.written(in: .english), put.right.written(in: .english))
      faults.append(ask.check!.fault(QuizComplaint.secondWayDiffers(values.0, right: values.1)))
    }
    if case .wrong = put.verdict(on: TypedAnswer(put.right.typed), in: session) {
      faults.append(ask.answer.fault(ProofComplaint.wrongLeadsElsewhere))
    }
    for error in put.errors {
      if case .wrong(error.wrong.diagnosis) =
        put.verdict(on: TypedAnswer(error.value.typed), in: session)
      { continue }
      faults.append(error.wrong.rule.fault(ProofComplaint.wrongLeadsElsewhere))
    }
  }

  private mutating func prove(_ texts: Texts, on session: Session) {
    if !texts.missing.isEmpty, let label = texts.all.first?.label {
      faults.append(label.fault(QuizComplaint.missingLanguage))
    }
    for value in texts.all.flatMap(\.values) {
      do throws(LessonFault) {
        _ = try value.value(in: session)
      } catch {
        faults.append(error)
      }
    }
  }

  /// On a copy: each sight is seen on the machine as the question found it.
  private mutating func carryOut(_ show: Excerpt, on session: Session) {
    guard let copy = session.likeness() else { return }
    copy.sink = nil
    for command in show.commands {
      let execution = copy.execute(command.text)
      guard let error = execution.error, !command.mayFail else { continue }
      return faults.append(
        show.fault(ProofComplaint.commandFails(command.text, error.reason)))
    }
  }
}
