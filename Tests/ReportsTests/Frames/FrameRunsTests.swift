@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `Runs of frames` {
  private func runs(_ frames: [UInt32], of zone: FrameZone = .zone(.highMemory)) -> FrameRuns {
    var runs = FrameRuns()
    for frame in frames { runs.add(PageFrameNumber(rawValue: frame), of: zone) }
    return runs
  }

  @Test func `join frames that follow one another`() {
    let found = runs([5, 6, 7, 9, 8])
    #expect(found.runs.map { $0.lowerBound.rawValue } == [5, 9, 8])
    #expect(found.count == 5)
  }

  @Test func `count each zone in the order in which it is met`() {
    var found = runs([0x3ff00, 0x3ff01])
    found.add(PageFrameNumber(rawValue: 0x1000), of: .zone(.normal))
    found.add(PageFrameNumber(rawValue: 0xfed00), of: .device)
    #expect(
      found.zones == [
        .init(zone: .zone(.highMemory), count: 2), .init(zone: .zone(.normal), count: 1),
        .init(zone: .device, count: 1),
      ])
    #expect(found.english == "3ff00-3ff01 01000 fed00  HighMem 2, Normal 1, device 1")
  }

  @Test func `tell the first three, and how many there are more`() {
    #expect(runs([1, 3, 5, 7, 9]).english == "00001 00003 00005 and 2 more  HighMem 5")
    #expect(FrameRuns().english.isEmpty)
  }

  @Test func `are what the tables map`() {
    let it = Specimen()
    let text = it.type("vmallocmap", after: "vmalloc 12K")
    let area = it.kernel.vmalloc.all[0]
    let found = it.kernel.frames(behind: area.start..<area.mappedEnd)
    #expect(found.count == 3 && text.contains(found.english))
  }
}
