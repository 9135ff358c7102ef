import Commands
import Handout
import Lessons
import Session

/// What a learner waits for: a question that is made, a goal that is judged.
enum LessonBenchmarks {
  static func run(_ measure: Measure) {
    makeQuestions(measure)
    judgeGoals(measure)
    makeHandout(measure)
  }

  /// A lecture of 200 commands, from the text to the page.
  private static func makeHandout(_ measure: Measure) {
    let steps = ["p = mmap 64K rw", "touch p w", "munmap p 64K", "print rss"]
    let lecture = (0..<50).flatMap { _ in steps.map { "# Look.\n\($0)\n" } }.joined()
    measure.time(
      "a handout of 200 steps, made and written", target: 2_000_000_000, iterations: 1,
      effect: { _ in
        guard let session = try? Session(),
          let handout = try? session.handout(
            of: .file(LineReader(name: "lecture", bytes: Array(lecture.utf8)))),
          handout.steps.count == 200, HandoutPage(handout).html.utf8.count > 100_000
        else { fatalError("no handout") }
      })
  }

  /// Each kind in turn, a seed of its own each time.
  private static func makeQuestions(_ measure: Measure) {
    let kinds = QuizShelf.builtIn.kinds
    measure.time(
      "a question, made on its machine", target: 2_000_000, iterations: kinds.count,
      effect: { count in
        for index in 0..<count {
          let seed = UInt64(1 + index / kinds.count)
          guard (try? kinds[index % kinds.count].question(seed: seed, .standard)) != nil else {
            fatalError("no question of \(kinds[index % kinds.count].name)")
          }
        }
      })
    for kind in kinds {
      measure.time(
        "a question of \(kind.name)", target: 50_000_000, iterations: 4,
        effect: { count in
          for seed in 0..<count { _ = try? kind.question(seed: UInt64(seed), .standard) }
        })
    }
  }

  /// The first task of each lesson: its goal and its notices.
  private static func judgeGoals(_ measure: Measure) {
    for lesson in BuiltInLessons.all() {
      guard let session = try? Session() else { fatalError("no machine") }
      session.checksInvariants = false
      session.sink = { _ in }
      guard (try? session.begin(lesson) { _ in }) != nil else { fatalError("no lesson") }
      while session.course?.isAsking == true { session.execute("solution") }
      measure.time(
        "a goal of lesson \(lesson.number), judged", target: 5_000_000, iterations: 50,
        effect: { count in
          for _ in 0..<count { _ = session.course?.reachesGoal(in: session.front) }
        })
    }
  }
}
