import Drawing
import FoundationEssentials
import Testing

@testable import Commands
@testable import Evidence
@testable import Grammar
@testable import Session

struct CheckTests {
  /// What `check` prints of a file.
  private func check(_ text: String, ending: String = "transcript") throws -> String {
    let directory = FileManager.default.temporaryDirectory.path
    let path = "\(directory)/pagewalk-\(UUID().uuidString).\(ending)"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var output = ""
    _ = FileChecker(Configuration()).check([path]) {
      output += PlainRenderer().render($0)
    }
    return output.replacing(path, with: "FILE")
  }

  @Test func `a transcript that comes out as written passes`() throws {
    let text = """
      # Numbers.
      pagewalk> print 64K
      $1 = 65536 = 0x10000

      pagewalk> print $1 + 1
      $2 = 65537 = ...
      pagewalk> nonsense
      nonsense
      ^~~~~~~~
      error: ...
      ...
      """
    #expect(try check(text) == "pass  FILE  3 commands\n1 passed, 0 failed\n")
  }

  @Test func `the first difference is shown in context`() throws {
    let text = """
      pagewalk> print 1; print 2; print 3
      $1 = 1 = 0x1
      $2 = 2 = 0x3
      $3 = 3 = 0x3
      pagewalk> print 4
      """
    #expect(
      try check(text) == """
        FAIL  FILE:3: the output differs
                $1 = 1 = 0x1
              - $2 = 2 = 0x3
              + $2 = 2 = 0x2
                           ^
                $3 = 3 = 0x3
        0 passed, 1 failed

        """)
  }

  @Test func `a story that differs names the first event that does`() throws {
    let text = """
      pagewalk> trace on
      pagewalk> touch 0804d000 w
      0804d000: write 00, 1 fault
        MMU                     TLB set 13: miss for 0804d000
                                PDE at 02003080: 02007077
      """
    let output = try check(text)
    #expect(output.hasPrefix("FAIL  FILE:5: the output differs from event 3 on\n"))
    #expect(
      output.contains("PDE at 02003080: 02007067\n" + String(repeating: " ", count: 57) + "^\n"))
  }

  @Test func `accepting writes what came and keeps what agrees`() throws {
    let path = "\(FileManager.default.temporaryDirectory.path)/\(UUID().uuidString).transcript"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = """
      # Before.
      pagewalk> print 1
      $1 = ...

      # Between.
      pagewalk:2> print 2
      $2 = 3

      # Behind.
      pagewalk> print 3

      """
    try Data(text.utf8).write(to: URL(filePath: path))
    var checker = FileChecker(Configuration())
    checker.accepts = true
    var output = ""
    _ = checker.check([path]) { output += PlainRenderer().render($0) }
    #expect(output.contains("2 of 3 commands changed\n"))
    #expect(output.hasSuffix("1 passed, 0 failed\n"))
    let wanted = text.replacing("pagewalk:2>", with: "pagewalk>")
      .replacing("$2 = 3", with: "$2 = 2 = 0x2").replacing(
        "print 3\n", with: "print 3\n$3 = 3 = 0x3\n")
    #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) == wanted)
  }

  @Test func `the numbered lines of bt are output`() throws {
    let text = """
      pagewalk> trace off
      pagewalk> step touch 0804d000
      @1 ...
      ...
      pagewalk @1> bt
        #0  touch 0804d000
      """
    #expect(try check(text).hasPrefix("pass  FILE  3 commands\n"))
  }

  @Test func `output that is missing or too much is a difference`() throws {
    #expect(try check("pagewalk> print 1\n").contains("      + $1 = 1 = 0x1\n"))
    #expect(try check("pagewalk> # nothing\nsomething\n").contains("      - something\n"))
    #expect(
      try check("something\npagewalk> print 1\n$1 = 1 = 0x1\n")
        .hasPrefix("FAIL  FILE:1: output stands before the first command\n"))
  }

  @Test func `a prompt that would look otherwise is a difference`() throws {
    #expect(
      try check("pagewalk:2> print 1\n$1 = 1 = 0x1\n") == """
        FAIL  FILE:1: the prompt differs
              - pagewalk:2> 
              + pagewalk> 
                        ^
        0 passed, 1 failed

        """)
  }

  @Test func `a log passes when every result is as told`() throws {
    #expect(
      try check("print 1\nprint 2 = 2\n", ending: "log")
        == "pass  FILE  2 commands\n1 passed, 0 failed\n")
    #expect(
      try check("print 1\nprint 2 = 3\n", ending: "log") == """
        FAIL  FILE:2: expected 3, got 2
                print 2 = 3
        0 passed, 1 failed

        """)
  }

  @Test func `a file that is not there fails, and the others are checked`() throws {
    var lines: [String] = []
    let counts = FileChecker(Configuration()).check(["none.transcript", "/etc/hostname/x"]) {
      lines.append(PlainRenderer().render($0))
    }
    #expect(counts == .init(failed: 2, unopened: 2))
    #expect(
      lines == [
        "FAIL  none.transcript: cannot read 'none.transcript': No such file or directory\n",
        "FAIL  /etc/hostname/x: cannot read '/etc/hostname/x': Not a directory\n",
        "0 passed, 2 failed\n",
      ])
  }

  @Test(arguments: [
    ("a.transcript", "", FileKind.transcript), ("a.klog", "", .recording),
    ("dir.x/a.strace", "", .trace),
    ("a.mmu", "", .vectors), ("1024.txt", "=== zoneinfo\nNode 0, zone   Normal\n", .zones),
    ("a.vec", "", .decisions), ("a", "# decision vectors of Linux 5.10.0\n", .decisions),
    ("64.txt", "@machine MemTotal=1 HighTotal=0", .outOfMemory),
    ("a", "@machine pae\n", .recording),
    ("a", "# words\n\npagewalk> maps\n", .transcript), ("a", "# words\nmaps\n", .log),
    ("a", "@kernel 5.10\n", .recording), ("a", "", .log), ("a.log", "what", .log),
    ("a", "7366  close(4) = 0\n", .log), ("a", "[2] maps\n", .log), ("a", "x = mmap 4K\n", .log),
    ("a", "vector one\n paging 32\n", .vectors), ("a", "7366 +++ exited with 0 +++", .log),
  ])
  func `a file is known by its name or by how it begins`(
    path: String, text: String, kind: FileKind
  ) throws {
    #expect(
      try FileKind(path: path, beginning: text.utf8, CommandSet.standard.booted.catalog) == kind)
  }

  @Test(arguments: [
    "Hello, world", "# words\n\n{\"a\": 1}\n", "7f454c46 0000", "[section]\nkey: 1", "k\n",
  ])
  func `a file of no kind that is known is named so, and is no log`(text: String) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = FileChecker(Configuration()).check(path)
    #expect(report.fileKind == nil)
    #expect(report.difference?.cause.code == "unknown-kind")
    #expect(report.difference?.cause.english.hasPrefix("it is of no kind that check knows") == true)
  }

  @Test func `every kind of evidence has a code and an end of name of its own`() {
    let kinds = FileKind.allCases
    #expect(Set(kinds.map(\.code)).count == kinds.count)
    let endings = kinds.compactMap { $0.evidence.ending }
    #expect(Set(endings).count == endings.count)
  }
}
