import Commands
import Session
import TestSupport
import Testing

/// `set`, `show`, `print`, `history`, `undo`: what a person changes is what is shown, and comes back.
@Suite struct `Commands of the session` {
  private let it = Specimen()

  @Test func `what is set is shown, and undo takes it back`() {
    let before = it.type("show vm.overcommit_ratio")
    _ = it.type("set vm.overcommit_ratio 71")
    #expect(it.type("show vm.overcommit_ratio").contains("71"))
    _ = it.type("undo")
    #expect(it.type("show vm.overcommit_ratio") == before)
  }

  @Test func `a value that a setting does not take changes nothing`() {
    let digest = it.type("digest")
    #expect(it.type("set vm.overcommit_memory 3").contains("error"))
    #expect(it.type("digest") == digest)
  }

  @Test func `history tells what was done, in order`() {
    _ = it.type("mmap 4K; mmap 8K")
    let lines = it.type("history").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("mmap 4K") && lines[1].contains("mmap 8K"))
  }

  @Test func `a name that is given twice means the newer result`() {
    _ = it.type("here = mmap 4K")
    let first = it.type("print here")
    _ = it.type("here = mmap 4K")
    #expect(it.type("print here") != first)
  }
}
