import Hardware
import Testing

@testable import KernelModel

@Suite struct `What boot leaves` {
  @Test(arguments: ReferenceMachine.allCases)
  func `ZONE_DMA is alike on all machines`(_ machine: ReferenceMachine) {
    let allocator = machine.booted()
    #expect(allocator.blockCounts(.dma) == [1, 1, 0, 1, 2, 1, 1, 0, 1, 1, 3])
    #expect(allocator.zones[0].managedPages == 3979)
  }

  @Test(arguments: [(ReferenceMachine.a, 213), (.b, 209), (.c, 205)])
  func `ZONE_NORMAL begins at the kernel's end and ends at what boot took`(
    _ machine: ReferenceMachine, biggest: Int
  ) {
    let counts = machine.booted().blockCounts(.normal)
    #expect(counts == [0, 0, 0, 1, 0, 0, 0, 1, 2, 1, biggest])
  }

  @Test(arguments: [(ReferenceMachine.a, 31), (.b, 543), (.c, 799)])
  func `all high memory is free`(_ machine: ReferenceMachine, biggest: Int) {
    let counts = machine.booted().blockCounts(.highMemory)
    #expect(counts == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, biggest])
  }

  @Test func `user pages come from the smallest blocks of high memory first`() {
    let allocator = ReferenceMachine.a.booted()
    let frames = (0..<3).map { _ in allocator.allocate(.highUserMovable, use: .anonymous) }
    #expect(frames == [0x3ffc0, 0x3ffc1, 0x3ffc2])
  }
}

@Suite struct `The machine after boot` {
  @Test(arguments: ReferenceMachine.allCases)
  func `is sound`(_ machine: ReferenceMachine) throws {
    try machine.booted().checkInvariants()
  }
}
