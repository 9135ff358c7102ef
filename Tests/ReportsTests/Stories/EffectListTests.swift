import Hardware
import KernelModel
import Testing

@testable import Reports

/// Many effects are counted, the first few hundred of them kept.
struct EffectListTests {
  private func entry(_ number: UInt32) -> Effect {
    .entry(
      VirtualAddress(rawValue: number << 12), from: .none, to: PageTableEntry(rawValue: 0x67))
  }

  @Test func `all of many are counted, and their bounds known`() {
    var list = EffectList([.faults(count: 7)])
    list.append((0..<500).map { entry(700 - $0) })
    #expect(list.count == 501)
    #expect(list.first.count == 400 && list.first[1] == entry(700))
    #expect(
      list.summaries == [
        .one(.faults(count: 7)),
        .entries(
          count: 500, first: VirtualAddress(rawValue: 201 << 12),
          last: VirtualAddress(rawValue: 700 << 12)),
      ])
  }

  @Test func `more of the last group are counted with it`() {
    var list = EffectList((0..<400).map { .tlbFilled(set: $0) })
    list.appendMore(100)
    #expect(list.count == 500 && list.summaries == [.fills(count: 500)])
  }

  @Test func `entries written in any order are told in the order of their first writing`() {
    var changes = EntryChanges()
    for page in [900, 5, 6, 7, 70, 69, 5, 900] as [UInt32] {
      changes.note(page, from: .none, to: PageTableEntry(rawValue: UInt64(page) << 12 | 1))
    }
    changes.note(6, from: PageTableEntry(rawValue: 0x6001), to: .none)
    var pages: [UInt32] = []
    changes.visit { effect in
      if case .entry(let address, _, _) = effect { pages.append(address.pageNumber) }
    }
    #expect(pages == [900, 5, 7, 70, 69])
    #expect(changes.count == 5)
  }

  @Test func `blocks that follow on one another are told one by one`() {
    var tally = FrameTally()
    for number in 0..<450 {
      tally.append(FrameBlock(frame: PageFrameNumber(rawValue: UInt32(number)), order: 1))
    }
    #expect(tally.frameCount == 900)
    #expect(tally.first.count == 400 && tally.first[399].frame.rawValue == 399)
  }
}
