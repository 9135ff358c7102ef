@testable import Commands
import Drawing
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// What `trace` lets a session tell.
struct TellingTests {
  private let sample = SampleSession()

  @Test func `brief tells what is another than before in a line`() {
    _ = sample.type("trace brief")
    #expect(
      sample.type("touch 0804d000 w").contains(
        "\n  1 fault, +1 frame Normal "))
    let wide = PlainRenderer(canvas: Canvas(width: 400))
    sample.session.renderer = wide
    let line = sample.type("touch 0804e000 w")
    #expect(line.contains("PTE 0804e 0 -> "))
    #expect(line.contains("rss 12K -> 16K, TLB fill set 14\n"))
    #expect(sample.type("maps").contains("0804c000"))
  }

  @Test func `brief says nothing of a command that changed nothing`() {
    _ = sample.type("trace brief; touch 0804d000 w")
    #expect(sample.type("touch 0804d000 w").split(separator: "\n").count == 1)
  }

  @Test func `brief adds up what there is much of`() {
    _ = sample.type("trace brief")
    sample.session.renderer = PlainRenderer(canvas: Canvas(width: 400))
    _ = sample.type("mmap 64K rw")
    #expect(sample.type("touch $1 w for 64K").contains("16 PTEs b7feb to b7ffa"))
    #expect(sample.type("munmap $1 64K").contains("-area b7feb000-b7ffb000, -16 frames Normal"))
  }

  @Test func `a depth indents by calls and folds deeper ones into a count`() {
    _ = sample.type("trace on depth 1")
    let text = sample.type("touch 0804d000 w")
    #expect(text.contains("  exc_page_fault\n"))
    #expect(text.contains("    do_user_addr_fault  1"))
    #expect(!text.contains("find_vma"))
    _ = sample.type("trace on depth 20")
    #expect(sample.type("touch 0804e000 w").contains("      find_vma\n"))
  }

  @Test func `kinds leave only their events`() {
    _ = sample.type("trace on pte")
    let lines = sample.type("touch 0804d000 w").split(separator: "\n").dropFirst()
    #expect(lines.count == 1)
    #expect(lines.first?.contains("PTE of 0804d000") == true)
  }

  @Test func `brief has neither depth nor kinds`() {
    #expect(sample.type("trace brief pte").contains("error: 'trace on' alone has a depth and kinds"))
    #expect(sample.type("trace off depth 2").contains("error: "))
  }

  @Test func `nobody listens while it is off, and the debugger knows everything all the same`() {
    _ = sample.type("trace off; touch 0804d000 w; touch 0804e000 w")
    #expect(sample.session.debugger.journal.count == 0)
    #expect(sample.type("when changed pte 0804d000").contains("touch 0804d000 w"))
    let loud = SampleSession()
    _ = loud.type("trace on; touch 0804d000 w; touch 0804e000 w")
    #expect(loud.type("step touch 0804f000") == sample.type("step touch 0804f000"))
  }

  @Test func `effects are what a session begins with`() {
    let sample = SampleSession()
    sample.session.telling = Telling()
    #expect(sample.type("mmap 64K rw").hasSuffix("\n  +area b7feb000-b7ffb000\n"))
  }

  @Test func `what another process got stands apart`() {
    _ = sample.type("trace brief")
    sample.session.renderer = PlainRenderer(canvas: Canvas(width: 400))
    let fork = sample.type("fork")
    #expect(fork.contains("+process 2: +8 areas and 2 PTEs"))
    #expect(!fork.contains("+area"))
    // For whom one calls is the one whose effects they are.
    #expect(sample.type("[2] brk +4K").contains("heap end 08050000 -> 08051000"))
    #expect(sample.type("[2] munmap 0804c000 20K").contains("-area 0804c000-08051000"))
    #expect(sample.type("[2] exit").contains("former memory: -7 areas and 2 PTEs"))
  }

  @Test func `flags and counts end as they are`() {
    _ = sample.type("trace brief")
    #expect(sample.type("mlock 0804b000 4K").contains("area 0804b000-0804c000 locked"))
    #expect(sample.type("mprotect 0804b000 4K r").contains("area 0804b000-0804c000 rw-p -> r--p"))
  }

  @Test func `a line of effects ends between two of them`() {
    _ = sample.type("trace brief")
    sample.session.renderer = PlainRenderer(canvas: Canvas(width: 50))
    let lines = sample.type("touch 0804d000 w").split(separator: "\n").dropFirst()
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { $0.count <= 50 })
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix(",") })
  }
}
