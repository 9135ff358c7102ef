import Drawing
import Grammar
import Session

/// A lesson that is made by doing: what the machine was brought to before is its setup, what is done
/// up to each goal the solution of a task.
package final class LessonDraft {
  package private(set) var number = 0
  package private(set) var name = ""
  private var machine = ""
  private var setup: [String] = []
  private var tasks: [Task] = []
  /// How many commands of the log stand before the present task.
  private var mark = 0
  package private(set) var isBegun = false

  private struct Task {
    let goal: String
    let solution: [String]
    /// A figure that the solution changes, for a question.
    let figure: String?
  }

  package init() {}

  package var taskCount: Int { tasks.count }

  /// How many commands its setup has.
  package var setupCount: Int { setup.count }

  /// Begins a lesson on a session's machine as it is.
  package func begin(number: Int, name: String, in session: Session) {
    self.number = number
    self.name = name
    machine =
      session.configuration == Configuration() ? "" : session.configuration.narration
    setup = session.acts(in: 0..<session.world.commandCount)
    tasks = []
    isBegun = true
    beginTask(in: session)
  }

  private func beginTask(in session: Session) {
    session.execute("begin")
    mark = session.world.commandCount
  }

  /// What has changed since the task began, as conditions; the most telling first.
  package func proposals(in session: Session) -> [GoalProposal] { GoalProposal.all(in: session) }

  /// Takes a condition as the goal of what was done since the last one.
  ///
  /// - Throws: why it can be none.
  package func take(goal: Excerpt, in session: Session) throws(DraftComplaint) {
    guard goal.holds(in: TaskSymbols(session, start: session.world.startWorld)) else {
      throw .goalDoesNotHold(goal.text)
    }
    let done = min(mark, session.world.commandCount)..<session.world.commandCount
    let solution = session.acts(in: done)
    guard !solution.isEmpty else { throw .nothingDone }
    if let start = session.world.startWorld, goal.holds(in: TaskSymbols(session, asOf: start)) {
      throw .goalHeldBefore(goal.text)
    }
    let figure = proposals(in: session).lazy.compactMap(\.figure).first
    tasks.append(Task(goal: goal.text, solution: solution, figure: figure))
    beginTask(in: session)
  }

  /// The lesson as a file; texts that only its author can write stand there as reminders.
  ///
  /// - Throws: that there is no task.
  package func text() throws(DraftComplaint) -> String {
    guard !tasks.isEmpty else { throw .hasNoTask }
    var lesson = Lesson(number: number, name: name, title: Self.texts(.title))
    if !machine.isEmpty { lesson.machine = Excerpt(machine) }
    lesson.items = setup.isEmpty ? [] : [.setup(Excerpt(setup.joined(separator: "; ")))]
    lesson.items.append(.prose(Self.texts(.paragraph)))
    for task in tasks {
      let solution = Excerpt(task.solution.joined(separator: "; "))
      if let figure = task.figure { lesson.items.append(.ask(Self.ask(figure, solution))) }
      lesson.items.append(
        .task(
          LessonTask(
            assignment: Self.texts(.assignment), goal: Excerpt(task.goal),
            hints: [Self.texts(.hint)], solution: solution)))
    }
    lesson.items.append(.next(Self.texts(.next)))
    return lesson.text
  }

  private static func texts(_ phrase: DraftPhrase) -> Texts {
    Texts(english: LessonText(phrase.english), chinese: LessonText(phrase.chinese))
  }

  private static func ask(_ figure: String, _ solution: Excerpt) -> Ask {
    var ask = Ask(
      question: texts(.question(figure, solution.text)),
      answer: Excerpt("\(figure) + cost(\(solution.text)).\(figure)"))
    ask.wrongs = [Wrong(rule: Excerpt(figure), diagnosis: .words(texts(.unchanged)))]
    ask.show = Excerpt("\(solution.text); print \(figure)")
    return ask
  }
}

extension Session {
  /// Those commands of the log that change the machine, as they were typed.
  fileprivate func acts(in range: Range<Int>) -> [String] {
    range.map { log[$0].text }.filter { $0 != "begin" }
  }
}

/// What stands in a draft where its author is to write.
package enum DraftPhrase: Worded {
  case title, paragraph, assignment, hint, next
  /// The value of a figure after some commands is asked for.
  case question(String, String)
  /// To who says that a figure stays what it is.
  case unchanged
}

/// Why a draft cannot go on.
package enum DraftComplaint: Complaint, Error {
  case goalDoesNotHold(String)
  case goalHeldBefore(String)
  case nothingDone
  case hasNoTask
  case notBegun
  case noSuchProposal(Int, count: Int)

  package var code: String {
    switch self {
    case .goalDoesNotHold: "goal-does-not-hold"
    case .goalHeldBefore: "goal-held-before"
    case .nothingDone: "nothing-done"
    case .hasNoTask: "draft-has-no-task"
    case .notBegun: "no-draft"
    case .noSuchProposal: "no-such-proposal"
    }
  }

  package var details: Details {
    switch self {
    case .goalDoesNotHold(let goal), .goalHeldBefore(let goal): ["goal": goal]
    case .nothingDone, .hasNoTask, .notBegun: [:]
    case .noSuchProposal(let number, let count): ["number": number, "count": count]
    }
  }
}
