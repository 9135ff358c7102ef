import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

/// What is found with the index of a journal's chunks, against reading every event.
struct JournalIndexTests {
  /// A session of several chunks, in which pages come and go, processes fork and tables move.
  private func worked(seed: UInt64) -> Specimen {
    let lines = [
      "mmap 64K rw", "touch $1 w", "touch $2 w for 32K", "munmap $1 8K", "mprotect $2 8K r",
      "mprotect $2 8K rw", "mremap $1 16K 64K maymove", "brk +16K", "brk -4K", "malloc 200",
      "touch 0804c000 w", "fork", "[2] touch 0804c000 w", "[2] exit", "wait", "switch 2",
      "switch 1", "vmalloc 16K", "vfree $", "kmalloc 100", "kfree $", "alloc 2", "release $",
      "kmap 3f00", "kunmap 3f00", "kmap_atomic 3f00", "kunmap_atomic $", "exec /bin/demo",
      "touch bffd0000 w", "madvise $2 32K dontneed", "mmap 4M rw", "touch $3 w for 256K",
    ]
    var chance = Chance(seed: seed)
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    it.session.keepsJournal = true
    _ = it.type("mmap 64K rw", after: "mmap 256K rw", "mmap 1M rw")
    while it.session.eventCount < 25_000 { _ = it.type(chance.one(of: lines)) }
    return it
  }

  /// The story that every single event tells.
  private func whole<Story: AddressStory>(_ story: Story, _ journal: Journal, upTo clock: Int)
    -> Story
  {
    var story = story
    for number in stride(from: 1, through: clock, by: 1) {
      story.note(journal[number].event, number)
    }
    return story
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `stories are those that all events tell`(seed: UInt64) {
    let it = worked(seed: seed)
    let journal = it.session.debugger.journal
    let areas = it.session.world.bootAreas
    var chance = Chance(seed: seed)
    for clock in [journal.count, journal.count / 2, 9000, 4096, 4097] {
      for address: UInt32 in [
        0x0804_8000, 0x0804_b000, 0x0804_c000, 0x0804_d000, 0xbffd_0000, 0xbfff_e000, 0xb7fb_b000,
        0xb7eb_b000, 0xb7fe_f000, 0xb7ff_7000, 0xb7ab_b000,
      ] {
        let address = VirtualAddress(rawValue: address + UInt32(chance.below(8)) << 12)
        let page = EntryChange.Page(address, of: it.process)
        let story = PageStory(page, bootAreas: areas)
        let (told, all) = (story.told(journal, upTo: clock), whole(story, journal, upTo: clock))
        #expect(told.deeds == all.deeds, "\(address) at \(clock)")
        #expect(told.lastEntry == all.lastEntry, "\(address) at \(clock)")
      }
      for address: UInt32 in [0xc030_0000, 0xc3f0_0000, 0xf800_0000, 0xff80_0000] {
        let address = VirtualAddress(rawValue: address + UInt32(chance.below(64)) << 12)
        let story = KernelPageStory(address, in: it.kernel)
        let (told, all) = (story.told(journal, upTo: clock), whole(story, journal, upTo: clock))
        #expect(told.deeds == all.deeds, "\(address) at \(clock)")
        #expect(told.lastEntry == all.lastEntry, "\(address) at \(clock)")
      }
    }
  }

  @Test(arguments: 7...8 as ClosedRange<UInt64>)
  func `each frame that an event names is found where it is named`(seed: UInt64) {
    let it = worked(seed: seed)
    let journal = it.session.debugger.journal
    var expected: [UInt32: [Int]] = [:]
    for number in 1...journal.count {
      switch journal[number].event {
      case .hardware, .fault: continue
      default:
        for frame in Set(EventFacts(journal[number].event).frames) {
          expected[frame, default: []].append(number)
        }
      }
    }
    for (frame, numbers) in expected.sorted(by: { $0.key < $1.key }).prefix(60) {
      let report = CauseReport(.frame(frame), in: it.session)
      #expect(report.count == numbers.count)
      #expect(report.causes.map(\.event) == Array(numbers.suffix(20)))
    }
  }
}
