import Grammar
import Session

/// A lesson that goes along with a session: it shows, asks, judges and goes on.
///
/// What it says depends on the machine alone, so that a recording of it says the same again.
package final class LessonCourse: Companion {
  package let lesson: Lesson
  /// Receives what is worth remembering.
  private let note: (ProgressEntry.Event) -> Void
  /// The name of the lesson that follows.
  private let following: String?
  /// The item that is met next.
  private var index = 0
  var waiting = Waiting.nothing
  /// Commands of the lesson's own are being carried out.
  private var isActing = false
  var counts = Counts()
  /// What the person has typed, in order.
  package private(set) var typedLines: [SourceLine] = []
  /// Where in the log it has begun anew, of which it says nothing.
  private var beginnings: Set<Int> = []

  /// What the lesson waits for.
  enum Waiting {
    case nothing
    case answer(Ask, PutQuestion)
    case task(LessonTask, TaskState)
    /// Nothing any more.
    case end
  }

  /// How far a task is.
  struct TaskState {
    var hintCount = 0
    /// Indices of the notices that were told.
    var told: Set<Int> = []
    var isReached = false
    var isSeen = false
    /// The machine as the task found it.
    var start: World?
  }

  struct Counts {
    var asks = 0
    var rightAnswers = 0
    var tasks = 0
    var doneTasks = 0
  }

  /// - Parameters:
  ///   - following: the name of the next lesson, if there is one.
  ///   - note: receives answers and results of tasks.
  package init(
    _ lesson: Lesson, following: String?, note: @escaping (ProgressEntry.Event) -> Void
  ) {
    self.lesson = lesson
    self.following = following
    self.note = note
  }

  package var promptWords: String { "lesson \(lesson.number)" }

  /// A question waits for its answer.
  package var isAsking: Bool { if case .answer = waiting { true } else { false } }

  /// Whether the goal that is to be reached holds now; false where none is.
  ///
  /// - Complexity: that of the condition and the notices in front of it.
  package func reachesGoal(in session: Session) -> Bool {
    guard case .task(let task, let state) = waiting else { return false }
    let symbols = TaskSymbols(session, start: state.start)
    return task.goal.holds(in: symbols)
      || task.notices.contains { $0.condition.holds(in: symbols) }
  }

  /// How much of it is behind, 0 to 1.
  var share: Double { Double(index) / Double(max(1, lesson.items.count)) }

  /// How many of its tasks have been begun.
  var begunTasks: Int { counts.tasks }

  /// Whether nothing is left to do.
  package var isOver: Bool { if case .end = waiting { true } else { false } }

  /// Says what it is about, and goes on to where the person has something to do.
  package func begin(in session: Session) {
    speaking(in: session) {
      say(.title(number: lesson.number, FilledText(lesson.title, in: session)), in: session)
      advance(in: session)
    }
  }

  /// Does something for the lesson: its commands may do what its file may.
  func speaking<Result>(in session: Session, _ body: () -> Result) -> Result {
    session.speaking(by: lesson.authority.joined(by: session.authority), body)
  }

  func say(_ saying: LessonReport.Saying, in session: Session) {
    session.show(LessonReport(saying))
  }

  // MARK: Going on

  private func advance(in session: Session) {
    waiting = .nothing
    while case .nothing = waiting {
      guard index < lesson.items.count else { return end(in: session) }
      let item = lesson.items[index]
      index += 1
      meet(item, in: session)
    }
  }

  private func meet(_ item: Lesson.Item, in session: Session) {
    switch item {
    case .setup(let commands): carryOut(commands, in: session)
    case .prose(let texts): say(.paragraph(FilledText(texts, in: session)), in: session)
    case .ask(let ask): put(ask, in: session)
    case .task(let task): begin(task, in: session)
    case .picture(let picture): carryOut(picture.view, in: session)
    case .next(let texts): say(.next(FilledText(texts, in: session)), in: session)
    }
  }

  private func end(in session: Session) {
    waiting = .end
    say(
      .end(
        .init(
          doneTasks: counts.doneTasks, tasks: lesson.tasks.count,
          rightAnswers: counts.rightAnswers, questions: lesson.asks.count, next: following)),
      in: session)
  }

  /// Carries out commands of the lesson's own, which are shown.
  private func carryOut(_ commands: Excerpt, in session: Session) {
    isActing = true
    defer { isActing = false }
    session.narrate(commands)
  }

  // MARK: Questions

  private func put(_ ask: Ask, in session: Session) {
    counts.asks += 1
    do throws(LessonFault) {
      let put = try PutQuestion(ask, in: session)
      waiting = .answer(ask, put)
      say(.question(FilledText(ask.question, in: session), options: put.options), in: session)
    } catch {
      session.show(LessonFaultReport(error))
    }
  }

  package func take(_ line: SourceLine, in session: Session) -> Execution? {
    guard !isActing else { return nil }
    typedLines.append(line)
    guard case .answer(let ask, let put) = waiting else { return nil }
    switch put.reading(of: line, in: session) {
    case .command: return nil
    case .unreadable(let execution): return execution
    case .verdict(let verdict):
      speaking(in: session) {
        tell(verdict, on: put, in: session)
        reveal(ask, in: session)
      }
      return Execution()
    }
  }

  private func tell(
    _ verdict: PutQuestion.Verdict, on put: PutQuestion, in session: Session
  ) {
    switch verdict {
    case .right:
      counts.rightAnswers += 1
      say(.right, in: session)
      noteAnswer(.right(put.misconceptions))
    case .wrong(let diagnosis):
      say(.wrong(put.right, .init(diagnosis, in: session)), in: session)
      noteAnswer(.wrong(diagnosis?.misconception))
    }
  }

  private func noteAnswer(_ answer: ProgressEntry.Answer) {
    note(.ask(version, number: counts.asks, answer))
  }

  private var version: ProgressEntry.LessonVersion {
    .init(name: lesson.name, version: lesson.version)
  }

  /// Shows on a machine that is thrown away what was asked, says what it meant, and goes on.
  func reveal(_ ask: Ask, in session: Session) {
    if let show = ask.show { session.likeness()?.narrate(show) }
    if let then = ask.then { say(.meaning(FilledText(then, in: session)), in: session) }
    advance(in: session)
  }

  // MARK: Tasks

  private func begin(_ task: LessonTask, in session: Session) {
    counts.tasks += 1
    var state = TaskState()
    state.start = beginAnew(in: session)
    waiting = .task(task, state)
    say(
      .task(
        number: counts.tasks, of: lesson.tasks.count,
        FilledText(task.assignment, in: session)), in: session)
  }

  /// Makes `start.rss` the present one, at the prompt as well.
  private func beginAnew(in session: Session) -> World? {
    isActing = true
    defer { isActing = false }
    session.execute(Self.beginning)
    beginnings.insert(session.log.count - 1)
    return session.world.startWorld
  }

  private static let beginning = "begin"

  package func hides(command index: Int, in session: Session) -> Bool {
    // Another command may be there since somebody has gone back.
    beginnings.contains(index) && session.log[index].text == Self.beginning
  }

  package func commandEnded(_ command: CommandDefinition, in session: Session) {
    guard !isActing, command.effect == .acts || command.isOfDebugger, session.isPresent,
      case .task(let task, var state) = waiting, !state.isReached
    else { return }
    speaking(in: session) { judge(task, &state, in: session) }
    waiting = .task(task, state)
  }

  private func judge(_ task: LessonTask, _ state: inout TaskState, in session: Session) {
    let symbols = TaskSymbols(session, start: state.start)
    if task.goal.holds(in: symbols) {
      state.isReached = true
    } else if let index = task.notices.firstIndex(where: { $0.condition.holds(in: symbols) }),
      state.told.insert(index).inserted
    {
      let diagnosis = task.notices[index].diagnosis
      if let words = LessonReport.Explanation(diagnosis, in: session) {
        say(.notice(words), in: session)
      }
      if let misconception = diagnosis.misconception { noteTask(.noticed(misconception)) }
    }
  }

  package func lineEnded(in session: Session) {
    guard !isActing, case .task(let task, let state) = waiting, state.isReached else { return }
    say(.done, in: session)
    counts.doneTasks += 1
    noteTask(.done)
    if !task.others.isEmpty { say(.also(task.others.map(\.text)), in: session) }
    speaking(in: session) {
      if let then = task.then { say(.meaning(FilledText(then, in: session)), in: session) }
      advance(in: session)
    }
  }

  func noteTask(_ result: ProgressEntry.TaskResult) {
    note(.task(version, number: counts.tasks, result))
  }
}
