import TestSupport
import Testing

@testable import Commands
@testable import Session

struct CompletionTests {
  private let session = try! Session(
    configuration: Configuration(),
    commands: CommandSet(
      [Sample.map, Sample.unmap, Sample.touch, Sample.open].map(\.silent)
        + [Command.help, Command.print]))

  private func complete(_ text: String) -> [String] {
    session.complete(before: text).candidates.map(\.text)
  }

  @Test func `a name is completed among the commands`() {
    #expect(complete("m") == ["mmap", "munmap"])
    #expect(complete("print 1; to") == ["touch"])
    #expect(complete("[7] mu") == ["munmap"])
    #expect(complete("7 mu") == ["munmap"])
    #expect(complete("a = mm") == ["mmap"])
    #expect(session.complete(before: "mm").replaceCount == 2)
    #expect(session.complete(before: "mm").candidates.first?.help == "map memory")
  }

  @Test func `words and keywords that are not given yet are offered`() {
    #expect(complete("touch 4096 ") == ["r", "w", "x", "for"])
    #expect(complete("touch 4096 w ") == ["for"])
    #expect(complete("mmap 4K sh") == ["shared"])
    #expect(complete("mmap 4K rw fixed a") == ["anonymous", "at"])
  }

  @Test func `constants are offered in a call`() {
    #expect(complete("mmap(NULL, 4096, PROT_R") == ["PROT_READ"])
    #expect(complete("mmap(NULL, 4096, PROT_READ|PROT_W") == ["PROT_WRITE"])
    #expect(session.complete(before: "mmap(NULL, 4096, PROT_READ|PROT_W").replaceCount == 6)
    #expect(complete("mmap(NULL, 4096, 1, MAP_FIXED_") == ["MAP_FIXED_NOREPLACE"])
  }

  @Test func `results are offered with their values, the latest first`() {
    session.execute("first = print 1; print 0xb7fe0000")
    #expect(
      session.complete(before: "touch $").candidates.map { "\($0.text) \($0.help)" }
        == ["$2 b7fe0000", "$1 00000001"])
    #expect(complete("touch fir") == ["first"])
    #expect(complete("touch 4096+fir") == ["first"])
    #expect(complete("munmap(fir") == ["first"])
  }

  @Test func `mappings are offered where an address is wanted, with what they are`() {
    let candidates = session.complete(before: "munmap 0804").candidates
    #expect(candidates.map(\.text) == ["08048000", "08049000", "0804a000", "0804b000", "0804c000"])
    #expect(candidates.first?.help == "r--p /bin/demo")
    #expect(complete("touch PAGE_") == ["PAGE_OFFSET"])
  }

  @Test func `processes are offered where one is wanted`() throws {
    let session = try Session()
    #expect(session.complete(before: "switch ").candidates.map(\.text) == ["1"])
  }

  @Test func `help completes commands`() {
    #expect(complete("help mm") == ["mmap", "mmap area", "mm", "mmap_threshold"])
    #expect(complete("help mem") == ["memory access", "memory hole"])
    #expect(complete("help page fa") == ["fault"])
    #expect(session.complete(before: "help RS").candidates.map(\.help) == ["an abbreviation"])
  }

  @Test func `files are completed, directories without an end`() {
    let candidates = session.complete(before: "openat 3 /etc/pass").candidates
    #expect(candidates.contains { $0.text == "/etc/passwd" && $0.endsWord })
    let directories = session.complete(before: "openat 3 /et").candidates
    #expect(directories.map(\.text) == ["/etc/"])
    #expect(directories.first?.endsWord == false)
    #expect(complete("openat 3 /no/such/dir") == [])
  }

  @Test func `behind an unknown command nothing is offered`() {
    #expect(complete("frobnicate ") == [])
    #expect(complete("m 4K ") == [])
  }

  @Test func `a hint shows the rest of the name and the arguments`() {
    #expect(session.hint(for: "tou") == "ch ADDR [r|w|x] [for LENGTH]")
    #expect(session.hint(for: "touch") == " ADDR [r|w|x] [for LENGTH]")
    #expect(session.hint(for: "touch ") == "ADDR [r|w|x] [for LENGTH]")
    #expect(session.hint(for: "touch 4096 w ") == "[for LENGTH]")
    #expect(session.hint(for: "touch 4096") == "")
    #expect(session.hint(for: "m") == "")
    #expect(session.hint(for: "") == "")
  }

  @Test func `a hint in a call shows the parameters to come`() {
    #expect(session.hint(for: "munmap(") == "addr: where; then length")
    #expect(session.hint(for: "munmap(4096, ") == "length: how much")
    #expect(session.hint(for: "munmap(4096, 4096)") == "")
  }
}
