@testable import Commands
@testable import Grammar
@testable import Session
import Testing

/// Commands that Ctrl-C ended in their middle: the history holds what they had done.
struct InterruptedCommandTests {
  @Test(arguments: [
    (["mmap 1M rw"], "touch $1 w for 1M", "touch $1 w for 12288"),
    (["mmap 1M rw"], "touch $1+100 w for 1M user", "touch $1+100 w for 12188 user"),
    ([], "kmalloc 4K times 100", "kmalloc 4K times 3"),
    ([], "block = kmalloc 4K GFP_KERNEL times 100", "block = kmalloc 4K GFP_KERNEL times 3"),
    (["alloc 5 GFP_HIGHUSER"], "kmap $1 32", "kmap $1 3"),
    (["alloc 5 GFP_HIGHUSER", "kmap $1 32"], "kunmap $1 32", "kunmap $1 3"),
  ])
  func `what was done is done again`(_ before: [String], _ line: String, _ done: String) throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 1 << 30
    let session = try Session(configuration: configuration)
    session.checksInvariants = false
    for line in before { #expect(session.execute(line).status == .done) }
    var questions = 0
    session.isInterrupted = {
      questions += 1
      // The first is asked in front of the command, the others before its second step and so on.
      return questions == 4
    }
    #expect(session.execute(line).status == .interrupted)
    session.isInterrupted = { false }
    #expect(session.log[session.log.count - 1].text == done)
    let digest = session.digest
    session.execute("goto start; goto end")
    #expect(session.digest == digest)
  }
}
