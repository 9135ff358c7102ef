@testable import Commands
@testable import Session
import TestSupport
import Testing

/// Histories: what belongs to one, and what must not change it.
struct HistoryTests {
  @Test func `a checkpoint belongs to its branch`() {
    let it = Specimen()
    _ = it.type("checkpoint d", after: "mmap 64K", "branch b", "mmap 4K", "mmap 8K")
    _ = it.type("branch main")
    // The other branch is longer: its mark would lie beyond this log.
    #expect(it.type("goto d").contains("unknown word 'd'"))
    #expect(it.type("diff d").contains("error: "))
    _ = it.type("branch b")
    #expect(it.type("goto d").contains("after command 3 of 3"))
    _ = it.type("branch c", after: "goto command 1")
    _ = it.type("branch b")
    #expect(it.type("goto d").contains("after command 3 of 3"))
  }

  @Test func `a mark inside a command goes with the command`() {
    let it = Specimen()
    _ = it.type("checkpoint a", after: "step touch 0804c000 w")
    _ = it.type("undo", after: "finish")
    #expect(it.session.timeline.markNames.isEmpty)
  }

  @Test(arguments: ["5", "end", "start", "command", "@3", "50%"])
  func `a name that goto reads otherwise is refused`(_ name: String) {
    let it = Specimen()
    #expect(it.type("checkpoint \(name)").contains("error: "))
    #expect(it.type("branch \(name)").contains("error: "))
    #expect(it.session.timeline.markNames.isEmpty)
    #expect(it.session.timeline.name == "main")
  }

  @Test func `checkpoints and branches can be deleted`() {
    let it = Specimen()
    _ = it.type("branch other", after: "checkpoint spot", "mmap 4K")
    #expect(it.type("delete branch mein").contains("did you mean 'main'?"))
    _ = it.type("delete branch main", after: "delete checkpoint spot")
    #expect(it.session.timeline.markNames.isEmpty)
    #expect(it.type("branch") == "* other: 1 command\n")
  }

  @Test func `what is printed inside a command or in the past gets no number`() {
    let it = Specimen()
    #expect(it.type("print 0x0804d000", after: "step touch 0804c000 w") == "= 134533120 = 0x804d000\n")
    #expect(it.type("x = print 1").contains("a name given here would change what followed"))
    _ = it.type("finish")
    #expect(it.session.results.values.isEmpty)
    _ = it.type("touch $ w", after: "mmap 64K rw")
    let end = it.type("digest")
    _ = it.type("print 5", after: "goto command 1")
    _ = it.type("continue")
    #expect(it.type("digest") == end)
    #expect(it.session.isPresent)
  }

  @Test func `a word that leads nowhere leaves the halted command halted`() {
    let it = Specimen()
    _ = it.type("step touch 0804c000 w")
    for line in ["goto nowhere", "goto 9999", "goto command 7", "goto 101%", "branch 5"] {
      #expect(it.type(line).contains("error: "))
      #expect(it.session.halted != nil)
    }
  }

  @Test func `undo in the past is refused`() {
    let it = Specimen()
    _ = it.type("goto start", after: "mmap 4K", "mmap 8K")
    #expect(it.type("undo").contains("this is the past"))
    #expect(it.session.log.count == 2)
  }

  @Test func `y in the past begins another history with the refused line, n does not`() {
    let it = Specimen()
    _ = it.type("mmap 16K", after: "mmap 4K", "back command")
    #expect(it.type("n").isEmpty)
    #expect(it.type("y").contains("unknown command 'y'"))
    _ = it.type("mmap 16K; brk +4K")
    #expect(it.type("y").contains("$1 = b7ff7000"))
    #expect(it.type("branch") == "  main: 1 command\n* branch1: 2 commands\n")
    #expect(it.session.isPresent)
  }

  @Test func `back command passes over what only looked`() {
    let it = Specimen()
    _ = it.type("back command", after: "mmap 4K", "mmap 8K", "maps", "print 7")
    #expect(it.session.world.commandCount == 1)
    _ = it.type("back 1 command")
    #expect(it.session.world.commandCount == 0)
  }

  @Test func `what steers is no part of the history`() {
    let it = Specimen()
    _ = it.type("mmap 4K", after: "help step", "alias m mmap 4K", "history")
    #expect(it.type("history") == "1  mmap 4K\n")
  }

  @Test func `going back further than there is anything ends at the beginning, at once`() {
    let it = Specimen()
    for line in ["back 4294967295", "goto end", "back 4294967295 command"] {
      _ = it.type(line, after: "mmap 4K")
    }
    #expect(it.session.world.commandCount == 0)
  }

  @Test func `a delete that is refused deletes nothing`() {
    let it = Specimen()
    _ = it.type("checkpoint spot", after: "break pte", "mmap 4K", "branch other")
    for line in [
      "delete 99 checkpoint spot", "delete checkpoint spot branch nope", "delete 1 99",
      "delete 1 checkpoint hare",
    ] {
      #expect(it.type(line).contains("error: "))
    }
    #expect(it.session.timeline.markNames == ["spot"])
    #expect(it.session.timeline.branches.count == 1)
    #expect(it.session.debugger.breakpoints.all.count == 1)
  }
}
