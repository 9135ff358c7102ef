import Drawing
import Grammar
import Session
import Testing

@testable import Lessons

/// The lessons that come with the program.
struct BuiltInLessonTests {
  private static let names = BuiltInLessons.files.map(\.name)

  private func lesson(_ name: String) throws -> Lesson {
    let reader = try #require(BuiltInLessons.reader(name))
    return try #require(LessonReader.read(reader).lesson)
  }

  @Test(arguments: names)
  func `a lesson is read without a fault and is whole in both languages`(_ name: String) throws {
    let read = LessonReader.read(try #require(BuiltInLessons.reader(name)))
    #expect(read.faults.map { drawing(of: $0) } == [])
    let lesson = try #require(read.lesson)
    #expect(lesson.name == name)
    #expect(lesson.gaps.isEmpty)
    #expect(lesson.untranslated.map { drawing(of: $0) } == [])
    #expect(lesson.version.count == 16)
  }

  @Test func `they are numbered by their ideas`() {
    let lessons = BuiltInLessons.all()
    #expect(lessons.map(\.number) == Idea.allCases.map(\.rawValue))
    #expect(Set(lessons.map(\.version)).count == lessons.count)
  }

  @Test(arguments: names)
  func `a lesson that is written is read as the same lesson`(_ name: String) throws {
    let lesson = try lesson(name)
    let again = try #require(lesson.readAgain)
    #expect(again == lesson)
    #expect(again.text == lesson.text)
  }

  @Test(arguments: names)
  func `what is written is no wider than 100 columns where a text goes on`(_ name: String) throws {
    let lesson = try lesson(name)
    for line in lesson.text.split(separator: "\n") where line.columnCount > 100 {
      let words = line.split(separator: " ")
      // The line of a value is never broken, nor is code.
      #expect(
        words[0].hasSuffix(":") && !["en:", "zh:"].contains(words[0]) || line.contains("`"),
        "\(line)")
    }
  }
}

/// The misconceptions and their words.
struct MisconceptionTests {
  @Test func `each has a name, a rule and one sentence in every language`() {
    for language in Language.allCases {
      let words = Misconception.allCases.map { $0.words(in: language) }
      #expect(words.allSatisfy { !$0.name.isEmpty && !$0.rule.isEmpty })
      #expect(Set(words.map(\.name)).count == words.count)
      let end = language == .english ? "." : "。"
      #expect(words.allSatisfy { $0.correction.hasSuffix(end) && $0.rule.hasSuffix(end) })
      #expect(words.allSatisfy { !$0.correction.contains("\n") })
    }
  }

  @Test func `each belongs to an idea, and each idea but the prompt and the whole has some`() {
    #expect(Misconception.allCases.count == 54)
    let empty = Idea.allCases.filter { $0.misconceptions.isEmpty }
    #expect(empty == [.prompt, .whole])
    #expect(Idea.allCases.flatMap(\.misconceptions).count == 54)
  }
}
