import Drawing
import Lessons
import Session

extension Handout {
  /// Questions to be answered on paper: each with its machine and how that came to be so.
  ///
  /// - Parameter hasKey: the answers, and what the expected errors come from, follow on a page of
  ///   their own.
  /// - Throws: what is wrong with a question.
  package init(
    worksheet questions: [QuizQuestion], hasKey: Bool, for session: Session
  ) throws(LessonFault) {
    var steps: [HandoutStep] = []
    for (index, question) in questions.enumerated() {
      steps.append(try question.exercise(index + 1, of: questions.count, for: session))
    }
    if hasKey { steps.append(Self.key(to: questions)) }
    self.init(.worksheet, language: session.language, steps: steps)
    form = .sheet
  }

  private static func key(to questions: [QuizQuestion]) -> HandoutStep {
    var step = HandoutStep()
    step.kind = .key
    for row in QuizKeyReport(questions).questions {
      for answer in row.answers {
        step.before.append(.words(HandoutText(HandoutPhrase.keyOf(row.number, answer.right))))
        for error in answer.errors {
          guard let belief = error.misconception else { continue }
          step.before.append(.remark(HandoutText(HandoutPhrase.error(error.value, belief))))
        }
      }
    }
    return step
  }
}

extension QuizQuestion {
  fileprivate func exercise(
    _ number: Int, of count: Int, for session: Session
  ) throws(LessonFault) -> HandoutStep {
    let heading = heading(number, of: count)
    let listener = HandoutListener(session.language)
    var builder = HandoutBuilder(isPlayed: true)
    try session.speaking(with: listener) {
      if let (shown, text) = listener.take() { builder.note(shown, text) }
    } while: { () throws(LessonFault) in
      try present(speakingAs: session)
    }
    builder.end()
    var step = HandoutStep()
    step.kind = .exercise(number, of: count)
    // Kind and seed name the question for ever.
    step.before = [
      .words(
        HandoutText([
          HandoutText(heading.title), HandoutText(written: " "),
          HandoutText(code: "quiz \(heading.kind) seed \(heading.seed)"),
        ]))
    ]
    if let machine = heading.machine {
      step.before.append(
        .words(HandoutText([HandoutText(HandoutPhrase.machine), HandoutText(code: machine)])))
    }
    step.before += builder.steps.flatMap(\.before)
    let questions = puts.indices.map { index in
      let part = part(index)
      return HandoutQuestion(HandoutText(part.text), options: part.options.map { HandoutText($0) })
    }
    step.question = questions.first
    step.furtherQuestions = Array(questions.dropFirst())
    return step
  }
}

extension Session {
  /// Lets somebody else listen to what is shown while something is done.
  fileprivate func speaking<Failure: Error>(
    with listener: HandoutListener, _ hears: @escaping () -> Void,
    while body: () throws(Failure) -> Void
  ) throws(Failure) {
    let (person, renderer, sink) = (person, renderer, sink)
    let recorder = person.recorder
    defer { (self.renderer, self.sink, person.recorder) = (renderer, sink, recorder) }
    self.renderer = listener
    self.sink = { _ in hears() }
    person.recorder = nil
    try body()
  }
}
