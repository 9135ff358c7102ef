@testable import Commands
import Drawing
@testable import Session
import TestSupport
import Testing

/// Breakpoints, watchpoints and what can be said of them.
struct BreakpointTests {
  @Test func `a kind of event halts, and continue goes to the next`() {
    let it = Specimen()
    _ = it.type("break pte", after: "mmap 8K rw")
    #expect(it.type("touch $1 w for 8K").contains("PTE of b7ff9000"))
    #expect(it.type("continue").contains("PTE of b7ffa000"))
    #expect(it.type("continue").contains("write 2 pages"))
  }

  @Test func `a condition decides`() {
    let it = Specimen()
    _ = it.type("break split if order >= 6")
    #expect(it.type("alloc 2").hasPrefix("$1 = frame"))
    #expect(it.type("alloc 6").contains("split: the upper half"))
    #expect(it.type("bt").contains("alloc 6"))
    #expect(it.session.debugger.stop?.number ?? 0 > 0)
  }

  @Test func `an address, a frame and an entry can be watched`() {
    let it = Specimen()
    #expect(it.type("break 0804c000 for 4K") == "breakpoint 1: 0804c000 for 4K\n")
    #expect(it.type("watch pte 0804c000") == "breakpoint 2: watch pte 0804c000\n")
    #expect(it.type("watch frame 3ffc0") == "breakpoint 3: watch frame 3ffc0\n")
    _ = it.type("delete 1", after: "delete 3")
    #expect(it.type("touch 0804c000 w").contains("PTE of 0804c000"))
    #expect(it.type("continue").contains("1 fault"))
  }

  @Test func `a watched expression halts when it changes`() {
    let it = Specimen()
    _ = it.type("watch rss")
    #expect(it.type("touch 0804c000 w").hasPrefix("breakpoint 1  rss: 2 -> 3\n"))
    #expect(it.type("print rss") == "= 3 = 0x3\n")
  }

  @Test func `a comparison halts when it becomes true`() {
    let it = Specimen()
    _ = it.type("watch rss >= 4", after: "mmap 64K rw")
    #expect(it.type("touch $1 w for 64K").hasPrefix("breakpoint 1  rss >= 4: 0 -> 1\n"))
    #expect(it.type("print rss").hasSuffix("= 4 = 0x4\n"))
    #expect(it.type("continue").contains("write 16 pages"))
  }

  @Test func `hits are counted, ignored, and once is once`() {
    let it = Specimen()
    _ = it.type("break fault", after: "mmap 64K rw", "tbreak pte")
    _ = it.type("ignore 2 3")
    #expect(it.type("touch $1 w for 64K").hasPrefix("breakpoint 1\n"))
    _ = it.type("continue")
    #expect(it.type("info break") == "2   fault, 4 hits\n")
  }

  @Test func `commands run at a halt`() {
    let it = Specimen()
    _ = it.type(#"commands 1 "print 41 + 1" "bt""#, after: "break fault")
    let output = it.type("touch 0804c000 w")
    #expect(output.contains("= 42 = 0x2a"))
    #expect(output.contains("#0  exc_page_fault"))
  }

  @Test func `a condition can be changed and taken away`() {
    let it = Specimen()
    _ = it.type("break pte if addr == 0", after: "mmap 8K rw")
    #expect(it.type("touch $1 w").contains("1 fault"))
    _ = it.type("condition 1")
    #expect(it.type("touch $1 + 4096 w").hasPrefix("breakpoint 1\n"))
  }

  @Test(arguments: [
    ("break splt", "did you mean 'split'?"), ("break", "no breakpoints"),
    ("break pte if nonsense > 1", "nothing is called 'nonsense'"),
    ("break pte if", "expected a number"), ("delete 7", "there is no breakpoint 7"),
    ("watch frobs", "nothing is called 'frobs'"), ("break pte if 1 +", "expected a number"),
  ])
  func `what cannot be set is refused in words`(line: String, words: String) {
    #expect(Specimen().type(line).contains(words))
  }

  @Test func `a breakpoint changes nothing of what happens`() {
    let (watched, plain) = (Specimen(), Specimen())
    for it in [watched, plain] { _ = it.type("mmap 64K rw") }
    _ = watched.type("break walk if value == 12345", after: "watch zone.DMA.free")
    for it in [watched, plain] { _ = it.type("touch $1 w for 64K", after: "fork", "munmap $1 8K") }
    #expect(watched.type("digest") == plain.type("digest"))
  }
}
