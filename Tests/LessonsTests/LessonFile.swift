import Drawing
import Grammar
import Session

@testable import Lessons

/// A lesson written for a test.
struct LessonFile {
  var text: String

  /// What is wrong with it: the line, the text at the caret, the message.
  var faults: [String] {
    LessonReader.read(LineReader(name: "test.lesson", bytes: Array(text.utf8))).faults.map {
      "\($0.lineNumber ?? 0): \($0.text ?? "-"): \($0.complaint.message)"
    }
  }

  var lesson: Lesson? {
    LessonReader.read(LineReader(name: "test.lesson", bytes: Array(text.utf8))).lesson
  }

  /// A lesson in which nothing is wrong.
  static let sound = """
    # pagewalk --memory 64M
    lesson 3 faults
      en: Demand paging
      zh: 请求调页
    setup: p = mmap 64K rw

    en: A paragraph of text, {rss} pages
        long, with `code {x}` in it.
    zh: 一段文
        字。

    ask
      en: How many?
      zh: 几个？
      answer: cost(touch p w).frames
      wrong: 1 -> F5
      wrong: "a->b"
        en: No.
        zh: 不。
      show: touch p w
      then
        en: Two.
        zh: 两个。

    task
      en: Write.
      zh: 写。
      goal: rss > start.rss
      notice: rss == start.rss -> F3
        by: touch p r
      notice: errno != 0
        by: mmap 9G
        en: Refused.
        zh: 被拒绝。
      hint
        en: Touch it.
        zh: 访问它。
      solution: touch p w
      other: write p "A"
      then
        en: Done.
        zh: 好了。

    picture fault 2
    next
      en: More.
      zh: 还有。

    """

  init(_ text: String) { self.text = text }

  /// The sound one with a line in another's place; an empty one takes it out.
  static func changed(_ line: String, to other: String) -> LessonFile {
    precondition(sound.contains(line + "\n"))
    return LessonFile(sound.replacing(line + "\n", with: other.isEmpty ? "" : other + "\n"))
  }
}
