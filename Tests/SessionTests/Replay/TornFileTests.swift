@testable import Commands
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// A transcript that breaks off in its last command, replayed: the person is told, and what may be
/// half a command is not carried out.
struct TornFileTests {
  private func output(of text: String) throws -> String {
    let folder = try StrangerFolder()
    let path = try folder.write(text, "torn.transcript")
    let sample = SampleSession()
    _ = try FileRunner(sample.session).run(path)
    return sample.output
  }

  @Test func `a torn command is left out with a sentence`() throws {
    #expect(
      try output(of: "pagewalk> print 1\n$1 = 1 = 0x1\npagewalk> touch 0804b0") == """
        pagewalk> print 1
        $1 = 1 = 0x1
        'touch 0804b0' has no end and was not carried out: it is torn off

        """)
  }

  @Test func `output that breaks off tears no command off`() throws {
    #expect(
      try output(of: "pagewalk> print 1\n$1 = 1 = 0x1\npagewalk> print 2\n$2 =").hasSuffix(
        "$2 = 2 = 0x2\n"))
  }

  @Test func `the last line of a log needs no end`() throws {
    #expect(try output(of: "print 1\nprint 2").hasSuffix("$2 = 2 = 0x2\n"))
  }
}
