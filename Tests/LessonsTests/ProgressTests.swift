import Drawing
import Grammar
import Session
import TestSupport
import Testing

@testable import Lessons

/// The record of what a person did, and what it comes to.
struct ProgressTests {
  private static let lines = """
    2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 1 right V1 F3
    2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 2 wrong F4
    2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 3 wrong
    2026-11-30 lesson faults 07c4a3b29d1e5f68 task 1 done
    2026-11-30 lesson faults 07c4a3b29d1e5f68 task 2 seen
    2026-11-30 lesson faults 07c4a3b29d1e5f68 task 3 noticed F3
    2026-11-30 lesson heap forgotten
    2026-11-30 quiz rss-after 7 wrong V1
    2026-12-01 review rss-after 18446744073709551615 right V1
    """

  private func file(_ text: String) -> ProgressFile {
    ProgressFile(LineReader(name: "progress", bytes: Array(text.utf8)))
  }

  private let first = Day("2026-11-30")!

  @Test func `lines are read as they are written`() {
    let file = file(ProgressFile.opening + "\n" + Self.lines + "\n")
    #expect(file.faults.isEmpty)
    #expect(file.entries.map(\.line).joined(separator: "\n") == Self.lines)
  }

  @Test func `damaged lines are told with line and caret and kept aside, the others count`() {
    let file = file(
      """
      2026-11-30 quiz rss-after 7 right V1
      2026-02-30 quiz rss-after 7 right V1
      2026-11-30 quiz rss-after 7 right V9
      2026-11-30 quiz rss-after
      \u{1}\u{2}
      2026-11-30 lesson faults 07 ask 0 right
      2026-11-30 lesson faults 07 task 1 done twice
      2026-11-30 quiz rss-after 7 right V1
      """)
    #expect(file.entries.count == 2)
    #expect(file.faults.map(\.lineNumber) == [2, 3, 4, 5, 6, 7])
    #expect(file.damagedLines.map(\.text).first == "2026-02-30 quiz rss-after 7 right V1")
    #expect(file.damagedLines.count == 6)
    #expect(
      drawing(of: file.faults[1]) == """
        2026-11-30 quiz rss-after 7 right V9
                                          ^~
        progress:3: error: 'V9' means nothing here

        """)
  }

  @Test(arguments: 0..<4)
  func `a file that is cut, doubled and spoilt is read to its end`(_ seed: Int) {
    var chance = Chance(seed: UInt64(seed) + 11)
    for _ in 0..<200 {
      var bytes = Array(Self.lines.utf8)
      for _ in 0...chance.below(6) {
        let place = chance.below(bytes.count)
        switch chance.below(3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(UInt8(truncatingIfNeeded: chance.next()), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + chance.below(40)))
        }
        if bytes.isEmpty { bytes = [0x0a] }
      }
      let read = ProgressFile(LineReader(name: "p", bytes: bytes))
      #expect(read.damagedLines.count == read.faults.count)
      let again = file(read.entries.map(\.line).joined(separator: "\n"))
      #expect(again.entries == read.entries && again.faults.isEmpty)
    }
  }

  @Test func `days are those of the calendar`() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2000-02-29")?.number == 11_016)
    #expect(first.description == "2026-11-30")
    #expect((first + 1).description == "2026-12-01")
    #expect((Day("2027-12-31")! + 61).description == "2028-03-01")
    for text in [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1900-02-29", "x", "2026-11-3０",
    ] {
      #expect(Day(text) == nil, "\(text)")
    }
    for number in stride(from: -719_000, through: 2_900_000, by: 997) {
      let day = Day(number: number)
      #expect(Day(day.description) == day)
    }
  }

  /// Where somebody stands with V1 after answers, each a day, a source and whether it was right.
  private func mastery(_ answers: (Int, String, Bool)...) -> Mastery? {
    Progress(
      answers.map { day, source, isRight in
        let answer: ProgressEntry.Answer = isRight ? .right([.v1]) : .wrong(.v1)
        let event: ProgressEntry.Event =
          source == "lesson"
          ? .ask(.init(name: "a", version: "b"), number: 1, answer)
          : .question(kind: "k", seed: 1, isReview: source == "review", answer)
        return ProgressEntry(first + day, event)
      }
    ).masteries[.v1]
  }

  @Test func `who has met nothing stands nowhere`() { #expect(Progress().masteries.isEmpty) }

  @Test func `an error shows it, a right answer in a lesson makes it familiar`() {
    #expect(mastery((0, "lesson", false))?.level == .seen)
    #expect(mastery((0, "lesson", true))?.level == .familiar)
    #expect(mastery((0, "lesson", false), (0, "lesson", true))?.level == .familiar)
    #expect(mastery((0, "quiz", true))?.level == .seen)
  }

  @Test func `three right answers in a row make proficient, an error begins the row anew`() {
    #expect(mastery((0, "quiz", true), (0, "quiz", true))?.level == .seen)
    #expect(mastery((0, "quiz", true), (0, "quiz", true), (0, "quiz", true))?.level == .proficient)
    #expect(
      mastery((0, "quiz", true), (0, "quiz", true), (0, "quiz", false), (0, "quiz", true))?.level
        == .seen)
  }

  @Test func `a review on another day makes mastered, on the same day it does not`() {
    let three = [(0, "quiz", true), (0, "quiz", true), (0, "quiz", true)]
    #expect(mastery(three[0], three[1], three[2], (0, "review", true))?.level == .proficient)
    #expect(mastery(three[0], three[1], three[2], (1, "review", true))?.level == .mastered)
    #expect(mastery(three[0], three[1], three[2], (1, "quiz", true))?.level == .proficient)
    #expect(mastery((0, "lesson", true), (1, "review", true))?.level == .familiar)
  }

  @Test func `an error leads one level down`() {
    let mastered = [(0, "quiz", true), (0, "quiz", true), (0, "quiz", true), (1, "review", true)]
    let fallen = mastery(mastered[0], mastered[1], mastered[2], mastered[3], (2, "quiz", false))
    #expect(fallen?.level == .proficient)
    #expect(fallen?.run == 0)
    #expect(mastery((0, "lesson", true), (0, "quiz", false))?.level == .seen)
    #expect(mastery((0, "quiz", false), (0, "quiz", false))?.level == .seen)
  }

  @Test func `it is due after 1, 3, 7 and 21 days`() {
    #expect(mastery((0, "quiz", false))?.dueDay == first + 1)
    #expect(mastery((0, "lesson", true))?.dueDay == first + 3)
    let three = [(0, "quiz", true), (0, "quiz", true), (0, "quiz", true)]
    #expect(mastery(three[0], three[1], three[2])?.dueDay == first + 7)
    #expect(mastery(three[0], three[1], three[2], (7, "review", true))?.dueDay == first + 28)
  }

  @Test func `what is longest due comes first`() {
    func entry(_ day: Int, _ id: Misconception) -> ProgressEntry {
      ProgressEntry(first + day, .question(kind: "k", seed: 1, isReview: false, .wrong(id)))
    }
    let progress = Progress([entry(1, .f3), entry(0, .w1), entry(0, .v1), entry(5, .k1)])
    #expect(progress.due(on: first + 2) == [.v1, .w1, .f3])
    #expect(progress.due(on: first) == [])
  }

  @Test func `tasks and questions of a lesson are counted once, for its version`() {
    let lines = Self.lines + "\n2026-11-30 lesson faults 07c4a3b29d1e5f68 task 1 done"
    let progress = Progress(file(lines).entries)
    let lesson = progress.lesson("faults", version: "07c4a3b29d1e5f68")
    #expect(lesson.doneTasks == [1])
    #expect(lesson.seenTasks == [2])
    #expect(lesson.answeredAsks == [1, 2, 3])
    #expect(lesson.rightAsks == [1])
    #expect(progress.lesson("faults", version: "other").isEmpty)
    #expect(progress.hasOtherVersion(of: "faults", than: "other"))
    #expect(progress.masteries[.f3]?.errorCount == 1)
  }

  @Test func `what is forgotten of a lesson leaves what was learned`() {
    let progress = Progress(file(Self.lines + "\n2026-12-02 lesson faults forgotten").entries)
    #expect(progress.lesson("faults", version: "07c4a3b29d1e5f68").isEmpty)
    #expect(progress.masteries[.f4] != nil)
  }

  @Test func `complaints are well worded`() {
    expectWellWorded([
      ProgressComplaint.badDay("a"), ProgressComplaint.unknown("a"), ProgressComplaint.incomplete,
    ])
  }
}

/// A class and its teacher.
struct ClassReportTests {
  private func work(_ name: String, _ text: String) -> ClassReport.Work {
    let file = ProgressFile(LineReader(name: "progress", bytes: Array(text.utf8)))
    return (name, file.entries, file.faults.count)
  }

  private var report: ClassReport {
    let lesson = LessonFile(LessonFile.sound).lesson!
    let done = "2026-11-30 lesson faults \(lesson.version) task 1 done"
    let wrong = "2026-11-30 quiz frames 1 wrong F5"
    let right = "2026-11-30 quiz frames 1 right F5"
    return ClassReport(
      [
        work("Ada", [done, wrong, right, right, right].joined(separator: "\n")),
        work("Bo", [wrong, "2026-11-30 quiz frames 2 wrong V1", "spoilt"].joined(separator: "\n")),
        work("Cy", "2026-11-30 lesson faults 00 task 1 done"),
      ], lessons: [lesson])
  }

  @Test func `a table says who stands where and what many believe`() {
    #expect(
      report.drawn(on: Canvas()).text == """
        who  lessons  tasks  questions  right  to be cleared up
        Ada        1      1          4    75%
        Bo         0      0          2     0%  V1 F5
        Cy         0      0          0
        Bo: 1 line cannot be read

        common misconceptions
          F5  2 of 3  a page takes one frame
          V1  1 of 3  mapping is memory

        """)
    #expect(report.drawn(on: Canvas(language: .chinese)).text.contains("3 人中 2 人"))
  }

  @Test func `a program reads the same`() {
    let json = JSONRenderer().render(report)
    #expect(json.contains(#"{"errors":2,"id":"F5","overcome":1,"people":2}"#))
    #expect(json.contains(#""name":"Cy""#) && json.contains(#""isOfOtherVersion":true"#))
  }
}
