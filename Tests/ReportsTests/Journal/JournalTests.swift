import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports

/// What a journal says of its events once they are packed, cut off or let go.
struct JournalTests {
  private typealias Entry = Journal.Entry

  /// Events as a run of page faults brings them, now and then something else between.
  private func events(_ count: Int, seed: UInt64) -> [Entry] {
    var chance = Chance(seed: seed)
    var entries: [Entry] = []
    var address = VirtualAddress(rawValue: 0x0804_8000)
    var frame = PageFrameNumber(rawValue: 0x300)
    while entries.count < count {
      let entry = PageTableEntry(frame: frame, [.present, .user])
      entries += [
        Entry(event: .hardware(.filled(address, array: 0, set: 3, way: 1)), depth: 0),
        Entry(event: .enter(.doAnonymousPage), depth: 1),
        Entry(event: .allocator(.allocated(frame: frame, order: 0)), depth: 2),
        Entry(
          event: .table(.entryWritten(address: address, from: .none, to: entry, in: .first)),
          depth: 2),
        Entry(event: .leave(.doAnonymousPage), depth: 1),
      ]
      address = address + 4096
      frame = frame + (chance.below(30) == 0 ? chance.below(900) : 1)
      if chance.below(50) == 0 {
        entries.append(
          Entry(event: .heap(.cleared(byteCount: UInt32(chance.below(1 << 20)))), depth: 0))
      }
    }
    return Array(entries.prefix(count))
  }

  private func expect(_ journal: Journal, holds entries: ArraySlice<Entry>) {
    let agree = entries.indices.allSatisfy {
      journal[$0 + 1].event == entries[$0].event && journal[$0 + 1].depth == entries[$0].depth
    }
    #expect(agree)
  }

  private func journal(of entries: [Entry], limit: Int = Journal.standardLimit) -> Journal {
    let journal = Journal(limit: limit)
    for entry in entries { journal.append(entry.event, depth: Int(entry.depth)) }
    return journal
  }

  @Test(arguments: [1, 4096, 4097, 20_000])
  func `packed events are what they were`(count: Int) {
    let entries = events(count, seed: UInt64(count))
    let journal = journal(of: entries)
    #expect(journal.count == count)
    expect(journal, holds: entries[...])
    for index in entries.indices.reversed().prefix(9000) {
      #expect(journal[index + 1].event == entries[index].event)
    }
  }

  @Test func `a run of like events takes a fraction of its room`() {
    let entries = events(100_000, seed: 5)
    let journal = journal(of: entries)
    #expect(journal.byteCount < 100_000 * 8 + 3 * 4096 * 32)
  }

  @Test(arguments: [0, 10, 4095, 4096, 5000, 11_999])
  func `what is cut off is gone, and others take its place`(count: Int) {
    let entries = events(12_000, seed: 7)
    let others = events(9000, seed: 8)
    let journal = journal(of: entries)
    journal.forget(since: count)
    #expect(journal.count == count)
    for entry in others { journal.append(entry.event, depth: Int(entry.depth)) }
    expect(journal, holds: (entries[..<count] + others)[...])
  }

  @Test func `the oldest events are let go when a command ends, never those of the last one`() {
    let entries = events(40_000, seed: 9)
    let journal = Journal(limit: 10_000 * Journal.price)
    for (index, entry) in entries.enumerated() {
      journal.append(entry.event, depth: Int(entry.depth))
      if index % 500 == 499 { journal.endCommand() }
    }
    let gone = journal.letGoCount
    #expect((29_000...33_000).contains(gone))
    #expect(!journal.holds(gone) && journal.holds(gone + 1) && journal.holds(40_000))
    for index in gone..<40_000 { #expect(journal[index + 1].event == entries[index].event) }
    #expect(journal.end(ofCommands: 3) == 1500 && journal.command(of: 1501) == 3)
    for entry in entries { journal.append(entry.event, depth: Int(entry.depth)) }
    journal.endCommand()
    #expect(journal.holds(40_001))
  }

  @Test func `what was let go may happen again`() {
    let entries = events(20_000, seed: 10)
    let journal = journal(of: entries, limit: 4096 * Journal.price)
    journal.endCommand()
    journal.append(entries[0].event, depth: 0)
    journal.endCommand()
    #expect(journal.letGoCount > 9000)
    for number in 101...5000 {
      let entry = entries[number - 1]
      journal.happensAgain(entry.event, depth: Int(entry.depth), number: number)
    }
    #expect(!journal.holds(100) && journal.holds(101) && journal.holds(5000))
    #expect(!journal.holds(5001))
    #expect(journal[4711].event == entries[4710].event)
    journal.forgetWhatHappenedAgain()
    #expect(!journal.holds(4711))
  }

  /// Reads what an index lets pass, and remembers what it was told of the time before.
  private struct Reader: JournalReader {
    let interest: JournalInterest
    var seen: [Int: Int] = [:]
    var depth = 0
    mutating func begin(_ start: JournalStart) { depth = start.functions.count }
    mutating func note(_ event: KernelEvent, _ number: Int) {
      if case .leave = event { depth -= 1 }
      seen[number] = depth
      if case .enter = event { depth += 1 }
    }
  }

  @Test func `chunks that cannot tell of a page are passed over, and no other`() {
    let entries = events(60_000, seed: 11)
    let journal = journal(of: entries)
    let address = VirtualAddress(rawValue: 0x0804_8000 + 5000 * 4096)
    var reader = Reader(interest: .page(.init(address, in: .first), mergesUpTo: .max))
    journal.read(upTo: 60_000, into: &reader)
    #expect(reader.seen.count < 20_000)
    for (index, entry) in entries.enumerated() {
      guard EventFacts(entry.event).contains(address.rawValue) else { continue }
      #expect(reader.seen[index + 1] != nil)
    }
    var all = Reader(interest: .all)
    journal.read(upTo: 60_000, into: &all)
    #expect(all.seen.count == 60_000)
    #expect(reader.seen.allSatisfy { all.seen[$0.key] == $0.value })
  }
}
