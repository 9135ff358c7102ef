import Drawing
import Hardware
import KernelModel
@testable import Reports
import Testing

/// What events add up to: effects are numbers and cases, and words only when somebody looks.
struct EventTotalsTests {
  private func effects(_ events: [KernelEvent]) -> [Effect] {
    var totals = EventTotals()
    for event in events { totals.note(event) }
    return totals.effects(of: nil, nil, nil).first
  }

  private func page(_ number: UInt32) -> VirtualAddress { VirtualAddress(rawValue: number << 12) }

  private func written(_ number: UInt32, _ old: UInt64, _ new: UInt64) -> KernelEvent {
    .table(
      .entryWritten(
        address: page(number), from: PageTableEntry(rawValue: old),
        to: PageTableEntry(rawValue: new), in: .kernel))
  }

  @Test func `an entry that is as it was has not changed`() {
    let found = effects([written(0xf8000, 0, 0x1063), written(0xf8000, 0x1063, 0)])
    #expect(found.isEmpty)
  }

  @Test func `of an entry written twice the first and the last value count`() {
    let found = effects([written(0xf8000, 0, 0x1063), written(0xf8000, 0x1063, 0x2063)])
    #expect(
      found == [
        .entry(page(0xf8000), from: .none, to: PageTableEntry(rawValue: 0x2063))
      ])
  }

  @Test func `who was killed is told, and why the kernel gave up`() {
    let process = ProcessID(rawValue: 5)
    let found = effects([
      .outOfMemory(.chosen(process, points: 9, .worst)), .outOfMemory(.doomed(process)),
      .outOfMemory(.killed(process, pages: 7)), .outOfMemory(.gaveUp(.deadlock)),
    ])
    #expect(found == [.killed(process, name: nil), .panicked(.deadlock)])
    #expect(
      (found + [.killed(process, name: "hog")]).map(\.english) == [
        "killed process 5", "kernel panic: out of memory, and no process may be killed",
        "killed process 5 (hog)",
      ])
  }

  @Test func `a slot's count is told once, as it is at the end`() {
    let found = effects([
      .window(.slotCount(slot: 3, count: 2)), .window(.slotCount(slot: 4, count: 2)),
      .enter(.kunmapHigh), .window(.slotCount(slot: 3, count: 1)),
      .window(.slotCount(slot: 5, count: 1)), .leave(.kunmapHigh),
    ])
    #expect(
      found == [
        .kmapCount(slot: 3, from: 1, to: 1), .kmapCount(slot: 4, from: 1, to: 2),
        .kmapCount(slot: 5, from: 2, to: 1),
      ])
  }

  @Test func `a memory that nobody has any more is told in short`() {
    let id = AddressSpaceID(rawValue: 9)
    let found = effects([
      .space(.removed(start: page(0x10), end: page(0x12)), of: id),
      .space(.removed(start: page(0x20), end: page(0x21)), of: id),
    ])
    #expect(found == [.otherMemory(.gone, areaBalance: -2, entryCount: 0)])
    #expect(found[0].english == "a memory that is gone: -2 areas")
  }

  @Test func `the chip's effects come last`() {
    let found = effects([
      .hardware(.filled(page(5), array: 0, set: 5, way: 0)),
      .hardware(.directoryLoaded(PhysicalAddress(rawValue: 0x2000))),
      .hardware(.dropped(page(5), lineCount: 1, .fault)),
      .fault(.taken(PageFault(address: page(5), code: []))),
    ])
    #expect(
      found == [
        .faults(count: 1), .directoryLoaded(PhysicalAddress(rawValue: 0x2000)),
        .tlbDropped(lineCount: 1), .tlbFilled(set: 5),
      ])
  }
}

/// Few effects of a group are told one by one, many together.
struct EffectSummaryTests {
  private func entries(_ numbers: [UInt32]) -> [Effect] {
    numbers.map {
      .entry(
        VirtualAddress(rawValue: $0 << 12), from: .none, to: PageTableEntry(rawValue: 0x67))
    }
  }

  @Test func `two entries are told, three only as a range`() {
    #expect(EffectList(entries([7, 5])).summaries.count == 2)
    let summaries = EffectList(entries([7, 5, 6])).summaries
    #expect(
      summaries == [
        .entries(
          count: 3, first: VirtualAddress(rawValue: 0x5000), last: VirtualAddress(rawValue: 0x7000))
      ])
    #expect(summaries[0].english == "3 PTEs 00005 to 00007")
  }

  @Test func `entries of the kernel are not thrown together with the process's`() {
    let summaries = EffectList(entries([5, 6, 7, 0xf8000])).summaries
    #expect(summaries.count == 2)
  }

  @Test func `fills of the TLB are counted from the second on`() {
    #expect(
      EffectList([.tlbFilled(set: 1), .tlbFilled(set: 2)]).summaries == [.fills(count: 2)])
    #expect(EffectList([.tlbFilled(set: 1)]).summaries == [.one(.tlbFilled(set: 1))])
  }
}
