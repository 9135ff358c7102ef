@testable import Commands
@testable import Grammar
import KernelModel
@testable import Session
import TestSupport
import Testing

/// Lines that were copied from elsewhere: from strace, or from a screen of Pagewalk.
struct PastedLineTests {
  private let sample = SampleSession()

  @Test(arguments: [
    (#"access("/etc/ld.so.preload", R_OK) = -1 ENOENT (No such file or directory)"#, "access"),
    (#"fstat64(3, {st_mode=S_IFREG|0644, st_size=8027, ...}) = 0"#, "fstat64"),
    (#"1234  read(3, "\177ELF\1\1"..., 512) = 512"#, "read"),
    (#"[pid  1234] write(1, "a = b\n", 6)   = 6"#, "write"),
    (#"poll([{fd=3, events=POLLIN}], 1, -1) = 1 ([{fd=3, revents=POLLIN}])"#, "poll"),
    ("futex(0x804c000, FUTEX_WAIT, 0, NULL) = ? ERESTARTSYS (To be restarted)", "futex"),
  ])
  func `calls that memory has nothing to do with are passed over`(_ line: String, _ name: String) {
    let digest = sample.session.digest
    #expect(sample.type(line) == "\(name): passed over, it does not concern memory\n")
    #expect(sample.session.digest == digest)
  }

  @Test func `a process in brackets may bear the word pid`() throws {
    #expect(
      sample.type("[pid     1] mmap2(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?")
        == "$1 = b7ffa000\n")
    #expect(try Sample.parse("[pid  77] munmap(4096, 4096) = 0").processID == 77)
    #expect(try Sample.parse("[77] munmap(4096, 4096) = 0").processID == 77)
  }

  @Test func `halves of calls and words of strace are understood on a terminal as well`() {
    #expect(sample.type("strace: Process 1235 attached") == "")
    #expect(sample.type("[pid     1] mmap2(NULL, 4096, PROT_READ, <unfinished ...>") == "")
    #expect(sample.type("[pid  1235] futex(0x804c000, FUTEX_WAIT, 0, NULL <unfinished ...>") == "")
    #expect(
      sample.type("[pid     1] <... mmap2 resumed>MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0xb7ffa000")
        == "$1 = b7ffa000\n")
    #expect(
      sample.type("[pid  1235] <... futex resumed>) = 0").hasPrefix("futex: passed over"))
  }

  @Test(arguments: [
    ("munmpa(4096, 1) = 0", "unknown command 'munmpa'"),
    ("access(1, 2)", "unknown command 'access'"),
    ("access(1, 2", "unknown command 'access'"),
  ])
  func `what is no call of strace is an error`(_ line: String, _ message: String) {
    #expect(sample.type(line).contains("error: \(message)\n"))
  }

  @Test func `words in parentheses are a command all the same`() {
    #expect(sample.type("print(2) = 2") == "$1 = 2 = 0x2\n")
  }

  @Test(arguments: [
    ("print 1 = 1 extra", "extra"), ("print 1 = 1 = 1", "="), ("print 1 = 1 (words) 2", "2"),
    ("touch 08048000 = SIGSEGV SEGV_MAPERR more", "more"), ("print 1 = ? what else", "else"),
  ])
  func `rubbish behind an expectation is refused`(_ line: String, _ rest: String) {
    #expect(
      sample.type(line).contains("error: expected the end of the command, found '\(rest)'\n"))
  }

  @Test(arguments: ["(words)", "<0.000012>", "/* words */", "(a) <0.1>", "# words", "; print 2"])
  func `what strace adds to a result is passed over`(_ remark: String) {
    #expect(sample.session.execute("print 1 = 1 \(remark)").status == .done)
  }

  @Test func `a remark ends with its parenthesis`() {
    let line = #"print 1 = 1 ([{fd=3, s=") "}]); print (2); print 3 # (words)"#
    #expect(sample.type(line) == "$1 = 1 = 0x1\n$2 = 2 = 0x2\n$3 = 3 = 0x3\n")
    #expect(
      sample.type("print 1 = 1 (words").contains("expected the end of the command, found '('"))
  }

  @Test func `a call that lacks its arguments shows how it is written, by its own name`() {
    #expect(
      sample.type("mmap()").contains("note: usage: mmap(addr, length, prot, flags, fd, offset)\n"))
    #expect(sample.type("mmap2()").contains("note: usage: mmap2(addr, "))
  }

  @Test(arguments: ["pagewalk> print 1", "pagewalk:2 @37> print 1"])
  func `a line is taken without the prompt in front of it`(_ line: String) {
    #expect(sample.type(line) == "$1 = 1 = 0x1\n")
  }
}
