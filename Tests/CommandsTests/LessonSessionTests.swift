import Commands
import Drawing
import FoundationEssentials
import Lessons
import Session
import TestSupport
import Testing

/// What a person reads of lessons at the prompt.
struct LessonSessionTests {
  private final class Screen { var text = "" }

  private func session() throws -> (Session, Screen) {
    let session = try Session(configuration: Configuration())
    session.checksInvariants = false
    let screen = Screen()
    session.sink = { screen.text += $0 }
    return (session, screen)
  }

  @Test(arguments: ["lesson 0", "lesson faults", "lesson buddies"])
  func `undo names no command of the lesson's own`(lesson: String) throws {
    let (session, screen) = try session()
    session.execute(lesson)
    // On to the first task, in front of which the lesson begins anew.
    for _ in 0..<12 where !screen.text.contains("Task 1 of") { session.execute("solution") }
    #expect(screen.text.contains("Task 1 of"))
    for line in ["mmap 4K rw", "undo"] {
      screen.text = ""
      session.execute(line)
    }
    #expect(screen.text.contains("after command") || screen.text.contains("as it was booted"))
    #expect(!screen.text.contains("begin"), "\(screen.text)")
  }

  @Test func `who types begin reads it`() throws {
    let (session, screen) = try session()
    for line in ["mmap 4K rw", "begin", "mmap 8K rw", "undo"] {
      screen.text = ""
      session.execute(line)
    }
    #expect(screen.text.contains("'begin'"), "\(screen.text)")
  }

  @Test func `a file that is no lesson is told in a sentence`() throws {
    let folder = try LessonFolder()
    let (session, screen) = try session()
    for text in ["root:x:0:0\n", "pagewalk> print 1\n$1 = 1 = 0x1\n", "\u{0}\u{1}\n", "", "ask\n"] {
      let path = try folder.write(String(repeating: text, count: 300))
      screen.text = ""
      #expect(session.execute("lesson \(path)").status == .failed)
      #expect(screen.text.hasSuffix("error: '\(path)' is no lesson\n"), "\(screen.text)")
      #expect(screen.text.split(separator: "\n").count == 3, "\(screen.text)")
    }
  }

  @Test func `a lesson with mistakes is told each of them`() throws {
    let folder = try LessonFolder()
    let (session, screen) = try session()
    for heading in ["lesson 3 faults", "leson 3 faults"] {
      let path = try folder.write("\(heading)\n  en: A title\nsetpu: print 1\n")
      screen.text = ""
      session.execute("lesson \(path)")
      #expect(screen.text.contains(":3: error: "), "\(screen.text)")
      #expect(screen.text.hasSuffix("error: '\(path)' is no lesson\n"))
    }
  }
}

/// A folder with one file.
private final class LessonFolder {
  private let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/lesson-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path + "/a.lesson"))
    return path + "/a.lesson"
  }
}
