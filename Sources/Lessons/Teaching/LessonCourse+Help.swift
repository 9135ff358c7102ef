import Grammar
import Session

/// What a lesson says to who asks: a hint, a way to the goal, the task once more.
extension LessonCourse {
  /// The next hint.
  package func hint(in session: Session) {
    speaking(in: session) { tellHint(in: session) }
  }

  private func tellHint(in session: Session) {
    switch waiting {
    case .task(let task, var state):
      guard state.hintCount < task.hints.count else {
        return say(.remark(.noMoreHints), in: session)
      }
      state.hintCount += 1
      waiting = .task(task, state)
      say(
        .hint(
          number: state.hintCount, of: task.hints.count,
          FilledText(task.hints[state.hintCount - 1], in: session)), in: session)
    case .answer: say(.remark(.questionsHaveNoHints), in: session)
    case .nothing, .end: say(.remark(.isOver), in: session)
    }
  }

  /// A way to the goal, which the person may type; or the answer, and on.
  package func solution(in session: Session) {
    speaking(in: session) { tellSolution(in: session) }
  }

  private func tellSolution(in session: Session) {
    switch waiting {
    case .task(let task, var state):
      if !state.isSeen { noteTask(.seen) }
      state.isSeen = true
      waiting = .task(task, state)
      say(.solution([task.solution.text]), in: session)
    case .answer(let ask, let put):
      say(.answer(put.right), in: session)
      reveal(ask, in: session)
    case .nothing, .end: say(.remark(.isOver), in: session)
    }
  }

  /// What is to be done now, once more.
  package func repeatWhatIsAsked(in session: Session) {
    speaking(in: session) { tellAgain(in: session) }
  }

  private func tellAgain(in session: Session) {
    switch waiting {
    case .task(let task, _):
      say(
        .task(
          number: counts.tasks, of: lesson.tasks.count,
          FilledText(task.assignment, in: session)), in: session)
      say(.remark(.howToAct), in: session)
    case .answer(let ask, let put):
      say(.question(FilledText(ask.question, in: session), options: put.options), in: session)
      say(.remark(.howToAnswer), in: session)
    case .nothing, .end: say(.remark(.isOver), in: session)
    }
  }
}
