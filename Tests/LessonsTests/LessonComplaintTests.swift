import Drawing
import Grammar
import Session
import TestSupport
import Testing

@testable import Lessons

/// What is wrong with a lesson is told with the line and the word.
struct LessonComplaintTests {
  @Test(arguments: [
    ("    by: touch p r", "    bye: touch p r", "30: bye:: 'bye:' begins no line of a lesson"),
    ("\nask", "\nasks", "12: asks: 'asks' begins no line of a lesson"),
    ("  zh: 几个？", "  zh：几个？", "14: zh：: 'zh：' ends in a full-width colon"),
    ("  hint", "\thint", "35: \t: a tab"),
    ("  show: touch p w", "   show: touch p w", "20: show:: 3 blanks stand in front"),
    (
      "  goal: rss > start.rss", "goal: rss > start.rss",
      "28: goal:: 'goal:' stands behind no blanks"
    ),
    ("    by: touch p r", "  by: touch p r", "30: by:: 'by:' stands behind 2 blanks"),
    ("picture fault 2", "  picture fault 2", "44: picture: 'picture' stands behind 2 blanks"),
    ("  show: touch p w", "  goal: rss", "20: goal:: 'goal:' belongs to nothing here"),
    ("  answer: cost(touch p w).frames", "", "12: ask: this 'ask' has no 'answer:'"),
    ("  goal: rss > start.rss", "", "25: task: this 'task' has no 'goal:'"),
    ("  solution: touch p w", "", "25: task: this 'task' has no 'solution:'"),
    ("  goal: rss > start.rss", "  goal:", "28: goal:: nothing stands behind 'goal:'"),
    ("\nask", "\nask me", "12: me: 'me' stands behind 'ask'"),
    ("  other: write p \"A\"", "  goal: rss", "39: goal:: 'goal:' is given twice"),
    ("picture fault 2", "picture faults", "44: faults: there is no picture 'faults'"),
    ("picture fault 2", "picture fault 0", "44: 0: '0' is no number of a process"),
    ("picture fault 2", "picture fault 2 3", "44: 3: '3' stands behind 'picture'"),
    ("  wrong: 1 -> F5", "  wrong: 1 -> f5", "16: f5: there is no misconception 'f5'"),
    ("  wrong: 1 -> F5", "  wrong: 1", "16: wrong:: this 'wrong:' says nothing"),
    ("  wrong: 1 -> F5", "  wrong: -> F5", "16: wrong:: nothing stands behind 'wrong:'"),
    (
      "  wrong: \"a->b\"", "  wrong: 2 -> F4",
      "17: F4: this 'wrong:' names a misconception and has texts"
    ),
    ("lesson 3 faults", "lesson three", "2: three: 'three' is no number of a lesson"),
    ("lesson 3 faults", "lesson 1000 x", "2: 1000: '1000' is no number of a lesson"),
    ("lesson 3 faults", "lesson 3 Faults", "2: Faults: 'Faults' is no name of a lesson"),
    ("lesson 3 faults", "lesson 3 goal", "2: goal: a lesson cannot be called 'goal'"),
    ("lesson 3 faults", "lesson 3", "2: 3: a lesson begins with its number and name"),
    ("# pagewalk --memory 64M", "# pagewalk --memory much", "1: # pagewalk --memory much: "),
    (
      "picture fault 2", "next\n  en: a\n  zh: b\npicture fault",
      "47: picture: 'picture' stands behind 'next'"
    ),
    ("picture fault 2", "next\n  en: a\n  zh: b", "47: next: a lesson has one 'next'"),
    ("picture fault 2", "picture fault\n  en: a", "45: en:: 'en:' belongs to nothing here"),
    ("    en: No.", "    en: {rss", "18: {rss: nothing closes this '{' on its line"),
    ("    en: No.", "    en: a {} b", "18: {}: nothing stands between these braces"),
    ("    en: No.", "    en: a `b", "18: `: nothing closes this '`'"),
    ("    en: No.", "    en: No.\n    en: Yes.", "19: en:: 'en:' is given twice"),
    ("  hint", "  hint\n  hint", "35: hint: this 'hint' has no text"),
    ("  zh: 几个？", "  zh: 几个？\nand more", "15: and: 'and' begins no line of a lesson"),
  ])
  func `a mistake is told once, with the word that is wrong`(
    _ line: String, _ other: String, _ told: String
  ) {
    let faults = LessonFile.changed(line, to: other).faults
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.hasPrefix(told) == true, "\(faults)")
  }

  @Test func `a wrong order is told at the line that comes too late`() {
    let file = LessonFile.changed(
      "  goal: rss > start.rss", to: "  solution: touch p w\n  goal: rss > start.rss")
    #expect(file.faults.first == "29: goal:: 'goal:' comes before 'solution:'")
    let other = LessonFile.changed("    by: touch p r", to: "    en: a\n    by: touch p r")
    #expect(other.faults.contains("31: by:: 'by:' comes before 'en:'"))
  }

  @Test func `the nearest right word is named`() {
    let file = LessonFile.changed("  solution: touch p w", to: "  solution touch p w")
    let faults = LessonReader.read(LineReader(name: "a", bytes: Array(file.text.utf8))).faults
    #expect(faults.map(\.complaint.note) == [nil, "did you mean 'solution:'?"])
  }

  @Test func `all that is wrong is told, in the order of the lines`() {
    var file = LessonFile.changed("  goal: rss > start.rss", to: "  gaol: rss > start.rss")
    file.text = file.text.replacing("picture fault 2", with: "picture fauld")
    file.text = file.text.replacing("lesson 3 faults", with: "lesson x faults")
    #expect(
      file.faults == [
        "2: x: 'x' is no number of a lesson",
        "25: task: this 'task' has no 'goal:'",
        "28: gaol:: 'gaol:' begins no line of a lesson",
        "44: fauld: there is no picture 'fauld'",
      ])
  }

  @Test func `a mistake is drawn with its line and a caret, in both languages`() throws {
    let file = LessonFile.changed("  wrong: 1 -> F5", to: "  wrong: 1 -> F7")
    let faults = LessonReader.read(LineReader(name: "a.lesson", bytes: Array(file.text.utf8)))
      .faults
    let fault = try #require(faults.first)
    #expect(
      drawing(of: fault) == """
          wrong: 1 -> F7
                      ^~
        a.lesson:16: error: there is no misconception 'F7'
        note: did you mean 'F1'?

        """)
    #expect(drawing(of: fault, in: .chinese).contains("没有编号为“F7”的误解"))
  }

  @Test func `an empty file, another kind of file and a file without a lesson are refused`() {
    #expect(LessonFile("").faults == ["1: : a lesson begins with its number and name"])
    #expect(LessonFile("# only a remark\n").faults.count == 1)
    #expect(LessonFile("mmap 64K rw\n").faults == ["1: mmap: 'mmap' begins no line of a lesson"])
    #expect(
      LessonFile("en: Words.\n").faults == ["1: en:: a lesson begins with its number and name"])
  }

  @Test func `complaints are well worded in both languages`() {
    expectWellWorded([
      LessonComplaint.tab, LessonComplaint.unknownWord("a", nearest: .ask, isBehindText: false),
      LessonComplaint.wideColon("en："), LessonComplaint.oddDepth(blanks: 3),
      LessonComplaint.wrongDepth(.goal, blanks: 4, wanted: 2), LessonComplaint.misplaced(.goal),
      LessonComplaint.wrongOrder(.goal, behind: .hint), LessonComplaint.givenTwice(.goal),
      LessonComplaint.nothingBehind(.goal), LessonComplaint.unexpected("a", behind: .ask),
      LessonComplaint.missingHeader, LessonComplaint.missingField(.goal, of: .task),
      LessonComplaint.missingTexts(of: .ask), LessonComplaint.textWithoutOwner(.english),
      LessonComplaint.missingDiagnosis(of: .wrong), LessonComplaint.bothDiagnoses(of: .wrong),
      LessonComplaint.badNumber("x"), LessonComplaint.badName("X"),
      LessonComplaint.reservedName("new"), LessonComplaint.unknownMisconception("a", nearest: .v1),
      LessonComplaint.unknownPicture("a", nearest: "heap"), LessonComplaint.badProcess("x"),
      LessonComplaint.openPlaceholder, LessonComplaint.emptyPlaceholder, LessonComplaint.openCode,
      LessonComplaint.secondNext, LessonComplaint.behindNext(.ask),
      LessonComplaint.tooLong(lineLimit: 1, byteLimit: 1024),
      LessonComplaint.tooManyFaults(limit: 9), LessonComplaint.lacks(.ask),
      LessonComplaint.missingLanguage(.chinese),
    ])
    expectWellWorded([LessonComplaint.unknownWord("a", nearest: nil, isBehindText: true)])
    expectWellWorded([LessonComplaint.wrongDepth(.ask, blanks: 2, wanted: 0)])
  }
}
