import Grammar
import Session

extension Session {
  /// Carries commands of a text out and shows them.
  package func narrate(_ commands: Excerpt) {
    for command in commands.commands {
      narrate("  > \(command.text)")
      execute(command.text)
    }
  }

  /// Shows how a question's machine comes to be as it is.
  func present(_ question: QuizQuestion) {
    for item in question.lesson.items {
      switch item {
      case .setup(let commands): narrate(commands)
      case .prose(let texts): show(LessonReport(.paragraph(FilledText(texts, in: self))))
      case .ask, .task, .picture, .next: break
      }
    }
  }

  /// The quiz that goes on.
  package var quiz: QuizCourse? { front.companion as? QuizCourse }

  /// Begins a quiz, in place of what goes on.
  package func begin(_ plan: QuizPlan) {
    let learner = learner
    QuizCourse(plan, for: person) { learner.note($0) }.goOn()
  }
}
