import Commands
@testable import Session
import Testing
import TestSupport

/// A `fork` that fails midway has protected pages already.
struct FailedForkTests {
  @Test(arguments: [
    ["mmap 900M rw", "mmap 900M rw", "touch 0804b000 w", "fork"],
    ["mmap 900M rw", "touch $1 w for 64K", "mmap 900M rw", "touch $1 w for 64K", "fork"],
  ])
  func `the TLB knows of no page that is written no more`(lines: [String]) throws {
    let session = try Session(configuration: Configuration())
    var output = ""
    session.sink = { output += $0 }
    for line in lines {
      output = ""
      session.execute(line)
    }
    #expect(output.contains("fork: ENOMEM"))
    output = ""
    session.execute("audit")
    #expect(!output.contains("STALE") && !output.contains("BROKEN"))
  }
}
