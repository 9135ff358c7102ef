import Testing

@testable import Grammar
@testable import Session

/// The number of a process in front of a line, typed or traced.
struct ProcessPrefixTests {
  @Test(arguments: [
    ("7 maps", 7), ("7366  mmap2(NULL", 7366), ("[7] maps", 7), ("[pid  7366] close(4)", 7366),
    ("[ 7 ]maps", 7), ("7366 +++ exited with 0 +++", 7366), ("  [pid 12] <... close resumed>)", 12),
  ])
  func `a traced line's number is read`(_ text: String, _ number: UInt32) {
    let traced = TracedLine(SourceLine(text))
    #expect(traced.processID == number)
    #expect(traced.start > 0 && !traced.line.bytes[traced.start].isSpace)
  }

  @Test(arguments: ["maps", "4K maps", "[pid 7", "[x] maps", "pid 7", "", "[", "[]"])
  func `where none can be read the line begins at its beginning`(_ text: String) {
    let traced = TracedLine(SourceLine(text))
    #expect(traced.processID == nil && traced.start == 0)
  }

  @Test func `brackets may hold an expression`() {
    let line = SourceLine("[$1 + 2] maps")
    let prefix = ProcessPrefix(Lexer(line))
    #expect(prefix?.number == 1..<7 && prefix?.end == 9)
  }
}
