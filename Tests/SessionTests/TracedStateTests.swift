import Commands
import Grammar
@testable import Session
import Testing
import TestSupport

/// What is known of a trace is what the log makes known.
struct TracedStateTests {
  @Test(arguments: [
    ["5 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, nonsense) = 0xb7000000"],
    ["7366  mmap2(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, 99, 0, 7, 8)"],
    ["[pid 9] munmap(0xb7ff9000, 4096 <unfinished ...>"],
    ["7 close(4 <unfinished ...>", "print 3", "8 <... close resumed>) = 0"],
    ["7366 mremap(1, 2, 3, 4, 5, 6, 7)", "7366 brk(NULL) = 0x1"],
    ["7366 write(1, \"x\", 1) = 1", "7366 exec(1)", "5 mprotect(<no>)"],
  ])
  func `refused and unfinished lines leave nothing that a replay would lack`(lines: [String]) {
    let sample = SampleSession()
    _ = sample.type("mmap 4K rw")
    for line in lines { _ = sample.type(line) }
    let digest = sample.session.digest
    _ = sample.type("goto start")
    _ = sample.type("goto end")
    #expect(sample.session.digest == digest)
  }

  @Test func `a half that was typed before going back meets its other half`() {
    let sample = SampleSession()
    _ = sample.type("mmap 8K rw fixed at 0x40000000")
    _ = sample.type("7366 munmap(0x40000000, 4096 <unfinished ...>")
    _ = sample.type("goto start")
    _ = sample.type("goto end")
    _ = sample.type("7366 <... munmap resumed>) = 0")
    #expect(sample.session.log.count == 2)
    #expect(sample.session.log[1].text == "7366 munmap(0x40000000, 4096 ) = 0")
  }
}
