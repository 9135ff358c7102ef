import Grammar
import Session

/// A quiz that goes along with a person's session: each question has a machine of its own.
///
/// After an error the commands that were asked about are carried out on the question's machine,
/// which stays until the person goes on: it can be stepped back. Then a sibling of the question is
/// asked.
package final class QuizCourse: Companion {
  private let plan: QuizPlan
  private unowned let host: Session
  /// Receives what is worth remembering.
  private let note: (ProgressEntry.Event) -> Void
  private var state = State.over
  /// Planned questions that have been begun.
  private var number = 0
  private var counts = QuizCounts()
  /// The question that went wrong, and why: the next one is its sibling.
  private var kin: (question: QuizQuestion, about: Misconception?)?
  /// The present question is a sibling: after another error the quiz goes on.
  private var isSibling = false

  private enum State {
    /// One of the question's own questions waits for its answer.
    case asking(QuizQuestion, Int)
    /// The person looks at what came of it.
    case looking
    case over
  }

  package init(
    _ plan: QuizPlan, for host: Session, note: @escaping (ProgressEntry.Event) -> Void
  ) {
    self.plan = plan
    self.host = host
    self.note = note
  }

  package var promptWords: String { "quiz \(number)/\(plan.count)" }

  private func say(_ saying: QuizReport.Saying) { host.front.show(QuizReport(saying)) }

  private func tell(_ saying: LessonReport.Saying) { host.front.show(LessonReport(saying)) }

  // MARK: Going on

  /// The next question, or the end.
  package func goOn() {
    let kin = kin
    self.kin = nil
    isSibling = kin != nil
    guard kin != nil || number < plan.count else { return end() }
    do throws(LessonFault) {
      let question: QuizQuestion
      if let kin {
        question = try plan.question(
          of: kin.question.kind, about: kin.about, from: kin.question.seed &+ 1, host.commands)
      } else {
        question = try plan.question(number, host.commands)
        number += 1
      }
      try begin(question)
    } catch {
      host.show(LessonFaultReport(error))
      end()
    }
  }

  private func begin(_ question: QuizQuestion) throws(LessonFault) {
    let session = try question.freshSession()
    state = .looking
    counts.wrongs = []
    host.receive(session, with: self)
    say(.begin(question.heading(number, of: plan.count, isSibling: isSibling)))
    question.speaking(in: session) { session.present(question) }
    ask(0, of: question)
  }

  private func ask(_ index: Int, of question: QuizQuestion) {
    state = .asking(question, index)
    say(.question(question.part(index)))
  }

  /// Leads back to the person's machine, and tells how it went.
  package func end() {
    state = .over
    host.endVisit()
    host.show(QuizReport(.end(counts.summary)))
  }

  // MARK: Answers

  package func take(_ line: SourceLine, in session: Session) -> Execution? {
    guard case .asking(let question, let index) = state else { return nil }
    let put = question.puts[index]
    switch put.reading(of: line, in: session) {
    case .command: return nil
    case .unreadable(let execution): return execution
    case .verdict(let verdict):
      switch verdict {
      case .right: tell(.right)
      case .wrong(let diagnosis):
        tell(.wrong(put.right, .init(diagnosis, in: question.session)))
        counts.wrongs.append(.init(index: index, belief: diagnosis?.misconception))
      }
      answered(question, index)
      return Execution()
    }
  }

  private func answered(_ question: QuizQuestion, _ index: Int) {
    guard index + 1 == question.puts.count else { return ask(index + 1, of: question) }
    let wrongs = counts.wrongs
    counts.add(isRight: wrongs.isEmpty)
    let belief = wrongs.lazy.compactMap(\.belief).first
    note(
      .question(
        kind: question.kind.name, seed: question.seed, isReview: plan.isReview,
        wrongs.isEmpty ? .right(question.misconceptions) : .wrong(belief)))
    guard !wrongs.isEmpty else { return goOn() }
    if !isSibling { kin = (question, belief) }
    show(wrongs.map(\.index), of: question)
  }

  /// Carries out what was asked about on a machine like that of the question, and tells the steps.
  private func show(_ indices: [Int], of question: QuizQuestion) {
    let session = question.session
    let asks = question.lesson.asks
    let steps = indices.compactMap { asks[$0].then.map { FilledText($0, in: session) } }
    host.receive(session, with: self)
    state = .looking
    question.speaking(in: session) {
      for show in indices.compactMap({ asks[$0].show }).reduced { session.narrate(show) }
    }
    for step in steps { tell(.meaning(step)) }
    say(.remark(.howToGoOn))
  }

  // MARK: What is said to it

  /// `quiz` alone: what is asked once more, or the next question.
  package func proceed() {
    switch state {
    case .asking(let question, let index):
      say(.question(question.part(index)))
      say(.remark(.howToAnswer))
    case .looking: goOn()
    case .over: end()
    }
  }

  /// The answer, for who does not guess; it counts neither way.
  package func solution() {
    guard case .asking(let question, let index) = state else { return say(.remark(.howToGoOn)) }
    for put in question.puts[index...] { tell(.answer(put.right)) }
    show(Array(index..<question.puts.count), of: question)
  }

  package func hint() {
    if case .asking = state { say(.remark(.hasNoHints)) } else { say(.remark(.howToGoOn)) }
  }

  package func commandEnded(_ command: CommandDefinition, in session: Session) {}
  package func hides(command index: Int, in session: Session) -> Bool { false }
  package func lineEnded(in session: Session) {}
}

/// How a quiz has gone so far.
private struct QuizCounts {
  struct Wrong {
    /// Of the question's own questions.
    let index: Int
    let belief: Misconception?
  }

  /// Of the question that is asked.
  var wrongs: [Wrong] = []
  private var questions = 0
  private var rightAnswers = 0
  private var beliefs: Set<Misconception> = []

  mutating func add(isRight: Bool) {
    questions += 1
    if isRight { rightAnswers += 1 }
    beliefs.formUnion(wrongs.compactMap(\.belief))
  }

  var summary: QuizReport.Summary {
    QuizReport.Summary(
      questions: questions, rightAnswers: rightAnswers, misconceptions: beliefs.sorted())
  }
}

extension [Excerpt] {
  /// Each once, in order.
  fileprivate var reduced: [Excerpt] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
