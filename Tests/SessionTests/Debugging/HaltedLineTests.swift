@testable import Commands
import Foundation
@testable import Session
import TestSupport
import Testing

/// What stands behind a command that halts: on its line, in its file, in the breakpoint's commands.
struct HaltedLineTests {
  @Test func `the rest of a line waits for the halted command`() {
    let it = Specimen()
    _ = it.type("break pte; touch 0804c000 w; touch 0804d000 w; x = mmap 4K")
    #expect(it.session.halted?.text == "touch 0804c000 w")
    let second = it.type("continue")
    #expect(second.contains("@40> touch 0804d000 w; x = mmap 4K\n"))
    #expect(it.session.halted?.text == "touch 0804d000 w")
    #expect(it.type("continue").contains("$1 = b7ffa000"))
    #expect(it.session.isPresent)
    #expect(it.session.log.count == 3)
    #expect(it.type("print x").hasSuffix("= 3086983168 = 0xb7ffa000\n"))
  }

  @Test func `what looks or steers does not wait`() {
    let it = Specimen()
    let output = it.type("break pte; touch 0804c000 w; bt; finish; touch 0804d000 r")
    #expect(output.contains("#0  do_anonymous_page"))
    #expect(it.session.halted?.text == "touch 0804d000 r")
  }

  @Test func `a line that is typed at a halted machine is refused, not kept`() {
    let it = Specimen()
    _ = it.type("touch 0804d000 w", after: "break pte", "touch 0804c000 w")
    #expect(it.type("touch 0804d000 w").contains("the machine is halted inside 'touch 0804c000 w'"))
    #expect(it.session.waiting.isEmpty)
  }

  @Test func `the rest of a file waits`() throws {
    let it = Specimen()
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).log").path
    try "touch 0804c000 w\ntouch 0804d000 w\nmmap 4K\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = it.type("source \(path)", after: "break pte")
    #expect(it.session.halted?.text == "touch 0804c000 w")
    _ = it.type("continue")
    #expect(it.session.halted?.text == "touch 0804d000 w")
    #expect(it.type("continue").contains("$1 = b7ffa000"))
    #expect(it.session.log.count == 3)
    #expect(it.session.sourceDepth == 0)
  }

  @Test func `going elsewhere forgets what waited`() {
    let it = Specimen()
    _ = it.type("goto start", after: "break pte; touch 0804c000 w; mmap 4K")
    #expect(it.session.waiting.isEmpty)
    _ = it.type("goto end", after: "delete")
    #expect(it.session.log.count == 1)
  }

  @Test func `a breakpoint's commands may go on, however often it is hit`() {
    let it = Specimen()
    _ = it.type(#"commands 1 "silent" "continue""#, after: "mmap 200M rw", "break fault")
    #expect(it.type("touch $1 w for 12M").hasSuffix("write 3072 pages, 3072 faults\n"))
    #expect(it.type("info break").contains("3072 hits"))
    #expect(it.session.isPresent)
  }

  @Test func `a breakpoint's commands are typed up to end`() {
    let it = Specimen()
    _ = it.type("silent", after: "break fault", "commands")
    _ = it.type("end", after: "print order", "bt")
    #expect(it.session.debugger.breakpoints[1]?.commands == ["silent", "print order", "bt"])
    #expect(it.type("touch 0804c000 w").hasSuffix("#1  touch 0804c000 w\n"))
  }

  @Test func `quit among a breakpoint's commands leaves`() {
    let it = Specimen()
    _ = it.type(#"commands 1 "quit""#, after: "break fault")
    #expect(it.session.execute("touch 0804c000 w").status == .quit)
  }
}
