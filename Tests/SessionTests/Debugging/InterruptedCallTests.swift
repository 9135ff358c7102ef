@testable import Commands
@testable import Grammar
import KernelModel
import TestSupport
import Testing

@testable import Session

/// Ctrl-C in the middle of a call of the kernel halts the machine there, as a debugger does.
struct InterruptedCallTests {
  /// A session in which somebody presses Ctrl-C once the line that is typed has begun.
  private func interrupted(_ line: String, after others: [String]) throws -> (Session, String) {
    let session = try Session()
    session.checksInvariants = false
    var output = ""
    session.sink = { output += $0 }
    session.haltsWhenInterrupted = true
    for other in others { #expect(session.execute(other).status == .done, "\(other)") }
    output = ""
    var asked = 0
    session.isInterrupted = {
      asked += 1
      return asked > 1
    }
    #expect(session.execute(line).status == .interrupted)
    session.isInterrupted = { false }
    return (session, output)
  }

  private func digest(_ lines: [String]) throws -> String {
    let session = try Session()
    session.checksInvariants = false
    for line in lines { session.execute(line) }
    return session.digest
  }

  private static let calls = [
    ("mmap 64M rw populate", []),
    ("munmap $1 64M", ["mmap 64M rw populate"]),
    ("fork", ["mmap 64M rw populate"]),
    ("mlock $1 64M", ["limits memlock 1G", "mmap 64M rw"]),
    ("exit", ["mmap 64M rw populate", "fork"]),
    ("madvise $1 64M dontneed", ["mmap 64M rw populate"]),
    ("mremap $1 64M 96M maymove", ["mmap 64M rw populate", "mmap 4K rw fixed at $1+64M"]),
    ("mprotect $1 64M r", ["mmap 64M rw populate"]),
    ("vmalloc 32M", []),
  ]

  @Test(arguments: calls)
  func `a call halts in its middle, and continue does the rest`(
    line: String, others: [String]
  ) throws {
    let (session, output) = try interrupted(line, after: others)
    #expect(session.isHalted)
    #expect(
      output.hasPrefix(
        "interrupted: 'continue' does the rest, 'undo' takes the command back\n@"))
    #expect(output.contains("'\(line)'"))
    session.execute("continue")
    #expect(!session.isHalted)
    #expect(session.digest == (try digest(others + [line])))
    try session.kernel.checkInvariants()
  }

  @Test(arguments: calls)
  func `undo takes it back`(line: String, others: [String]) throws {
    let (session, _) = try interrupted(line, after: others)
    #expect(session.execute("undo").status == .done)
    #expect(!session.isHalted)
    #expect(session.log.count == others.count)
    #expect(session.digest == (try digest(others)))
    try session.kernel.checkInvariants()
  }

  @Test func `what asks for itself whether to stop is cut short, not halted`() throws {
    let (session, output) = try interrupted("touch $1 w for 64M", after: ["mmap 64M rw"])
    #expect(!session.isHalted)
    #expect(output.contains("interrupted after 1 of 16384 pages"))
  }

  @Test func `nobody halts where nobody could go on`() throws {
    let session = try Session()
    session.sink = { _ in }
    var asked = 0
    session.isInterrupted = {
      asked += 1
      return asked > 1
    }
    session.execute("mmap 64M rw populate")
    #expect(!session.isHalted)
    #expect(session.log.count == 1)
  }
}
