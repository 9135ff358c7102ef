/// What the lines of a person's progress come to.
package struct Progress: Equatable, Sendable {
  /// Where the person stands with what has been met.
  package private(set) var masteries: [Misconception: Mastery] = [:]
  /// Questions of quizzes and reviews.
  package private(set) var questionCount = 0
  package private(set) var rightCount = 0
  private var lessons: [ProgressEntry.LessonVersion: LessonProgress] = [:]

  package init(_ entries: some Sequence<ProgressEntry> = []) {
    for entry in entries { add(entry) }
  }

  /// - Complexity: O(1) but for what is forgotten.
  package mutating func add(_ entry: ProgressEntry) {
    let day = entry.day
    switch entry.event {
    case .ask(let lesson, let number, let answer):
      lessons[lesson, default: LessonProgress()].answer(number, isRight: answer.isRight)
      note(answer, day, in: .lesson)
    case .task(let lesson, let number, let result):
      lessons[lesson, default: LessonProgress()].take(number, result)
      if case .noticed(let misconception) = result { note(.wrong(misconception), day, in: .lesson) }
    case .forgotten(let name): lessons = lessons.filter { $0.key.name != name }
    case .question(_, _, let isReview, let answer):
      questionCount += 1
      if answer.isRight { rightCount += 1 }
      note(answer, day, in: isReview ? .review : .quiz)
    }
  }

  private mutating func note(_ answer: ProgressEntry.Answer, _ day: Day, in source: Mastery.Source)
  {
    for misconception in answer.misconceptions {
      var mastery = masteries[misconception] ?? Mastery(day)
      if answer.isRight { mastery.noteRight(day, in: source) } else { mastery.noteError(day) }
      masteries[misconception] = mastery
    }
  }

  /// What was done of a lesson as it is now.
  package func lesson(_ name: String, version: String) -> LessonProgress {
    lessons[ProgressEntry.LessonVersion(name: name, version: version)] ?? LessonProgress()
  }

  /// Whether something was done of the lesson when it said something else.
  package func hasOtherVersion(of name: String, than version: String) -> Bool {
    lessons.keys.contains { $0.name == name && $0.version != version }
  }

  /// What is to be asked again: the longest due first, of equally long ones in order.
  package func due(on day: Day) -> [Misconception] {
    masteries.filter { $0.value.dueDay <= day }.sorted {
      ($0.value.dueDay, $0.key) < ($1.value.dueDay, $1.key)
    }.map(\.key)
  }
}

/// What a person did of one lesson. Tasks and questions are counted from 1.
package struct LessonProgress: Equatable, Sendable {
  package private(set) var doneTasks: Set<Int> = []
  /// Tasks whose solution was shown and which were not done since.
  package private(set) var seenTasks: Set<Int> = []
  package private(set) var answeredAsks: Set<Int> = []
  /// Of those, the ones that were right at once.
  package private(set) var rightAsks: Set<Int> = []

  package var isEmpty: Bool { doneTasks.isEmpty && seenTasks.isEmpty && answeredAsks.isEmpty }

  fileprivate mutating func answer(_ number: Int, isRight: Bool) {
    if answeredAsks.insert(number).inserted, isRight { rightAsks.insert(number) }
  }

  fileprivate mutating func take(_ number: Int, _ result: ProgressEntry.TaskResult) {
    switch result {
    case .done:
      doneTasks.insert(number)
      seenTasks.remove(number)
    case .seen: if !doneTasks.contains(number) { seenTasks.insert(number) }
    case .noticed: break
    }
  }
}

extension ProgressEntry.Answer {
  package var isRight: Bool { if case .right = self { true } else { false } }
}
