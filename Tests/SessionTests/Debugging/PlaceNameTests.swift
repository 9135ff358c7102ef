@testable import Session
import TestSupport
import Testing

/// A name means one thing to every command that takes a point of the history.
struct PlaceNameTests {
  @Test(arguments: ["start", "end", "here", "command", "back"])
  func `words of goto and diff name no checkpoint and no branch`(_ word: String) {
    let it = Specimen()
    #expect(
      it.type("checkpoint \(word)").contains("error: '\(word)' is a word of 'goto' and 'diff'"))
    #expect(it.type("branch \(word)").contains("error: '\(word)' is a word of 'goto' and 'diff'"))
    #expect(it.session.timeline.markNames.isEmpty)
    #expect(it.type("help checkpoint").contains(word))
  }

  @Test(arguments: ["5", "@5", "62%"])
  func `numbers are events`(_ word: String) {
    let it = Specimen()
    #expect(it.type("checkpoint \(word)").contains("error: "))
    #expect(it.session.timeline.markNames.isEmpty)
  }

  @Test func `a checkpoint is no branch, and a branch no checkpoint`() {
    let it = Specimen()
    #expect(it.type("checkpoint main").contains("error: 'main' is a branch"))
    _ = it.type("checkpoint spot", after: "mmap 4K")
    #expect(it.type("branch spot").contains("error: 'spot' is a checkpoint"))
    _ = it.type("branch other", after: "mmap 4K")
    #expect(it.type("checkpoint main").contains("error: 'main' is a branch"))
  }

  @Test func `here is where the machine stands, to goto and to diff`() {
    let it = Specimen()
    _ = it.type("touch $1 w", after: "mmap 64K rw")
    #expect(it.type("diff here") == "the machines are equal\n")
    #expect(it.type("goto here", after: "goto command 1").contains("after command 1 of 2"))
    func differences(_ line: String) -> Substring {
      it.type(line).drop { $0 != "\n" }
    }
    #expect(differences("diff here end") == differences("diff command 1 end"))
  }
}
