import Commands
import Drawing
import Evidence
import FoundationEssentials
import Grammar
import Session
import Testing

@testable import Lessons

/// `check` of a lesson: what it proves, and what it finds.
@Suite struct ProofTests {
  private func faults(_ text: String) throws -> [String] {
    let (lesson, faults) = LessonReader.read(LineReader(name: "x.lesson", bytes: Array(text.utf8)))
    #expect(faults.isEmpty)
    let session = try Session(configuration: Configuration())
    session.checksInvariants = false
    let proof = LessonProof(try #require(lesson), on: session)
    return proof.faults.map(\.complaint.code)
  }

  @Test(arguments: BuiltInLessons.all())
  func everyBuiltInLessonProvesItself(_ lesson: Lesson) throws {
    let session = try Session(configuration: lesson.configuration)
    session.checksInvariants = false
    let proof = LessonProof(lesson, on: session)
    #expect(proof.faults.map(\.complaint.message) == [])
    #expect(proof.count > 20)
  }

  private static let sound = """
    lesson 90 sound
      en: Sound
    setup: p = mmap 64K rw
    ask
      en: How many?
      answer: cost(touch p w).frames
      wrong: 1 -> F5
      show: touch p w
    task
      en: Touch `p`.
      goal: rss > start.rss
      notice: min_flt > start.min_flt -> F3
        by: touch p r
      hint
        en: `touch p w`
      solution: touch p w
      other: write p "A"
    next
      en: No more at {p}.

    """

  @Test func aSoundLessonHasNoFaults() throws { #expect(try faults(Self.sound) == []) }

  /// Each change breaks one thing that is proved.
  @Test(arguments: [
    ("setup: p = mmap 64K rw", "setup: p = mapp 64K rw", "command-fails"),
    ("wrong: 1 -> F5", "wrong: 2 -> F5", "wrong-is-no-other"),
    ("solution: touch p w", "solution: touch p r", "way-misses-goal"),
    ("other: write p \"A\"", "other: mmap 8K rw", "way-misses-goal"),
    ("goal: rss > start.rss", "goal: rss > 0", "start-reaches-goal"),
    ("by: touch p r", "by: touch p w", "notice-reaches-goal"),
    ("by: touch p r", "by: mmap 8K rw", "notice-is-not-first"),
    ("notice: min_flt > start.min_flt", "notice: rss == start.rss", "start-has-notice"),
    ("show: touch p w", "show: maps", "answer-is-not-shown"),
    ("show: touch p w", "show: tuch p w", "command-fails"),
    ("answer: cost(touch p w).frames", "answer: cost(touch q w).frames", "unknown-symbol"),
    ("No more at {p}.", "No more at {nothing}.", "unknown-symbol"),
  ])
  func whatIsNotSoIsFound(_ old: String, _ new: String, _ code: String) throws {
    let found = try faults(Self.sound.replacing(old, with: new))
    #expect(found.contains(code), "\(found)")
  }

  /// As `pagewalk check` tells it.
  private func checked(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).lesson").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    return PlainRenderer().render(FileChecker(Configuration()).check(path))
  }

  @Test func checkTellsWhatALessonLacks() throws {
    let sound = try checked(Self.sound)
    #expect(sound.hasPrefix("pass  ") && sound.contains("texts in one language alone, the first on line 2"))
    let end = try #require(Self.sound.firstRange(of: "next\n"))
    let cut = try checked(String(Self.sound[..<end.lowerBound]))
    #expect(cut.hasPrefix("FAIL  ") && cut.contains(".lesson:1: "), "\(cut)")
    let wrong = try checked(Self.sound.replacing("goal: rss > start.rss", with: "goal: rss > 0"))
    #expect(wrong.contains(":11: the goal is reached before anything is done"), "\(wrong)")
  }
}
