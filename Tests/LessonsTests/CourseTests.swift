import Commands
import Drawing
import Evidence
import FoundationEssentials
import Grammar
import Session
import TestSupport
import Testing

@testable import Lessons

/// Lessons as people take them: one who solves, one who errs wherever a lesson expects it, one who
/// gives up at each hint.
@Suite struct CourseTests {
  static let names = BuiltInLessons.all().map(\.name)

  private func begin(_ name: String) throws -> Person {
    let person = try Person()
    let text = person.type("lesson \(name)")
    #expect(text.hasPrefix("Lesson "))
    return person
  }

  /// Takes one step: answers rightly, or does what the task asks.
  ///
  /// - Returns: false when nothing is left to do.
  private func step(_ person: Person) throws -> Bool {
    switch try #require(person.course).waiting {
    case .answer(_, let put):
      #expect(person.type(put.right.typed).contains("Yes.\n"))
    case .task(let task, _):
      let text = person.type(task.solution.text)
      #expect(text.contains("Done.\n"), "\(task.solution.text): \(text)")
    case .nothing, .end: return false
    }
    return true
  }

  @Test(arguments: names)
  func whoSolvesReachesTheEnd(_ name: String) throws {
    let person = try begin(name)
    while try step(person) {}
    let course = try #require(person.course)
    #expect(course.isOver)
    let lesson = course.lesson
    let (tasks, asks) = (lesson.tasks.count, lesson.asks.count)
    #expect(person.output.replacing("\n", with: " ").contains("\(tasks) of \(tasks) tasks done"))
    #expect(person.output.replacing("\n", with: " ").contains("\(asks) of \(asks) questions right"))
    let progress = person.session.learner.progress.lesson(name, version: lesson.version)
    #expect(progress.doneTasks == Set(1...tasks) && progress.rightAsks == Set(1...asks))
  }

  @Test(arguments: names)
  func whoErrsIsToldWhy(_ name: String) throws {
    let person = try begin(name)
    while let course = person.course, !course.isOver {
      switch course.waiting {
      case .answer(_, let put):
        guard let error = put.errors.last else {
          _ = try step(person)
          continue
        }
        let text = person.type(error.value.typed)
        #expect(text.contains("No, the answer is \(put.right.written(in: .english))."))
        if let misconception = error.wrong.diagnosis.misconception {
          #expect(text.contains("\(misconception.rawValue), '"), "\(text)")
        }
      case .task(let task, _):
        for (index, notice) in task.notices.enumerated() {
          guard let by = notice.by else { continue }
          try err(by, notice, at: index, in: course, person)
        }
        _ = try step(person)
      case .nothing, .end: break
      }
    }
  }

  /// Does what a notice is about, expects that it is told, and takes it back.
  private func err(
    _ commands: Excerpt, _ notice: Notice, at index: Int, in course: LessonCourse, _ person: Person
  ) throws {
    let count = person.front.log.count
    for command in commands.commands { person.type(command.text) }
    guard case .task(_, let state) = course.waiting else {
      Issue.record("the way to a notice reached the goal: \(commands.text)")
      return
    }
    #expect(state.told.contains(index), "\(commands.text)")
    person.type("undo to \(count)")
  }

  @Test(arguments: names)
  func whoGivesUpIsLedThrough(_ name: String) throws {
    let person = try begin(name)
    while let course = person.course, !course.isOver {
      switch course.waiting {
      case .answer(_, let put):
        #expect(person.type("hint").contains("A question has no hints"))
        let answer = put.right.written(in: .english)
        #expect(person.type("solution").contains("The answer is \(answer)"))
      case .task(let task, _):
        for number in 1...task.hints.count {
          #expect(person.type("hint").contains("Hint \(number) of \(task.hints.count): "))
        }
        #expect(person.type("hint").contains("no further hint"))
        #expect(person.type("solution").contains("One way: \(task.solution.text)"))
        _ = try step(person)
      case .nothing, .end: break
      }
    }
    let progress = person.session.learner.progress
    let lesson = try #require(person.course).lesson
    #expect(progress.lesson(name, version: lesson.version).answeredAsks.isEmpty)
  }

  @Test func thePersonsMachineStaysAsItWas() throws {
    let person = try Person()
    for line in ["p = mmap 64K rw", "touch p w", "checkpoint here1"] { person.type(line) }
    let (digest, count) = (person.session.digest, person.session.log.count)
    person.type("lesson 3")
    #expect(person.session.prompt == "pagewalk lesson 3> ")
    for line in ["1", "touch p r", "fork", "undo", "branch other", "lesson 4", "lesson again"] {
      person.type(line)
    }
    #expect(person.session.prompt == "pagewalk lesson 4> ")
    #expect(person.type("lesson leave").contains("as you left it"))
    #expect(person.session.prompt == "pagewalk> ")
    #expect(person.session.digest == digest && person.session.log.count == count)
    #expect(person.type("print present(p)").hasSuffix("= 1 = 0x1\n"))
  }

  @Test func everythingAtThePromptWorksInside() throws {
    let person = try begin("faults")
    #expect(person.type("maps").contains("[stack]"))
    person.type("step touch p w")
    #expect(person.session.prompt.contains(" @"))
    person.type("finish")
    #expect(person.type("back command").contains("after command"))
    #expect(person.type("goto end").contains("after command"))
    #expect(person.type("why p").contains("b7feb000"))
  }

  /// An answer is no command, and a command no answer.
  @Test func answersAndCommandsAreToldApart() throws {
    let person = try begin("faults")
    #expect(person.type("print rss").contains("= 2 = 0x2"))
    #expect(person.type("rss").contains("Yes."))
    person.type("lesson again")
    #expect(person.type("0x2").contains("Yes."))
    person.type("lesson again")
    #expect(person.type("rss + 16").contains("V1, '"))
    person.type("lesson again")
    let text = person.type("what ever")
    #expect(text.contains("error: ") && !text.contains("the answer is"))
    guard case .answer = person.course?.waiting else {
      Issue.record("what cannot be read is no answer")
      return
    }
  }

  @Test func whatIsNoLessonIsSaid() throws {
    let person = try Person()
    #expect(person.type("hint").contains("no lesson goes on"))
    #expect(person.type("lesson next").contains("no lesson goes on"))
    #expect(person.type("lesson fault").contains("did you mean 'faults'?"))
    #expect(person.type("lesson 99").contains("there is no lesson '99'"))
    #expect(person.type("lesson missing.lesson").contains("error: "))
    person.type("lesson 17")
    #expect(person.type("lesson next").contains("this is the last lesson"))
    person.type("lesson 0")
    #expect(person.type("lesson back").contains("this is the first lesson"))
  }

  /// What a lesson says is the same again, so that a recording of it passes its check.
  @Test func aRecordedLessonPassesItsCheck() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let person = try Person()
    person.type("mmap 8K rw")
    person.type("record \(path)")
    for line in ["lesson 3", "3", "touch p w", "undo", "hint", "touch p r", "1", "lesson leave", "ps"] {
      person.type(line)
    }
    person.type("record off")
    let verdict = FileChecker(Configuration()).check(path)
    #expect(verdict.passed, "\(PlainRenderer().render(verdict))")
  }
}
