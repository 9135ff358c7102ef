import Hardware
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// Rounds that repeat are told once.
struct StoryFoldingTests {
  private func taken(_ frame: UInt32) -> KernelEvent {
    .allocator(
      .takenFromCPU(
        frame: PageFrameNumber(rawValue: frame), zone: .normal, type: .movable))
  }

  private func written(_ page: UInt32, _ frame: UInt32) -> KernelEvent {
    .table(
      .entryWritten(
        address: VirtualAddress(rawValue: page << 12), from: .none,
        to: PageTableEntry(rawValue: UInt64(frame) << 12 | 0x67), in: .first))
  }

  private let refilled = KernelEvent.allocator(.refilled(zone: .normal, type: .movable, count: 7))

  private func folds(_ events: [KernelEvent]) -> (lines: [Int], folds: [StoryFold]) {
    var (lines, folds): ([Int], [StoryFold]) = ([], [])
    for told in StoryFolding(events.map { StoryBeat(nil, $0) }).told() {
      switch told {
      case .line(let index): lines.append(index)
      case .fold(let fold): folds.append(fold)
      }
    }
    return (lines, folds)
  }

  @Test func `rounds are a pattern when there are enough of them`() {
    let rounds = (0..<6).map { [taken(100 + $0), written(0x10 + $0, 100 + $0)] }
    #expect(folds(rounds[..<4].flatMap { $0 }).folds.isEmpty)
    let (lines, found) = folds(rounds.flatMap { $0 })
    #expect(lines == [0, 1])
    #expect(found.map(\.count) == [5])
    #expect(found.first?.kinds == [.take, .pte])
    #expect(found.first?.addresses == 0x11000...0x15fff)
    #expect(found.first?.frames == 101...105)
    #expect(found.first?.isDense == true)
  }

  @Test func `an address that leaves its step ends a pattern`() {
    let pages = [UInt32](0..<10) + [UInt32](20..<30)
    #expect(folds(pages.map { written($0, 100 + $0) }).folds.map(\.count) == [9, 9])
  }

  @Test func `another zone is another story`() {
    let high = KernelEvent.allocator(
      .takenFromCPU(frame: PageFrameNumber(rawValue: 9), zone: .highMemory, type: .movable))
    let found = folds([KernelEvent](repeating: high, count: 10) + (0..<10).map { taken($0) })
    #expect(found.lines == [0, 10])
    #expect(found.folds.map(\.count) == [9, 9])
  }

  @Test func `refills of the CPU's list are counted, wherever they stand`() {
    let frames: [UInt32] = [1, 2, 5, 6, 8, 9, 10, 11, 12, 13, 14]
    var events = frames.map { taken($0) }
    events.insert(refilled, at: 9)
    events.insert(refilled, at: 3)
    let found = folds(events).folds
    #expect(found.map(\.refillCount) == [2])
    #expect(found.first?.isDense == false)
  }

  @Test func `every line is told or folded, in its order`() {
    let events = (0..<40).flatMap { [taken(7 * $0 % 11), written($0 / 3, $0)] }
    var next = 0
    for told in StoryFolding(events.map { StoryBeat(nil, $0) }).told() {
      switch told {
      case .line(let index):
        #expect(index == next)
        next += 1
      case .fold(let fold):
        #expect(fold.lines.lowerBound == next)
        next = fold.lines.upperBound + 1
      }
    }
    #expect(next == events.count)
  }

  @Test func `512 first writes are a handful of lines, and each of them on wish`() {
    let it = Specimen()
    let folded = it.type("touch $1 w for 2M", after: "trace on", "mmap 2M rw")
    #expect(folded.split(separator: "\n").count < 60)
    let words = folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("510 times more (tlb, walk, fault, visit, path, take, pte): b7dfd000-"))
    #expect(words.contains("'trace all' tells each"))
    let whole = it.type("touch $1 w for 2M", after: "undo", "trace all")
    #expect(whole.count { $0 == "#" } == 512)
    #expect(!whole.contains("times more"))
  }

  @Test func `JSON has every event`() {
    let it = Specimen()
    let lines = it.json("touch $1 w for 2M", after: "trace on", "mmap 2M rw")
    #expect(lines.ranges(of: #""code":"page-fault""#).count == 512)
  }
}
