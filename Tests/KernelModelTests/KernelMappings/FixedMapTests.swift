import Hardware
import Testing

@testable import KernelModel

/// The fixmap against a dictionary of its named slots and a stack of its temporary ones.
@Suite struct FixedMapTests {
  private static let settable = [1, 2, 4, 6, 40]

  @Test(arguments: KernelVersion.allCases, [false, true])
  func `random steps agree with a dictionary and a stack`(
    _ version: KernelVersion, usesPAE: Bool
  ) throws {
    let kernel = windowKernel {
      $0.version = version
      $0.usesPAE = usesPAE
    }
    let map = kernel.fixedMap
    var named: [Int: PageFrameNumber] = [:]
    for index in Self.settable where map.entry(of: index).isPresent {
      named[index] = map.entry(of: index).frame
    }
    var stack: [(address: VirtualAddress, frame: PageFrameNumber)] = []
    var random = SeededNumbers(seed: 7)
    for _ in 0..<500 {
      let frame = PageFrameNumber.high(UInt32(random.next(below: 100)))
      switch random.next(below: 4) {
      case 0:
        let index = Self.settable[random.next(below: Self.settable.count)]
        let isCleared = random.next(below: 3) == 0
        try map.set(index, to: isCleared ? nil : frame)
        named[index] = isCleared ? nil : frame
      case 1 where !stack.isEmpty:
        try map.unmapTemporary(stack.removeLast().address)
      case 2, 3:
        guard stack.count < map.slotsPerCPU else { continue }
        stack.append((try map.mapTemporary(frame), frame))
      default: continue
      }
      try map.checkInvariants()
      #expect(map.temporaryFrames == stack.map(\.frame))
      for index in Self.settable {
        #expect(map.entry(of: index).isPresent == (named[index] != nil))
        if let frame = named[index] { #expect(map.entry(of: index).frame == frame) }
      }
    }
  }

  @Test func `index and address are two names of one page`() {
    for index in [0, 1, 67, 68, 300] {
      #expect(FixedMap.index(of: FixedMap.address(of: index)) == index)
    }
    #expect(FixedMap.address(of: 0) == KernelLayout.fixmapTop)
  }
}
