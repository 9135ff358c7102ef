@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The owner of a frame` {
  private let it = Specimen()

  private func owner(_ frame: UInt32) -> FrameOwner {
    let frame = PageFrameNumber(rawValue: frame)
    return it.kernel.owner(of: frame, it.kernel.pages[frame])
  }

  @Test(arguments: [
    (UInt32(0x3ffc4), FrameOwner.anonymous), (0x3ffc1, .file), (0x02003, .pageTable),
    (0x01000, .kernelImage), (0x37800, .pageMap), (0x08000, .free),
  ])
  func `is told by its record`(_ frame: UInt32, _ expected: FrameOwner) {
    #expect(owner(frame) == expected)
  }

  @Test func `of a tail is its head's`() throws {
    _ = it.type("kmalloc 16K")
    let all = (0..<it.kernel.pages.frameCount).lazy.map { PageFrameNumber(rawValue: UInt32($0)) }
    let tail = try #require(all.first { self.it.kernel.pages[$0].use == .tail })
    let head = PageFrameNumber(rawValue: it.kernel.pages[tail].owner)
    #expect(owner(tail.rawValue) == owner(head.rawValue))
  }

  @Test func `is counted once for every frame that there is`() {
    var next = 0
    it.kernel.forEachOwnedRun { frames, _ in
      #expect(frames.lowerBound == next && !frames.isEmpty)
      next = frames.upperBound
    }
    #expect(next == it.kernel.pages.frameCount)
  }

  @Test func `has a letter and a code of its own`() {
    let owners = FrameOwner.allCases
    #expect(Set(owners.map(\.letter)).count == owners.count)
    #expect(Set(owners.map(\.code)).count == owners.count)
  }
}

@Suite struct `Whose a frame is` {
  private let it = Specimen()

  private func holder(_ frame: UInt32) -> FrameHolder {
    FrameDescription(PageFrameNumber(rawValue: frame), in: it.kernel).owner
  }

  @Test func `a page of a process knows where it is mapped and how often`() {
    _ = it.type("fork")
    let mappers = FrameMappers(
      process: 1, address: VirtualAddress(rawValue: 0x0804_b000), more: 1)
    #expect(holder(0x3ffc4) == .privateMemory(mappers))
  }

  @Test func `a free frame knows its block`() {
    let head = PageFrameNumber(rawValue: 0x8000)
    #expect(holder(0x804b) == .freeBlock(order: 10, head: head, type: .movable))
  }

  @Test func `a page table knows what it is for`() {
    guard case .pageTable(let place?) = holder(0x2007) else {
      Issue.record("no page table")
      return
    }
    #expect(place.process == 1 && !place.isDirectory)
    #expect(place.start.rawValue == 0x0800_0000 && place.last.rawValue == 0x083f_ffff)
  }

  @Test(arguments: [
    (UInt32(0), FrameHole.biosData), (0xa0, .graphicsWindow), (0xfee00, .localAPIC),
    (0xc0000, .nothing),
  ])
  func `a frame without RAM is a hole`(_ frame: UInt32, _ hole: FrameHole) {
    let found = FrameDescription(PageFrameNumber(rawValue: frame), in: it.kernel)
    #expect(found.owner == .hole(hole) && found.zone == nil)
    #expect(found.use == (hole.isDevice ? .device : .absent))
  }

  @Test func `is a code with numbers in JSON`() {
    #expect(
      it.json("page 3ffc4").contains(
        #""owner":{"code":"private-memory","mappers":{"address":134524928,"more":0,"process":1}}"#
      ))
  }
}
