@testable import Commands
@testable import Session
import TestSupport
import Testing

/// When something changed, and why it is as it is.
struct CauseTests {
  @Test func `when lists the changes of an entry with their commands`() {
    let it = Specimen()
    let answer = it.type("when changed pte $1", after: "mmap 4K rw", "touch $1 r", "touch $1 w")
    #expect(answer.contains("command 2: touch $1 r\n"))
    #expect(answer.contains("command 3: touch $1 w\n"))
    #expect(answer.contains("00000000 becomes"))
  }

  @Test func `when knows frames, areas and zones`() {
    let it = Specimen()
    _ = it.type("alloc 3", after: "mmap 4K rw", "touch 0804c000 w")
    #expect(it.type("when frame 3ffc5").contains("command 2: touch 0804c000 w"))
    #expect(it.type("when vma b7ffa000").contains("command 1: mmap 4K rw"))
    #expect(it.type("when free Normal").contains("command 3: alloc 3"))
    #expect(it.type("when free Hihgmem").contains("did you mean 'HighMem'?"))
    #expect(it.type("when pte 0").contains("no event so far"))
  }

  @Test func `why tells the story of an address`() {
    let it = Specimen()
    _ = it.type("fork", after: "mmap 4K rw", "touch $1 w")
    let story = it.type("why $1", after: "touch $1 w")
    #expect(story.contains("mapped private by command 1, 'mmap 4K rw'"))
    #expect(story.contains("first touched: frame"))
    #expect(story.contains("write-protected for copy-on-write by command 3, 'fork'"))
    #expect(story.contains("copied: frame"))
    #expect(story.contains("by command 4, 'touch $1 w'"))
  }

  @Test func `expect holds or fails with the words that were typed`() {
    let it = Specimen()
    #expect(it.type("expect rss == 2").isEmpty)
    #expect(it.type("expect rss > 2 || zone.DMA.free >= 3979").isEmpty)
    #expect(it.type("expect rss == 3").contains("'rss == 3' does not hold"))
    #expect(it.type("expect zone.Norma.free > 1").contains("did you mean 'zone.Normal.free'?"))
  }
}
