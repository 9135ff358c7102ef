@testable import Commands
@testable import Grammar
@testable import Session
import SystemPackage
import TestSupport
import Testing

struct FileRunnerTests {
  private func run(_ text: String) throws -> (status: FileRunner.Status, output: String) {
    let sample = SampleSession(Answer.commands)
    let reader = LineReader(name: "a.log", bytes: Array(text.utf8))
    let status = try FileRunner(sample.session).run(reader)
    return (status, sample.output)
  }

  @Test func `a log prints what its commands print`() throws {
    let result = try run("# a log\nprint 1\r\n\n  print $1 + 1 # two\n")
    #expect(result.output == "$1 = 1 = 0x1\n$2 = 2 = 0x2\n")
    #expect(result.status == .done)
  }

  @Test func `a transcript prints its narration and prompts as well`() throws {
    let result = try run("# first\npagewalk> print 1\n$1 = whatever\n\npagewalk:2 @37> print 2\n")
    #expect(
      result.output == """
        # first
        pagewalk> print 1
        $1 = 1 = 0x1
        pagewalk> print 2
        $2 = 2 = 0x2

        """)
  }

  @Test func `a wrong line is shown with its place and the next is carried out`() throws {
    let result = try run("print 1\nprnt 2\nprint 3")
    #expect(result.status == .failed)
    #expect(
      result.output == """
        $1 = 1 = 0x1
        prnt 2
        ^~~~
        a.log:2: error: unknown command 'prnt'
        note: did you mean 'print'?
        $2 = 3 = 0x3

        """)
  }

  @Test func `an unexpected refusal in a log is a failure, an expected one is none`() throws {
    #expect(try run("call -12").status == .failed)
    #expect(try run("call(-12) = -1 ENOMEM").status == .done)
    #expect(try run("pagewalk> call -12\n-1 ENOMEM").status == .done)
  }

  @Test func `a transcript may show an error on purpose`() throws {
    #expect(try run("pagewalk> prnt\nprnt\n^~~~\nerror: unknown command 'prnt'\n").status == .done)
    #expect(try run("pagewalk> prnt\n# nothing\n").status == .failed)
    #expect(try run("pagewalk> prnt\n").status == .failed)
  }

  @Test func `quit ends the file`() throws {
    #expect(try run("print 1\nquit\nprint 2\n").output == "$1 = 1 = 0x1\n")
  }

  @Test func `binary input is refused with its place`() throws {
    let result = try run("print 1\n\u{0}\u{1}ELF\n")
    #expect(result.status == .failed)
    #expect(result.output.contains("a.log:2: error: byte 0x0 at column 1 is not text\n"))
  }

  @Test func `a missing file is named`() {
    #expect(throws: FileRefusal(file: "no.log", .system(.noSuchFileOrDirectory))) {
      try FileRunner(SampleSession().session).run("no.log")
    }
    #expect(
      FileRefusal(file: "no.log", .system(.noSuchFileOrDirectory)).message
        == "cannot read 'no.log': No such file or directory")
  }

  @Test func `a directory is no file`() {
    #expect(throws: FileRefusal(file: "/etc", .isNoReadableFile)) {
      try FileRunner(SampleSession().session).run("/etc")
    }
  }

  @Test func `a line without end does not fill the memory`() {
    #expect(throws: FileRefusal(file: "/dev/zero", .isNoReadableFile)) {
      try FileRunner(SampleSession().session).run("/dev/zero")
    }
  }
}
