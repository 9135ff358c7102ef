@testable import Commands
import FoundationEssentials
@testable import Grammar
@testable import Session
import Testing

struct LineReaderTests {
  @Test func `lines end in LF or CRLF, the last one may not end`() throws {
    var reader = LineReader(name: "", bytes: Array("a\r\n\nb\rc\nd".utf8))
    var lines: [String] = []
    while let line = try reader.next() { lines.append(line.text) }
    #expect(lines == ["a", "", "b\rc", "d"])
    #expect(reader.lineNumber == 4)
  }

  @Test func `a long file is read in pieces`() throws {
    let path = try temporary(String(repeating: "print 4096 # and some words\n", count: 50_000))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = try LineReader(path: path)
    var count = 0
    while let line = try reader.next() {
      guard line.text == "print 4096 # and some words" else { break }
      count += 1
    }
    #expect(count == 50_000)
  }

  @Test func `a line of more than a megabyte is refused with its number`() throws {
    let path = try temporary("print 1\n" + String(repeating: "x", count: 3 << 20))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = try LineReader(path: path)
    _ = try reader.next()
    #expect(throws: FileRefusal(file: path, line: 2, .hasTooLongLine)) {
      try reader.next()
    }
  }

  @Test func `lines joined to more than a megabyte are refused with the first's number`() throws {
    let piece = String(repeating: "x", count: 1 << 10) + "\\\n"
    let text = "print 1\n" + String(repeating: piece, count: 1 << 11)
    var reader = LineReader(name: "long", bytes: Array(text.utf8))
    _ = try reader.nextCommand()
    #expect(throws: FileRefusal(file: "long", line: 2, .hasTooLongLine)) {
      try reader.nextCommand()
    }
  }

  @Test func `lines joined to a megabyte are one command`() throws {
    let piece = String(repeating: "x", count: 1 << 10) + "\\\n"
    let text = String(repeating: piece, count: 1 << 10) + "\nprint 1\n"
    var reader = LineReader(name: "long", bytes: Array(text.utf8))
    #expect(try reader.nextCommand()?.range.count == 1 << 20)
    #expect(try reader.nextCommand()?.text == "print 1")
  }
}

/// Writes a file of its own and returns its path.
func temporary(_ text: String, ending: String = "log") throws -> String {
  let directory = FileManager.default.temporaryDirectory.path
  let path = "\(directory)/pagewalk-\(UUID().uuidString).\(ending)"
  try Data(text.utf8).write(to: URL(filePath: path))
  return path
}
