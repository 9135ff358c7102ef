@testable import Commands
import Drawing
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// The story of an address's present state.
struct WhyTests {
  private let it = Specimen { $0.memoryByteCount = 1 << 30 }

  /// The sentences behind the state, without their events.
  private func story(_ line: String) -> [String] {
    it.session.renderer = PlainRenderer(canvas: Canvas(width: 400))
    return it.type(line).split(separator: "\n").dropFirst().map {
      String($0.drop { $0 != "@" }.drop { $0 != " " }.dropFirst())
    }
  }

  @Test func `an event takes 32 bytes`() {
    #expect(MemoryLayout<Journal.Entry>.stride == 32)
  }

  @Test func `processes have stories of their own`() {
    _ = it.type("switch 2", after: "touch 0804c000 w", "fork")
    _ = it.type("touch 0804c000 w", after: "exec /bin/demo")
    _ = it.type("munmap 0804c000 4K")
    #expect(story("why 0804c000") == ["unmapped by command 6, 'munmap 0804c000 4K'"])
    #expect(
      story("[1] why 0804c000") == [
        "first touched: frame 3ffc5 was mapped by command 1, 'touch 0804c000 w'",
        "read into the TLB by command 1, 'touch 0804c000 w'",
        "write-protected for copy-on-write by command 2, 'fork'",
      ])
    #expect(!it.type("[1] when vma 0804c000").contains("munmap"))
    #expect(!it.type("[1] when pte 0804c000").contains("command 5"))
  }

  @Test func `a child's story begins at its birth`() {
    _ = it.type("fork", after: "mmap 4K rw", "touch $1 w")
    #expect(
      story("[2] why $1") == [
        "inherited from the parent, private, by command 3, 'fork'",
        "frame 3ffc5 was shared with the parent by command 3, 'fork'",
      ])
  }

  @Test func `a mapping that merges is told as one`() {
    _ = it.type("brk +64K", after: "mmap 64K rw", "mmap 4K rw")
    #expect(story("why $2")[0].hasPrefix("mapped in one area with its neighbours, b7fea000-b7ffb000"))
    #expect(story("why 08055000")[0].hasPrefix("made a part of the heap in one area"))
    #expect(it.type("why 0804d000").hasSuffix("  no command has changed it\n"))
  }

  @Test func `every page of a range has its mprotect`() {
    _ = it.type("mprotect $1 8K r", after: "mmap 16K rw", "touch $1 w for 16K")
    #expect(story("why $1 + 4K").contains("made r--p, which was rw-p, by command 3, 'mprotect $1 8K r'"))
    #expect(!story("why $1 + 8K").contains { $0.contains("mprotect") })
  }

  @Test func `what is mapped anew has forgotten what was there`() {
    _ = it.type("munmap $1 4K", after: "mmap 4K rw", "touch $1 w")
    _ = it.type("mmap 4K rw fixed at $1")
    #expect(story("why $1") == ["mapped private by command 4, 'mmap 4K rw fixed at $1'"])
  }

  @Test func `a moved mapping says from where its frame came`() {
    _ = it.type("touch $1 w", after: "mmap 4K rw", "mmap 4K r")
    _ = it.type("mremap $1 4K 64K maymove")
    let told = story("why $3")
    #expect(told.first?.hasPrefix("moved or grown here, private,") == true)
    #expect(told.contains { $0.hasPrefix("frame 3ffc5 came from ") })
  }

  @Test func `an entry that was poked is said to be`() {
    _ = it.type("poke 0x02007130 0", after: "touch 0804c000 w")
    #expect(it.type("why 0804c000").contains("was written behind the kernel's back"))
  }

  @Test func `objects, areas and slots of the kernel have stories`() {
    _ = it.type("kmalloc 100")
    #expect(story("why $1").last?.hasPrefix("an object of kmalloc-128 at ") == true)
    _ = it.type("vmalloc 8K")
    #expect(story("why $2 + 8K") == ["area f8800000-f8803000 was made by command 2, 'vmalloc 8K'"])
    _ = it.type("vfree $2")
    #expect(story("why $2").last == "its area was freed, and waits for a flush by command 3, 'vfree $2'")
    _ = it.type("vm_unmap_aliases")
    #expect(story("why $2").count == 1)
    _ = it.type("kmap 3f000")
    #expect(
      story("why $3") == [
        "slot 1 was given to frame 3f000 by command 5, 'kmap 3f000'",
        "pkmap_count[1] became 2 by command 5, 'kmap 3f000'",
      ])
  }

  @Test func `a page that the TLB reads again and again has one sentence for it`() {
    _ = it.type("mmap 4K rw")
    for _ in 0..<50 { _ = it.type("touch $1 w; invlpg $1") }
    let told = story("why $1")
    #expect(told.count { $0.hasPrefix("read into the TLB") } == 1)
    #expect(told.last?.hasPrefix("read into the TLB by command 100, 'touch $1 w'") == true)
  }
}
