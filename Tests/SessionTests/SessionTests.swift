@testable import Commands
@testable import Drawing
@testable import Grammar
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

struct SessionTests {
  @Test func `a value is printed and remembered`() {
    let sample = SampleSession()
    #expect(sample.type("print 64K") == "$1 = 65536 = 0x10000\n")
    #expect(sample.type("print $1 + 1") == "$2 = 65537 = 0x10001\n")
    #expect(sample.type("p/x ~0") == "$3 = 0xffffffffffffffff\n")
    #expect(sample.type("print -1") == "$4 = -1 = 0xffffffffffffffff\n")
    #expect(
      sample.type("p/t 5; p/o 8; p/d 0x10; p/c 65") == "$5 = 0b101\n$6 = 010\n$7 = 16\n$8 = 'A'\n")
  }

  @Test func `a name keeps a value beyond the next result`() {
    let sample = SampleSession()
    _ = sample.type("size = print 4096; print 1")
    #expect(sample.type("print size * 2") == "$3 = 8192 = 0x2000\n")
  }

  @Test func `an error shows the line, a caret, the reason and the nearest right thing`() {
    let sample = SampleSession()
    #expect(
      sample.type("print 1; prin 12Q4; print 3") == """
        $1 = 1 = 0x1
        print 1; prin 12Q4; print 3
                      ^~~~
        error: '12Q4' is not a number
        note: numbers are 4096, 0x1000, 0b11, 4K, 1M, 2G, 8p (pages), or an address of 8
              hex digits

        """)
    #expect(sample.session.results.values == [1])
  }

  @Test func `an error in a file names its place`() {
    let sample = SampleSession()
    sample.session.execute(SourceLine("nonsense"), at: Place(file: "a.log", line: 7))
    #expect(
      sample.output == """
        nonsense
        ^~~~~~~~
        a.log:7: error: unknown command 'nonsense'
        note: 'help' lists the commands

        """)
  }

  @Test func `binary input is called what it is`() {
    let sample = SampleSession()
    #expect(sample.type("print \u{1}2").contains("error: byte 0x1 at column 7 is not text\n"))
    sample.session.execute(SourceLine(bytes: [0x70, 0x20, 0xff, 0x31], range: 0..<4))
    #expect(
      sample.session.execute(SourceLine(bytes: [0xc3], range: 0..<1)).error?.message
        == "byte 0xc3 at column 1 is not text")
  }

  @Test func `empty lines and comments do nothing`() {
    let sample = SampleSession()
    for line in ["", "   ", "# words", " ; ;", ";#"] {
      #expect(sample.type(line) == "")
      #expect(sample.session.execute(line).status == .done)
    }
    #expect(sample.session.log.count == 0)
  }

  @Test func `quit leaves, and what follows is not carried out`() {
    let sample = SampleSession()
    #expect(sample.session.execute("print 1; quit; print 2").status == .quit)
    #expect(sample.session.results.values == [1])
  }

  @Test func `an interrupt stops between two commands`() {
    let sample = SampleSession()
    sample.session.isInterrupted = { sample.session.results.values.count == 1 }
    #expect(sample.session.execute("print 1; print 2").status == .interrupted)
    #expect(sample.session.results.values == [1])
  }

  @Test func `a result that does not come as told is an error`() {
    let sample = SampleSession(Answer.commands)
    #expect(sample.session.execute("call(5) = 5").status == .done)
    #expect(
      sample.session.execute("call(-12) = -1 ENOMEM (Cannot allocate memory)").status == .done)
    #expect(
      sample.type("call(5) = 6") == """
        5
        call(5) = 6
                  ^
        error: expected 6, got 5

        """)
    let messages = [
      "call(5) = -1 ENOMEM", "call(-12) = 0xb7fe0000", "call(-12) = -1 EINVAL (Words)",
      "call(0xb7fe0000) = 0xb7fe1000", "call(-12) = -1 EWEIRD",
    ].map { sample.session.execute($0).error?.message }
    #expect(
      messages == [
        "expected ENOMEM, got 5", "expected 0xb7fe0000, got -1 ENOMEM",
        "expected EINVAL, got -1 ENOMEM", "expected 0xb7fe1000, got 0xb7fe0000",
        "expected EWEIRD, got -1 ENOMEM",
      ])
  }

  @Test func `an unexpected refusal is told apart from an expected one`() {
    let sample = SampleSession(Answer.commands)
    #expect(sample.session.execute("call -12").status == .refused)
    #expect(sample.session.execute("access 0").status == .refused)
    #expect(sample.session.execute("access 0 = SIGSEGV SEGV_MAPERR").status == .done)
  }

  @Test func `signals and faults are compared as well`() {
    let sample = SampleSession(Answer.commands)
    #expect(sample.session.execute("access 8 = 0x00 faults=1").status == .done)
    let messages = [
      "access 8 = 0 faults=2", "access 8 = SIGSEGV SEGV_MAPERR",
      "access 0 = SIGBUS BUS_ADRERR",
    ].map { sample.session.execute($0).error?.message }
    #expect(
      messages == [
        "expected faults=2, got faults=1", "expected SIGSEGV SEGV_MAPERR, got 0",
        "expected SIGBUS BUS_ADRERR, got SIGSEGV SEGV_MAPERR",
      ])
  }

  @Test func `a call that strace printed in two halves is carried out at the second`() {
    let sample = SampleSession(Answer.commands)
    #expect(sample.type("7366  call(4 <unfinished ...>") == "")
    #expect(sample.type("7367  call(5 <unfinished ...>") == "")
    #expect(sample.type("7366  <... call resumed>)              = 4") == "4\n")
    #expect(sample.type("7367  <... call resumed>) = 5") == "5\n")
  }

  @Test func `signals and ends in a pasted trace are passed over`() {
    let sample = SampleSession()
    #expect(sample.session.execute("7355  --- SIGCHLD {si_signo=SIGCHLD} ---").status == .done)
    #expect(sample.session.execute("7355  +++ exited with 0 +++").status == .done)
  }

  @Test func `history lists what was carried out, also the last few`() {
    let sample = SampleSession()
    _ = sample.type("print 1; print  2 # two; three")
    #expect(sample.type("history") == "1  print 1\n2  print  2\n")
    #expect(sample.type("history 1") == "2  print  2\n")
  }

  @Test func `registers and symbols have their values of the moment`() {
    let sample = SampleSession()
    let values = ["PAGE_OFFSET", "high_memory", "VMALLOC_START", "brk", "stack"].map {
      sample.type("p/x \($0)")
    }
    #expect(
      values == [
        "$1 = 0xc0000000\n", "$2 = 0xc3fe0000\n", "$3 = 0xc4800000\n", "$4 = 0x8050000\n",
        "$5 = 0xbffdf000\n",
      ])
    _ = sample.type("brk +8K")
    #expect(sample.type("p/x brk").hasSuffix("= 0x8052000\n"))
    #expect(
      sample.session.value(ofSymbol: "cr3") == Int128(sample.session.kernel.machine.controls.cr3))
  }

  @Test func `a name must not hide a symbol and must fit`() {
    let sample = SampleSession()
    #expect(
      sample.type("NULL = print 1") == """
        NULL = print 1
        ^~~~
        error: 'NULL' cannot name a result
        note: it is a symbol

        """)
    #expect(sample.session.results.values.isEmpty)
  }
}
