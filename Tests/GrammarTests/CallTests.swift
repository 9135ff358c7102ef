@testable import Grammar
import KernelModel
import TestSupport
import Testing

struct CallTests {
  @Test func `a call in C fills the same arguments as words`() throws {
    let map = try Sample.parse(
      "mmap(NULL, 65536, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)")
    #expect(map.form == .call)
    #expect((0..<6).map { map.number($0) } == [65536, 3, 0x22, 0, -1, 0])
    #expect(map.expectation.kind == .none)
  }

  @Test func `a line of strace is a command with its result`() throws {
    let map = try Sample.parse(
      "6945  mmap2(0xb7f91000, 118784, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, "
        + "3</usr/lib/libselinux.so.1>, 0x5000) = 0xb7f91000")
    #expect(map.processID == 6945)
    #expect(map.number(4) == 3)
    #expect(map.text(4) == "3</usr/lib/libselinux.so.1>")
    #expect(map.number(5) == 0x5000)
    #expect(map.expectation.kind == .value(0xb7f9_1000))
  }

  @Test(arguments: [
    ("= 0", ExpectedResult.Kind.value(0)), ("          = 0x4102a000", .value(0x4102_a000)),
    ("= -1 ENOMEM (Cannot allocate memory)", .failure(.outOfMemory)),
    ("= -1 EWEIRD (Never seen)", .failure(nil)), ("= ?", .unknown),
    ("= 3</etc/passwd>", .value(3)), ("= 2 (remark) ", .value(2)), ("", .none), (";", .none),
  ])
  func `results are spelled as strace does`(text: String, expected: ExpectedResult.Kind) throws {
    #expect(try Sample.parse("munmap(0xb7fbf000, 8027) \(text)").expectation.kind == expected)
  }

  @Test func `an access may be expected to end in a signal or to take faults`() throws {
    let fault = try Sample.parse("[1] touch 0xb7ffaedc r = SIGSEGV SEGV_ACCERR")
    #expect(fault.expectation.kind == .signal)
    #expect(fault.line.text(in: fault.expectation.range) == "SIGSEGV SEGV_ACCERR")
    let read = try Sample.parse("[1] touch 0x26eb1203 r = 0x00 faults=1")
    #expect(read.expectation.kind == .value(0))
    #expect(read.expectation.faultCount == 1)
  }

  @Test func `strings, comments and structures are passed over`() throws {
    let call = try Sample.parse(
      #"6945  openat(AT_FDCWD<>, "/etc/a, b)", O_RDONLY|O_CLOEXEC /* x */, 0644) = 3</etc/a, b)>"#)
    #expect(call.number(0) == -100)
    #expect(call.text(1) == "/etc/a, b)")
    #expect(call.text(2) == "O_RDONLY|O_CLOEXEC /* x */")
    let cut = try Sample.parse(#"openat(3, "abc"..., {a=[1, 2], b=(3)} => {c=4})"#)
    #expect(cut.text(1) == "abc")
    #expect(cut.text(2) == "{a=[1, 2], b=(3)} => {c=4}")
  }

  @Test func `arguments may be named as strace does for clone`() throws {
    let call = try Sample.parse(#"clone(flags=CLONE_VM|SIGCHLD, path="stack") = 7355"#)
    #expect(call.text(1) == "stack")
    #expect(call.text(2) == "CLONE_VM|SIGCHLD")
  }

  @Test func `a call needs its arguments`() {
    #expect(
      Sample.complaint("munmap(4096)") == [")", "length is missing", "usage: munmap(addr, length)"])
    #expect(Sample.complaint("munmap()")?[1] == "addr is missing")
    #expect(Sample.complaint("munmap(4096, 4096, 1)") == ["1", "munmap takes 2 arguments"])
  }

  @Test func `a call must end`() {
    #expect(
      Sample.complaint("munmap(4096, 4096") == [
        "", "expected ',' or ')', found the end of the command",
      ])
    #expect(
      Sample.complaint("munmap(4096, 4096) again") == [
        "again", "expected '=' or the end of the command, found 'again'",
      ])
    #expect(
      Sample.complaint("munmap(4096, /* 12)")?[1] == "expected '*/', found the end of the line")
  }

  @Test func `an unknown constant has a neighbour`() {
    #expect(
      Sample.complaint("mmap(NULL, 4096, PROT_REED, MAP_PRIVATE, -1, 0)") == [
        "PROT_REED", "unknown word 'PROT_REED'", "did you mean 'PROT_READ'?",
      ])
  }

  @Test func `an unknown function has a neighbour`() {
    #expect(
      Sample.complaint("munmpa(4096, 1)") == [
        "munmpa", "unknown command 'munmpa'", "did you mean 'munmap'?",
      ])
  }
}
