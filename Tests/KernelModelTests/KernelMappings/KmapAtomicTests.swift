import Hardware
@testable import KernelModel
import Testing

@Suite struct `kmap_atomic` {
  @Test func `slots are a stack in the fixmap, downwards from FFFBB000`() throws {
    let map = windowKernel().fixedMap
    #expect(try map.mapTemporary(.high(0)) == .at(0xfffb_b000))
    #expect(try map.mapTemporary(.high(1)) == .at(0xfffb_a000))
    #expect(map.temporaryFrames == [.high(0), .high(1)])
    #expect(map.entry(of: 69).rawValue == 0x3900_1163)
  }

  @Test func `a low frame takes no slot`() throws {
    let map = windowKernel().fixedMap
    #expect(try map.mapTemporary(PageFrameNumber(rawValue: 0x100)) == .at(0xc010_0000))
    try map.unmapTemporary(.at(0xc010_0000))
    #expect(map.temporaryDepth == 0)
  }

  @Test func `unmapping clears the entry and drops the line of the TLB`() throws {
    let kernel = windowKernel()
    let address = try kernel.fixedMap.mapTemporary(.high(0))
    _ = try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
    try kernel.fixedMap.unmapTemporary(address)
    kernel.current.survivesFaults = true
    #expect(throws: Signal.self) {
      try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
    }
  }

  @Test func `out of order is refused, and so is one too many`() throws {
    let kernel = windowKernel()
    let first = try kernel.fixedMap.mapTemporary(.high(0))
    let second = try kernel.fixedMap.mapTemporary(.high(1))
    let unmap = { (kernel: Kernel) throws(Refusal) in try kernel.fixedMap.unmapTemporary(first) }
    #expect(kernel.refusal(unmap) == .unbalanced(first, last: second))
    try kernel.fixedMap.unmapTemporary(second)
    try kernel.fixedMap.unmapTemporary(first)
    #expect(kernel.refusal(unmap) == .unbalanced(first, last: nil))
    try kernel.checkInvariants()
  }

  @Test func `5.10 has 20 slots a CPU, 6.1 has 16 a task, whatever the layout`() throws {
    for (layout, version, count) in [
      (KernelLayout.Name.textbook, KernelVersion.v5_10, 20), (.linux61, .v5_10, 20),
      (.textbook, .v6_1, 16), (.linux61, .v6_1, 16),
    ] {
      let kernel = windowKernel {
        $0.layout = layout
        $0.version = version
      }
      for index in 0..<UInt32(count) { _ = try kernel.fixedMap.mapTemporary(.high(index)) }
      #expect(
        kernel.refusal { kernel throws(Refusal) in _ = try kernel.fixedMap.mapTemporary(.high(99)) }
          == .temporarySlotsUsedUp(count, ofTask: count == 16))
      try kernel.checkInvariants()
    }
  }

  @Test func `from 5.11 on the slots leave the CPU with their task`() throws {
    let kernel = windowKernel { $0.version = .v6_1 }
    let (first, second) = (kernel.current, try kernel.fork(kernel.current))
    _ = try kernel.fixedMap.mapTemporary(.high(0))
    kernel.switchTo(second)
    #expect(kernel.fixedMap.temporaryDepth == 0)
    #expect(try kernel.fixedMap.mapTemporary(.high(1)) == .at(0xfffb_b000))
    kernel.switchTo(first)
    #expect(kernel.fixedMap.temporaryFrames == [.high(0)])
    try kernel.checkInvariants()
  }
}


@Suite struct `With temporary kmaps open` {
  private func atomicKernel(_ version: KernelVersion = .v5_10) throws -> Kernel {
    let kernel = windowKernel { $0.version = version }
    _ = try kernel.fixedMap.mapTemporary(.high(0))
    return kernel
  }

  @Test func `5.10 may not sleep and not schedule`() throws {
    let kernel = try atomicKernel()
    let (id, name) = (kernel.current.id, kernel.current.name)
    #expect(
      kernel.refusal { kernel throws(Refusal) in try kernel.checkMaySleep(in: .slab) }
        == .sleepsWhileAtomic(.slab, id, name: name))
    #expect(
      kernel.refusal { kernel throws(Refusal) in try kernel.checkMaySchedule() }
        == .schedulesWhileAtomic(id, name: name, preemptCount: 2))
    try kernel.fixedMap.unmapTemporary(.at(0xfffb_b000))
    try kernel.checkMaySleep(in: .slab)
    try kernel.checkMaySchedule()
  }

  @Test func `6.1 may do both`() throws {
    let kernel = try atomicKernel(.v6_1)
    try kernel.checkMaySleep(in: .slab)
    try kernel.checkMaySchedule()
  }

  @Test(arguments: [true, false])
  func `6.1: a task that ends with some open is told, and nothing stays mapped`(
    _ isCurrent: Bool
  ) throws {
    let kernel = try atomicKernel(.v6_1)
    let first = kernel.current
    let second = try kernel.fork(first)
    if !isCurrent { kernel.switchTo(second) }
    var lost: [LostMaps] = []
    let log = kernel.log { lost = kernel.exit(first) }
    #expect(lost.map(\.process) == [first.id] && lost.map(\.count) == [1])
    #expect(log.events.contains(.window(.temporariesLost(first.id, count: 1))))
    #expect(kernel.entry(at: 0xfffb_b000) == 0)
    #expect(kernel.fixedMap.temporaryDepth == 0)
    try kernel.checkInvariants()
  }

  @Test func `6.1: entries leave the CPU with their task, by an INVLPG each, and come back`(
  ) throws {
    let kernel = try atomicKernel(.v6_1)
    _ = try kernel.fixedMap.mapTemporary(.high(1))
    let (first, second) = (kernel.current, try kernel.fork(kernel.current))
    let out = kernel.log { kernel.switchTo(second) }
    #expect(out.events.contains(.enter(.kmapLocalSchedOut)))
    #expect(
      out.steps.filter { $0 == .cleared || $0 == .dropped }
        == [.cleared, .dropped, .cleared, .dropped])
    let back = kernel.log { kernel.switchTo(first) }
    #expect(back.events.contains(.enter(.kmapLocalSchedIn)))
    #expect(back.steps.count { $0 == .entry } == 2)
    #expect(!back.steps.contains(.dropped))
    #expect(kernel.fixedMap.temporaryFrames == [.high(0), .high(1)])
    try kernel.checkInvariants()
  }

  @Test(arguments: [(KernelVersion.v5_10, KernelFunction.kmapAtomic), (.v6_1, .kmapLocal)])
  func `the story names the function of its kernel`(
    _ version: KernelVersion, _ function: KernelFunction
  ) throws {
    let kernel = windowKernel { $0.version = version }
    let log = try kernel.log { _ = try kernel.fixedMap.mapTemporary(.high(0)) }
    #expect(log.events.first == .enter(function))
  }

  @Test func `kunmap_atomic clears the entry, then invalidates its page`() throws {
    let kernel = try atomicKernel()
    let log = try kernel.log { try kernel.fixedMap.unmapTemporary(.at(0xfffb_b000)) }
    #expect(log.steps == [.cleared, .dropped])
  }
}
