import Hardware
import Testing

@testable import KernelModel

/// Which slots pages get. Linux: `scan_swap_map_slots`.
struct SwapAreaTests {
  private func area(_ slots: UInt32) -> SwapArea {
    SwapArea(number: 0, name: "a", device: .disk, slotCount: slots, priority: 0)
  }

  private func take(_ area: SwapArea, isFull: Bool = false) -> UInt32? {
    area.takeSlots(1, isFull: isFull) { _ in false }.first
  }

  @Test func `slots are given from 1 on and none twice`() {
    let area = area(5)
    #expect((0..<6).map { _ in take(area) } == [1, 2, 3, 4, 5, nil])
    #expect(area.usedSlots == 5)
  }

  @Test func `freed slots are given only when the end has been reached`() {
    let area = area(6)
    for _ in 0..<4 { _ = take(area) }
    area.give(2)
    area.give(3)
    #expect((0..<5).map { _ in take(area) } == [5, 6, 2, 3, nil])
  }

  @Test func `after 256 slots the search looks for 256 in a row from the lowest free one`() {
    let area = area(2000)
    for _ in 0..<256 { _ = take(area) }
    for slot in 1...100 as ClosedRange<UInt32> { area.give(slot) }
    // The hundred in front are too few: the next cluster lies behind what is used.
    #expect(take(area) == 257)
    for _ in 0..<255 { _ = take(area) }
    for slot in 101...512 as ClosedRange<UInt32> where !area.slots[Int(slot)].isFree {
      area.give(slot)
    }
    #expect(take(area) == 1)
  }

  @Test func `several slots come in a row or not at all`() {
    let area = area(20)
    for _ in 0..<4 { _ = take(area) }
    area.give(2)
    #expect(area.takeSlots(64, isFull: false) { _ in false } == Array(5...20))
    #expect(area.takeSlots(64, isFull: false) { _ in false } == [2])
    #expect(area.takeSlots(64, isFull: false) { _ in false }.isEmpty)
  }

  @Test func `a full area takes slots that only the cache holds, and asks for them`() {
    let area = area(3)
    for _ in 0..<3 { _ = take(area) }
    area.give(3)
    var asked: [UInt32] = []
    area.next = 1
    let taken = area.takeSlots(1, isFull: true) { slot in
      asked.append(slot)
      area.give(slot)
      return true
    }
    #expect(asked == [1])
    #expect(taken == [1])
  }

  @Test func `a full area of slots that nobody lets go of ends the search`() {
    let area = area(300)
    while take(area) != nil {}
    #expect(area.takeSlots(1, isFull: true) { _ in false }.isEmpty)
  }
}
