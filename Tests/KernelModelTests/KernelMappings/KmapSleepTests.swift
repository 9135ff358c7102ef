import Hardware
import KernelModel
import Testing

@Suite struct `A kmap that finds every slot held` {
  private let kernel = windowKernel()

  private func hold(_ count: UInt32 = 1024) {
    for index in 0..<count { _ = kernel.kmap(.high(index)) }
  }

  private func sleeper(for frame: PageFrameNumber) throws -> Process {
    let process = try kernel.fork(kernel.current)
    #expect(kernel.permanentMap.map(frame, for: process.id) == .sleeps)
    return process
  }

  @Test func `puts its task to sleep, and a kunmap wakes it`() throws {
    hold()
    let second = try sleeper(for: .high(2000))
    #expect(kernel.sleep(of: second) == .untilSlotIsFree(.high(2000)))
    #expect(!kernel.canRun(second))
    let woken = try kernel.permanentMap.unmap(.high(7))
    #expect(woken.map(\.process) == [second.id])
    #expect(kernel.permanentMap.slot(of: .high(2000)) == 8)
    #expect(kernel.sleep(of: second) == nil)
    try kernel.checkInvariants()
  }

  @Test func `a kunmap that leaves users wakes nobody`() throws {
    hold()
    _ = kernel.kmap(.high(7))
    _ = try sleeper(for: .high(2000))
    #expect(try kernel.permanentMap.unmap(.high(7)) == [])
    #expect(kernel.permanentMap.sleepers.count == 1)
  }

  @Test func `a kunmap wakes all; the first takes the slot, the others sleep again`() throws {
    hold()
    let tasks = try [2000, 2001, 2002].map { try sleeper(for: .high($0)) }
    let log = try kernel.log { try kernel.permanentMap.unmap(.high(7)) }
    let wakings = log.events.count { if case .window(.woken) = $0 { true } else { false } }
    #expect(wakings == 3)
    #expect(kernel.permanentMap.slot(of: .high(2000)) == 8)
    #expect(kernel.permanentMap.sleepers.map(\.process) == [tasks[1].id, tasks[2].id])
    try kernel.checkInvariants()
  }

  @Test func `those whose frame was mapped meanwhile share its slot`() throws {
    hold()
    let tasks = try [2000, 2001, 2000].map { try sleeper(for: .high($0)) }
    let woken = try kernel.permanentMap.unmap(.high(7))
    #expect(woken.map(\.process) == [tasks[0].id, tasks[2].id])
    #expect(kernel.permanentMap.count(of: 8) == 3)
    #expect(kernel.permanentMap.sleepers.map(\.process) == [tasks[1].id])
    try kernel.checkInvariants()
  }

  @Test func `a task that ends waits no more`() throws {
    hold()
    let second = try sleeper(for: .high(2000))
    kernel.exit(second)
    #expect(kernel.permanentMap.sleepers.isEmpty)
  }

  @Test func `a sleeper is not given the processor when another task ends`() throws {
    let second = try kernel.fork(kernel.current)
    let third = try kernel.fork(kernel.current)
    hold()
    #expect(kernel.permanentMap.map(.high(2000), for: second.id) == .sleeps)
    #expect(kernel.permanentMap.map(.high(2001), for: kernel.process(third.parent!)!.id) == .sleeps)
    kernel.switchTo(third)
    kernel.exit(third)
    #expect(kernel.current !== second)
    try kernel.checkInvariants()
  }
}
