import Drawing
import Grammar
import Session
import Testing

@testable import Lessons

/// What the format means.
struct LessonReaderTests {
  private let lesson = LessonFile(LessonFile.sound).lesson!

  @Test func `the first lines say which lesson it is and for which machine`() {
    #expect(lesson.machine?.text == "# pagewalk --memory 64M")
    #expect(lesson.configuration.memoryByteCount == 64 << 20)
    #expect(lesson.number == 3)
    #expect(lesson.name == "faults")
    #expect(lesson.title.chinese?.written == "请求调页")
  }

  @Test func `items come in the order of the file`() {
    let kinds = lesson.items.map { item in
      switch item {
      case .setup: "setup"
      case .prose: "prose"
      case .ask: "ask"
      case .task: "task"
      case .picture: "picture"
      case .next: "next"
      }
    }
    #expect(kinds == ["setup", "prose", "ask", "task", "picture", "next"])
  }

  @Test func `lines are joined by a blank, between Chinese signs by nothing`() throws {
    guard case .prose(let texts) = lesson.items[1] else { throw Unexpected() }
    #expect(
      texts.english?.written == "A paragraph of text, {rss} pages long, with `code {x}` in it.")
    #expect(texts.chinese?.written == "一段文字。")
  }

  @Test func `a text has words, code and values`() throws {
    guard case .prose(let texts) = lesson.items[1], let parts = texts.english?.parts else {
      throw Unexpected()
    }
    #expect(
      parts == [
        .words("A paragraph of text, "), .value(Excerpt("rss")), .words(" pages long, with "),
        .code("code {x}"), .words(" in it."),
      ])
  }

  @Test func `a question has its answer, its wrong rules and what follows`() throws {
    let ask = try #require(lesson.asks.first)
    #expect(ask.answer.text == "cost(touch p w).frames")
    #expect(ask.answer.place == Place(file: "test.lesson", line: 15))
    #expect(ask.wrongs[0] == Wrong(rule: Excerpt("1"), diagnosis: .misconception(.f5)))
    #expect(ask.wrongs[1].rule.text == "\"a->b\"")
    #expect(ask.wrongs[1].diagnosis.texts?.english?.written == "No.")
    #expect(ask.show?.text == "touch p w")
    #expect(ask.then?.chinese?.written == "两个。")
  }

  @Test func `a task has its goal, notices, hints, solution and other ways`() throws {
    let task = try #require(lesson.tasks.first)
    #expect(task.goal.text == "rss > start.rss")
    #expect(task.notices.map(\.condition.text) == ["rss == start.rss", "errno != 0"])
    #expect(task.notices.map(\.by?.text) == ["touch p r", "mmap 9G"])
    #expect(task.notices[0].diagnosis == .misconception(.f3))
    #expect(task.hints.map(\.english?.written) == ["Touch it."])
    #expect(task.solution.text == "touch p w")
    #expect(task.others.map(\.text) == ["write p \"A\""])
  }

  @Test func `a picture may be of another process`() {
    #expect(lesson.items.contains(.picture(LessonPicture(.fault, process: 2))))
  }

  @Test func `a lesson without a machine is for the usual one`() throws {
    let file = LessonFile.changed("# pagewalk --memory 64M", to: "")
    let lesson = try #require(file.lesson)
    #expect(lesson.machine == nil)
    #expect(lesson.configuration == Configuration())
  }

  @Test func `remarks and empty lines say nothing`() {
    let remarked = LessonFile.sound.replacing("\nask\n", with: "\n# a remark\n\nask\n  # more\n")
    let file = LessonFile(remarked)
    #expect(file.lesson == lesson)
    #expect(file.lesson?.version != lesson.version)
  }

  @Test func `lines may end as on other systems, and the last one may lack its end`() {
    let file = LessonFile("\u{feff}" + LessonFile.sound.dropLast().replacing("\n", with: "\r\n"))
    #expect(file.lesson == lesson)
    #expect(file.lesson?.version == LessonFile(String(LessonFile.sound)).lesson?.version)
  }

  @Test func `an error in an expression is drawn in the author's file`() {
    let answer = lesson.asks[0].answer
    let error = CommandError(.overflow, at: answer.range.lowerBound..<answer.range.lowerBound + 4)
    #expect(
      drawing(of: answer.fault(error)) == """
          answer: cost(touch p w).frames
                  ^~~~
        test.lesson:15: error: the result does not fit in 64 bits

        """)
  }

  @Test func `what a lesson lacks and what is not translated is told apart from errors`() throws {
    let file = LessonFile("lesson 1 x\n  en: Title\nen: Words.\n")
    let lesson = try #require(file.lesson)
    #expect(
      lesson.gaps.map(\.complaint.message) == [
        "this lesson has no 'ask'", "this lesson has no 'task'", "this lesson has no 'next'",
      ])
    #expect(lesson.untranslated.map(\.lineNumber) == [2, 3])
    #expect(self.lesson.gaps.isEmpty && self.lesson.untranslated.isEmpty)
  }
}

struct Unexpected: Error {}

func drawing(of fault: LessonFault, in language: Language = .english) -> String {
  fault.report.drawn(on: Canvas(language: language)).text
}
