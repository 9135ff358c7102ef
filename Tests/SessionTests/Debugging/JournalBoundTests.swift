import TestSupport
import Testing

@testable import Reports
@testable import Session

/// A session whose journal has let its oldest events go.
struct JournalBoundTests {
  /// Some thirty thousand events in fifty commands.
  private func worked(limit: Int? = nil) -> Specimen {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    it.session.keepsJournal = true
    if let limit { it.session.debugger.journal.setLimit(limit) }
    _ = it.type("mmap 256K rw", after: "mmap 4K rw", "touch $1 w")
    for _ in 0..<15 { _ = it.type("madvise $2 256K dontneed", after: "touch $2 w for 256K") }
    return it
  }

  @Test func `one gets about in it as in one that holds everything`() {
    let (bounded, whole) = (worked(limit: 4096 * Journal.price), worked())
    #expect(bounded.session.debugger.journal.letGoCount > 10_000)
    #expect(whole.session.debugger.journal.letGoCount == 0)
    let lines = [
      "back", "bt", "back 700", "goto 9000", "bt", "step", "next", "reverse-next", "back 400", "bt",
      "goto command 4", "step", "bt", "back 3 command", "diff 20000", "bt", "break merge", "rc",
      "bt", "rc", "delete", "break pte if addr == $1", "rc", "continue", "delete", "goto 20",
      "finish", "goto 50%", "reverse-finish", "continue", "goto 12", "branch other", "back",
      "mmap 8K", "why $3", "branch main", "goto 3000", "back 10",
    ]
    for line in lines {
      #expect(bounded.type(line) == whole.type(line), "\(line)")
      #expect(bounded.session.debugger.clock == whole.session.debugger.clock, "\(line)")
      #expect(bounded.session.digest == whole.session.digest, "\(line)")
    }
  }

  @Test func `a halted command of the past is told whole, whatever was looked at meanwhile`() {
    let (bounded, whole) = (worked(limit: 4096 * Journal.price), worked())
    for it in [bounded, whole] { it.session.telling = Telling(amount: .effects) }
    for line in ["goto 2000", "step", "diff 3000", "step", "bt", "finish", "diff 100", "continue"] {
      #expect(bounded.type(line) == whole.type(line), "\(line)")
    }
  }

  @Test func `that events were let go is told once, and in front of what they might have told`() {
    let it = worked()
    it.session.sink = nil
    var output = ""
    it.session.sink = { output += $0 }
    it.session.debugger.journal.setLimit(4096 * Journal.price)
    it.session.execute("brk +4K")
    #expect(output.contains("the journal is full: events up to @"))
    output = ""
    it.session.execute("brk +4K")
    #expect(!output.contains("journal"))
    it.session.execute("why $1")
    #expect(output.contains("the journal is full: events up to @"))
  }

  @Test func `its size can be set and shown, and is no part of the machine`() {
    let it = worked()
    let digest = it.type("digest")
    #expect(it.type("set journal 1M") == "")
    #expect(it.type("show journal").contains("at most 65536 (1 MiB)"))
    #expect(it.type("digest") == digest)
    #expect(it.type("set journal 4K").contains("error:"))
  }
}
