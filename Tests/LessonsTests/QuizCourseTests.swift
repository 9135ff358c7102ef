import Commands
import Drawing
import Grammar
import Session
import Testing

@testable import Lessons

/// Quizzes as people take them.
@Suite struct QuizCourseTests {
  private static let kinds = QuizShelf.builtIn.kinds.map(\.name)

  private func question(_ name: String, _ seed: UInt64) throws -> QuizQuestion {
    let kind = try #require(QuizShelf.builtIn.kinds.first { $0.name == name })
    return try kind.question(seed: seed, .standard)
  }

  @Test(arguments: kinds)
  func whoKnowsIsToldYes(_ name: String) throws {
    let person = try Person()
    let question = try question(name, 3)
    let digest = person.session.digest
    #expect(person.type("quiz \(name) seed 3").contains("(\(name) seed 3)"))
    for put in question.puts {
      #expect(person.session.prompt.hasSuffix("quiz 1/1> "))
      #expect(person.type(put.right.typed).hasPrefix("Yes.\n"))
    }
    #expect(person.output.contains("1 of 1 question right."))
    #expect(person.session.prompt == "pagewalk> ")
    #expect(person.session.digest == digest)
    #expect(person.session.learner.progress.rightCount == 1)
  }

  /// Every expected error leads to its belief, the sight on the question's machine, which can be
  /// stepped back, and a sibling.
  @Test(arguments: kinds)
  func whoErrsIsShownWhy(_ name: String) throws {
    let question = try question(name, 5)
    for (index, put) in question.puts.enumerated() {
      for error in put.errors.prefix(1) {
        let person = try Person()
        person.type("quiz \(name) seed 5")
        for right in question.puts[..<index] { person.type(right.right.typed) }
        var text = person.type(error.value.typed)
        #expect(text.hasPrefix("No, the answer is \(put.right.written(in: .english))."))
        let belief = error.wrong.diagnosis.misconception
        if let belief { #expect(text.contains("\(belief.rawValue), '")) }
        for right in question.puts[(index + 1)...] { text = person.type(right.right.typed) }
        let shown = question.lesson.asks[index].show
        for command in shown?.commands ?? [] { #expect(text.contains("  > \(command.text)\n")) }
        #expect(text.contains("'quiz' goes on"))
        #expect(person.session.learner.progress.questionCount == 1)
        #expect(person.session.learner.progress.rightCount == 0)
        let sibling = person.type("quiz")
        #expect(sibling.contains("One more like it: "))
        person.type("quiz leave")
        #expect(person.session.prompt == "pagewalk> ")
      }
    }
  }

  @Test func theSightCanBeSteppedBack() throws {
    let person = try Person()
    person.type("quiz faults seed 1")
    person.type("999")
    let digest = person.session.front.digest
    #expect(!person.type("back").contains("error:"))
    #expect(person.session.prompt.contains(" @"))
    person.type("goto end")
    #expect(person.session.front.digest == digest)
  }

  @Test func whatIsNoAnswerIsNotWrong() throws {
    let person = try Person()
    person.type("quiz faults seed 1")
    #expect(person.type("perhaps").contains("error:"))
    #expect(person.type("ps").contains("VmRSS"))
    #expect(person.type("hint").contains("no hints"))
    #expect(person.type("quiz").contains("Type the answer"))
    #expect(person.session.learner.progress.questionCount == 0)
    #expect(person.type("solution").contains("The answer is "))
    person.type("quiz leave")
    #expect(person.session.learner.progress.questionCount == 0)
  }

  @Test func aReviewBeginsWithWhatIsDue() throws {
    let person = try Person()
    let learner = person.session.learner
    learner.today = { Day(number: 20_000) }
    learner.remember([
      ProgressEntry(Day(number: 19_000), .question(kind: "faults", seed: 1, isReview: false, .wrong(.f4)))
    ])
    person.type("quiz count 1")
    let plan = QuizPlan(
      reviewOf: [.f4], among: QuizShelf.builtIn.kinds, seed: 2, count: 1)
    let question = try plan.question(0, .standard)
    #expect(question.misconceptions.contains(.f4))
    #expect(person.output.contains("(\(question.kind.name) seed \(question.seed))"))
    for put in question.puts { person.type(put.right.typed) }
    #expect(learner.progress.masteries[.f4]?.run == 1)
  }

  @Test func theKeyHasTheAnswersOfTheSheet() throws {
    let person = try Person()
    let sheet = person.type("quiz sheet faults seed 4 count 3")
    let key = person.type("quiz key faults seed 4 count 3")
    let kinds = QuizShelf.builtIn.kinds(named: "faults")
    let plan = QuizPlan(kinds, seed: 4, count: 3)
    for index in 0..<3 {
      let question = try plan.question(index, .standard)
      #expect(sheet.contains("(\(question.kind.name) seed \(question.seed))"))
      #expect(key.contains("\(question.kind.name) seed \(question.seed)\n"))
      #expect(key.contains(question.puts[0].right.written(in: .english)))
    }
    #expect(person.session.prompt == "pagewalk> ")
  }

  @Test(arguments: [
    ("quiz cowe", "did you mean 'cow'"), ("quiz cow seed", "followed by a number"),
    ("quiz cow seed x", "followed by a number"), ("quiz cow count 0", "followed by a number"),
    ("quiz cow frames", "'frames' says nothing here"), ("quiz leave", "no quiz goes on"),
    ("quiz nothing.quiz", "nothing.quiz"), ("quiz cow seed 1 --memory much", "--memory much"),
    ("quiz cow seed 18446744073709551616", "followed by a number"),
  ])
  func whatCannotBeAsked(_ line: String, _ words: String) throws {
    let person = try Person()
    let text = person.type(line)
    #expect(text.contains("error:") && text.contains(words), "\(text)")
    #expect(person.session.prompt == "pagewalk> ")
  }

  @Test func theGreatestSeedIsASeed() throws {
    let person = try Person()
    #expect(person.type("quiz cow seed 18446744073709551615").contains("seed 18446744073709551615"))
    person.type("0x7777")
    #expect(person.type("quiz").contains("One more like it"))
  }

  @Test func aQuizTakesTheOptionsThatAreFixed() throws {
    let person = try Person()
    person.type("quiz faults seed 1 --memory 128M")
    #expect(person.session.front.configuration.memoryByteCount == 128 << 20)
    #expect(person.output.contains("--memory 128M"))
  }

  /// Names are completed at the plain prompt and in a lesson.
  @Test(arguments: ["", "lesson 3"])
  func namesAreOffered(_ before: String) throws {
    let person = try Person()
    person.type(before)
    _ = person.session.learner
    func offered(_ text: String) -> [String] {
      person.session.complete(before: text).candidates.map(\.text)
    }
    #expect(offered("lesson fau") == ["faults"])
    #expect(offered("quiz free-a") == ["free-after-boot"])
  }
}
