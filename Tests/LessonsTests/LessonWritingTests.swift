import Drawing
import TestSupport
import Testing

@testable import Lessons

/// A lesson that is written is read as the same lesson.
struct LessonWritingTests {
  @Test func `the layout is the one of the format`() throws {
    let lesson = try #require(LessonFile(LessonFile.sound).lesson)
    let joined = LessonFile.sound.replacing("pages\n    long", with: "pages long")
      .replacing("一段文\n    字", with: "一段文字")
    #expect(lesson.text == joined)
  }

  @Test func `a lesson can be made without a file`() throws {
    var lesson = Lesson(
      number: 20, name: "mine", title: Texts(english: LessonText("A title")))
    let task = LessonTask(
      assignment: Texts(english: LessonText("Write to {p} with `touch p w`.")),
      goal: Excerpt("rss > start.rss"), hints: [Texts(english: LessonText("Touch it."))],
      solution: Excerpt("touch p w"))
    lesson.items = [.setup(Excerpt("p = mmap 64K rw")), .task(task)]
    #expect(
      lesson.text == """
        lesson 20 mine
          en: A title
        setup: p = mmap 64K rw

        task
          en: Write to {p} with `touch p w`.
          goal: rss > start.rss
          hint
            en: Touch it.
          solution: touch p w

        """)
    #expect(lesson.readAgain?.tasks == lesson.tasks)
  }

  /// Signs that meet in ways that joining and breaking must agree on.
  private static let signs = [
    " ", " ", " ", "a", "bc", "word", "文", "字", "页框", "，", "。", "“", "”", "…", "（", "）", "#", "# ",
    "`x y`", "`文 字`", "{rss}", "{ p + 1 }", "  ", "en:", "-", "e\u{301}", "。 ", "“文”",
  ]

  @Test(arguments: 0..<6)
  func `any text is broken so that it is joined to the same`(_ seed: Int) throws {
    var chance = Chance(seed: UInt64(seed) + 77)
    for _ in 0..<60 {
      let words = (0...chance.below(150)).map { _ in chance.one(of: Self.signs) }.joined()
      let file = LessonFile("lesson 1 x\n  en: a\n  zh: b\nen: a\(words)z\nzh: 文\(words)字\n")
      let lesson = try #require(file.lesson, "\(file.faults)")
      #expect(lesson.readAgain == lesson, "\(words)")
    }
  }

  @Test func `no line begins with a mark that closes, or ends with one that opens`() throws {
    let words = String(repeating: "内核取页框（page frame），用“零页”；", count: 30)
    let text = LessonText(words)
    for line in LessonWrapping.lines(of: text, first: 40, others: 40) {
      #expect(!"，）；”".contains(line.first ?? "，") && !"（“".contains(line.last ?? "（"), "\(line)")
      #expect(line.columnCount <= 40)
    }
  }
}
