import Drawing
import FoundationEssentials
import Grammar
import Session
import TestSupport
import Testing

@testable import Lessons

/// Files that are no lessons, or no longer.
struct HostileLessonTests {
  private func verdict(_ bytes: [UInt8]) -> [String] {
    LessonReader.read(LineReader(name: "x.lesson", bytes: bytes)).faults.map { drawing(of: $0) }
  }

  @Test func `bytes that are no text are told with their place`() {
    for byte: UInt8 in [0, 1, 7, 0x1b, 0x7f, 0xff] {
      var bytes = Array(LessonFile.sound.utf8)
      let place = bytes.firstRange(of: Array("How many".utf8))!.lowerBound
      bytes[place] = byte
      let told = verdict(bytes)
      #expect(told.contains { $0.contains("x.lesson:13: error: byte 0x") }, "\(byte): \(told)")
    }
  }

  @Test func `a line of ten million bytes is refused, in a file and in memory`() throws {
    let long = Array((LessonFile.sound + "en: " + String(repeating: "a", count: 10_000_000)).utf8)
    #expect(verdict(long).map { $0.contains("20000 lines and 4 MiB") } == [true])
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).lesson")
    try Data(long).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let faults = LessonReader.read(try LineReader(path: file.path)).faults
    #expect(faults.map(\.lineNumber) == [48])
    let blanks = [UInt8](repeating: 0x20, count: 3_000_000)
    #expect(verdict(blanks).map { $0.contains("a lesson begins with its number") } == [true])
  }

  @Test func `a file without end is read no further than a lesson goes`() {
    let endless = LessonFile.sound.replacing(
      "picture fault 2\n", with: String(repeating: "setup: print 1\n", count: 1_000_000))
    #expect(verdict(Array(endless.utf8)).map { $0.contains("20000 lines and 4 MiB") } == [true])
    let wide = LessonFile.sound.replacing(
      "picture fault 2\n",
      with: String(repeating: "# \(String(repeating: "a", count: 900_000))\n", count: 6))
    #expect(verdict(Array(wide.utf8)).map { $0.contains("20000 lines and 4 MiB") } == [true])
  }

  @Test func `of a file that is full of mistakes the first hundred are told`() {
    let told = verdict(Array(String(repeating: "nonsense\n", count: 5_000).utf8))
    #expect(told.count == 101)
    #expect(told.last?.contains("after 100 errors the rest is not read") == true)
  }

  @Test func `signs that nest deeply or never close take linear time`() {
    let signs = ["{", "}", "`", "{}", "{`}", "\"", "->", "e\u{301}", "\u{301}", "（", "#", ":"]
    let clock = ContinuousClock()
    for sign in signs {
      let text = String(repeating: sign, count: 4_000)
      for line in ["en: ", "", "setup: ", "  wrong: ", "        "] {
        let file = LessonFile.sound.replacing("    en: No.\n", with: line + text + "\n")
        let time = clock.measure { _ = verdict(Array(file.utf8)) }
        #expect(time < .seconds(4), "\(line)\(sign): \(time)")
      }
    }
  }

  @Test(arguments: 0..<8)
  func `a lesson whose lines are cut, doubled and swapped has one verdict`(_ seed: Int) {
    var chance = Chance(seed: UInt64(seed) + 1)
    let lessons = BuiltInLessons.files
    for _ in 0..<20 {
      var bytes = chance.one(of: lessons).bytes
      for _ in 0...chance.below(4) { mutate(&bytes, &chance) }
      let first = LessonReader.read(LineReader(name: "x.lesson", bytes: bytes))
      let second = LessonReader.read(LineReader(name: "x.lesson", bytes: bytes))
      #expect(first.lesson == second.lesson)
      #expect((first.lesson == nil) != first.faults.isEmpty)
      #expect(first.faults.map { drawing(of: $0) } == second.faults.map { drawing(of: $0) })
      // What is still a lesson can be written and read again.
      if let lesson = first.lesson { #expect(lesson.readAgain == lesson) }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ chance: inout Chance) {
    var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
    let (one, other) = (chance.below(lines.count), chance.below(lines.count))
    switch chance.below(7) {
    case 0: lines.remove(at: one)
    case 1: lines.insert(lines[one], at: one)
    case 2: lines.swapAt(one, other)
    case 3: lines[one].insert(contentsOf: [0x20, 0x20], at: 0)
    case 4: lines[one] = Array(lines[one].drop { $0 == 0x20 })
    case 5: lines[one] = Array(lines[one].prefix(chance.below(lines[one].count + 1)))
    default:
      if !lines[one].isEmpty {
        lines[one][chance.below(lines[one].count)] = UInt8(truncatingIfNeeded: chance.next())
      }
    }
    bytes = Array(lines.joined(separator: [0x0a]))
  }
}

extension Lesson {
  /// What its text is read as.
  var readAgain: Lesson? { LessonFile(text).lesson }
}
