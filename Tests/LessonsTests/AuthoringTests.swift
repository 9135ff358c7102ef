import Commands
import Drawing
import FoundationEssentials
import Grammar
import Session
import Testing

@testable import Evidence
@testable import Lessons

/// Lessons that are made by doing, and what people did in them.
@Suite struct AuthoringTests {
  /// A folder that goes with the test.
  private final class Folder {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  // MARK: Making one

  @Test func aLessonIsMadeByDoing() throws {
    let folder = try Folder()
    let person = try Person()
    person.type("p = mmap 64K rw")
    #expect(person.type("lesson new 120 first-touch").contains("1 command"))
    person.type("touch p w")
    let goals = person.type("lesson goal")
    #expect(goals.contains("1  rss == start.rss + 1") && goals.contains("present(p)"))
    #expect(person.type("lesson goal 1").contains("Task 1"))
    person.type("munmap p 4p")
    #expect(person.type("lesson goal area(p) == 0").contains("Task 2"))
    #expect(!person.type("lesson save \(folder.path)/a.lesson").contains("error:"))
    let read = LessonReader.read(try LineReader(path: "\(folder.path)/a.lesson"))
    let lesson = try #require(read.lesson)
    #expect((lesson.number, lesson.name) == (120, "first-touch"))
    #expect(lesson.tasks.map(\.goal.text) == ["rss == start.rss + 1", "area(p) == 0"])
    #expect(lesson.tasks.map(\.solution.text) == ["touch p w", "munmap p 4p"])
    // It passes its check as it stands.
    let counts = FileChecker(Configuration()).check(["\(folder.path)/a.lesson"]) { _ in }
    #expect((counts.passed, counts.failed) == (1, 0))
  }

  @Test(arguments: [
    ("lesson new", "needs a name"), ("lesson new goal", "needs a name"),
    ("lesson new Swap", "needs a name"), ("lesson goal", "no lesson is being made"),
    ("lesson save x.lesson", "no lesson is being made"),
    ("lesson new a; lesson goal 1", "there is no proposal 1"),
    ("lesson new a; lesson goal rss > 0", "nothing was done"),
    ("lesson new a; touch stack; lesson goal rss == 0", "does not hold now"),
    ("lesson new a; touch 0804c000 w; lesson goal rss > 0", "held before"),
    ("lesson new a; lesson save x.lesson", "has no task"),
    ("lesson new a; lesson save", "followed by a name"),
    ("lesson 3; lesson new a", "this machine is not yours"),
  ])
  func whatCannotBeMade(_ line: String, _ words: String) throws {
    let text = try Person().type(line)
    #expect(text.contains("error:") && text.contains(words), "\(text)")
  }

  // MARK: Homework

  @Test func whatSomebodyDidIsJudgedAnew() throws {
    let folder = try Folder()
    let person = try Person()
    var events: [ProgressEntry.Event] = []
    person.session.learner.keeps = { events.append($0.event) }
    for line in ["lesson faults", "3", "touch p w", "undo", "touch p r", "hint"] { person.type(line) }
    #expect(!person.type("lesson answer \(folder.path)/ada").contains("error:"))
    let answers = try AnswerFile(try LineReader(path: "\(folder.path)/ada"))
    #expect(answers.lines.map(\.text) == ["3", "touch p w", "undo", "touch p r", "hint"])
    let lesson = try #require(BuiltInLessons.all().first { $0.name == "faults" })
    let entries = try answers.judged(by: lesson, on: try Session(configuration: Configuration()))
    #expect(entries.map(\.event) == events && !events.isEmpty)
    let report = ClassReport([("ada", entries, 0)], lessons: [lesson])
    #expect(report.people[0].lessons[0].doneTasks == 1)
    #expect(report.misconceptions.map(\.id) == [.f3])
  }

  @Test func anotherVersionIsToldAndNotCounted() throws {
    let folder = try Folder()
    try folder.write("# answers to lesson faults 0123456789abcdef\n3\n", "bo")
    let lesson = try #require(BuiltInLessons.all().first { $0.name == "faults" })
    let entries = try AnswerFile(try LineReader(path: "\(folder.path)/bo")).judged(
      by: lesson, on: try Session(configuration: Configuration()))
    let person = ClassReport([("bo", entries, 0)], lessons: [lesson]).people[0]
    #expect(person.lessons[0].isOfOtherVersion && person.lessons[0].doneTasks == 0)
  }

  @Test(arguments: ["", "touch p w\n", "# answers to lesson \n", "# answers to lesson a b c\n"])
  func whatIsNoAnswers(_ text: String) throws {
    let folder = try Folder()
    try folder.write(text, "x")
    #expect(throws: FileRefusal.self) { try AnswerFile(try LineReader(path: "\(folder.path)/x")) }
  }

  @Test func aClassIsReported() throws {
    let folder = try Folder()
    try folder.write("2026-11-30 quiz frames 1 wrong F5\n", "ada")
    try folder.write("2026-11-30 quiz frames 1 wrong F5\nspoilt\n", "bo")
    let text = try Person().type("lesson report \(folder.path)")
    #expect(text.contains("ada") && text.contains("bo") && text.contains("F5"))
    #expect(try Person().type("lesson report \(folder.path)/none").contains("error:"))
    #expect(try Person().type("lesson report").contains("error:"))
  }

  // MARK: Whose commands they are

  /// A lesson of somebody else may write nothing, read nothing, unless it is let.
  @Test func aLessonFromAFileHasNotThePersonsPowers() throws {
    let folder = try Folder()
    let body = """
      lesson 100 evil
        en: A
        zh: 甲
      setup: save \(folder.path)/out
      ask
        en: A?
        zh: 甲？
        answer: rss
        wrong: rss + 1 -> V1
        show: save \(folder.path)/out

      """
    try folder.write(body, "a.lesson")
    let person = try Person()
    let text = person.type("lesson \(folder.path)/a.lesson")
    #expect(text.contains("error:") && text.contains("--allow write"))
    #expect(person.type("2").contains("--allow write"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
    // What the person types there keeps its powers.
    #expect(!person.type("save \(folder.path)/out").contains("error:"))
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out"))
  }

  @Test func aQuestionFromAFileHasNotThePersonsPowers() throws {
    let folder = try Folder()
    let kind = """
      quiz 3 faults
      kind evil
        en: A
        zh: 甲
      ask
        en: A?
        zh: 甲？
        answer: rss
        wrong: rss + 1 -> V1
        show: save \(folder.path)/out

      """
    try folder.write(kind, "a.quiz")
    let person = try Person()
    #expect(person.type("quiz \(folder.path)/a.quiz seed 1").contains("(evil seed 1)"))
    #expect(person.type("3").contains("--allow write"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
  }

  // MARK: In front of a class

  private final class Room: FileConductor {
    var isStepping: Bool { true }
    var steps: [String] = []
    /// What somebody does before a step, by its number.
    var wishes: [Int: FileWish] = [:]
    var before: [Int: () -> Void] = [:]

    func wish(for step: FileStep) -> FileWish {
      steps.append(step.command)
      before[steps.count]?()
      return wishes[steps.count] ?? .carryOut
    }
    func hasEnded(_ status: Execution.Status) {}
  }

  @Test(arguments: BuiltInLessons.all().map(\.name))
  func aLessonIsPlayedToItsEnd(_ name: String) throws {
    let lesson = try #require(BuiltInLessons.all().first { $0.name == name })
    let person = try Person()
    var runner = FileRunner(person.session)
    let room = Room()
    runner.conductor = room
    #expect(try runner.play(lesson) == .done)
    let tasks = lesson.tasks.count
    #expect(person.output.replacing("\n", with: " ").contains("\(tasks) of \(tasks) tasks done"))
    #expect(room.steps.count { $0 == "solution" } == lesson.asks.count)
    #expect(person.session.prompt == "pagewalk> ")
  }

  @Test func whoAnswersTakesTheLessonOn() throws {
    let lesson = try #require(BuiltInLessons.all().first { $0.name == "faults" })
    let person = try Person()
    var runner = FileRunner(person.session)
    let room = Room()
    room.before[1] = { person.session.execute("3") }
    room.wishes[4] = .leave
    runner.conductor = room
    _ = try runner.play(lesson)
    #expect(room.steps.first == "solution" && room.steps.count == 4)
    #expect(person.output.contains("F3"))
  }
}
