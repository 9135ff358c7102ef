import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports

/// Events that are like earlier ones take next to no room, whatever comes between.
struct ForesightTests {
  /// Faults of page after page; behind every thirtieth page a burst, as long as chance will have it.
  private func events(_ count: Int) -> [Journal.Entry] {
    var chance = Chance(seed: 11)
    var entries: [Journal.Entry] = []
    var page: UInt32 = 0
    while entries.count < count {
      let address = VirtualAddress(rawValue: (0x8048 + page) << 12)
      let frame = PageFrameNumber(rawValue: 0x300 + page)
      entries += [
        .init(event: .hardware(.filled(address, array: 0, set: 3, way: 1)), depth: 0),
        .init(event: .enter(.doAnonymousPage), depth: 1),
        .init(event: .allocator(.allocated(frame: frame, order: 0)), depth: 2),
        .init(
          event: .allocator(.takenFromCPU(frame: frame, zone: .normal, type: .movable)), depth: 2),
        .init(event: .leave(.doAnonymousPage), depth: 1),
      ]
      if page % 30 == 29 {
        for number in 0..<UInt32(20 + chance.below(100)) {
          entries.append(
            .init(
              event: .allocator(.freed(frame: PageFrameNumber(rawValue: number), order: 0)),
              depth: 3))
        }
      }
      page += 1
    }
    return Array(entries.prefix(count))
  }

  @Test func `a burst costs little more than itself`() {
    let entries = events(80_000)
    let journal = Journal()
    for entry in entries { journal.append(entry.event, depth: Int(entry.depth)) }
    let agree = entries.indices.allSatisfy {
      journal[$0 + 1].event == entries[$0].event && journal[$0 + 1].depth == entries[$0].depth
    }
    #expect(agree)
    // What is open and what is being looked at lies flat; each chunk has an index.
    let flat = 2 * 4096 * 32 + 20 * (1 << 10 + 200)
    #expect(journal.byteCount < flat + 80_000 * 3 / 4)
  }

  @Test func `events without any order are kept as well`() {
    var chance = Chance(seed: 3)
    let journal = Journal()
    var entries: [Journal.Entry] = []
    for _ in 0..<9000 {
      let frame = PageFrameNumber(rawValue: UInt32(chance.below(1 << 20)))
      let kinds: [KernelEvent] = [
        .allocator(.freed(frame: frame, order: UInt8(chance.below(10)))),
        .enter(.handleMMFault), .hardware(.directoryLoaded(frame.base)),
        .heap(.cleared(byteCount: frame.rawValue)),
      ]
      entries.append(.init(event: kinds[chance.below(4)], depth: UInt8(chance.below(9))))
    }
    for entry in entries { journal.append(entry.event, depth: Int(entry.depth)) }
    let agree = entries.indices.allSatisfy { journal[$0 + 1].event == entries[$0].event }
    #expect(agree)
  }
}
