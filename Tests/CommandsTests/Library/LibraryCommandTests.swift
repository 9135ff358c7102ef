@testable import Commands
@testable import Drawing
@testable import Session
import TestSupport
import Testing

struct LibraryCommandTests {
  private let sample = SampleSession()

  @Test func `malloc and free speak of addresses in words and in C`() {
    #expect(sample.type("malloc 100") == "$1 = 080501a0 (1 fault)\n")
    #expect(sample.type("malloc(20)") == "$2 = 08050210\n")
    #expect(sample.type("free $1") == "free: done\n")
    #expect(sample.type("realloc $2 0") == "$3 = 00000000\n")
  }

  @Test func `a double free ends in glibc's words`() {
    _ = sample.type("malloc 100; free $1")
    #expect(
      sample.type("free $1")
        == "free(): double free detected in tcache 2\nfree: ends in SIGABRT SI_TKILL\n")
  }

  @Test func `a process without a heap says how to get one`() {
    for line in ["heap", "heap bins"] {
      #expect(
        sample.type(line) == "process 1 has no heap yet: the first 'malloc' makes one\n")
    }
  }

  @Test func `the heap is drawn in address order`() {
    _ = sample.type("malloc 100; malloc 20; free $1")
    let lines = sample.type("heap").split(separator: "\n")
    #expect(lines[5].hasSuffix("112  P      tcache 6      50 80 00 00 08 ee f1 63"))
    #expect(lines.count == 8)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `a chunk is shown field by field`() {
    _ = sample.type("malloc 100")
    let text = sample.type("heap $1")
    #expect(text.contains("  size       0805019c  00000071  112 | PREV_INUSE\n"))
    #expect(sample.type("heap 0").contains("no chunk of the heap holds 00000000"))
  }

  @Test func `what no list can be is an error of the program, not of the kernel`() {
    _ = sample.type("malloc 20; write $1 + 28 0x41 0x41 0x41 0x41")
    let text = sample.type("audit")
    #expect(text.contains("SPOILT: process 1: the chunk at 080501b8"))
    #expect(!text.contains("BROKEN"))
  }

  @Test func `the digest knows the heap`() {
    let before = sample.type("digest")
    _ = sample.type("malloc 100")
    #expect(sample.type("digest") != before)
  }
}
