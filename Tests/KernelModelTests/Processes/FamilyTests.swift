import TestSupport
import Testing

@testable import KernelModel

/// Lists of processes that are kept in order, against looking through all of them.
struct FamilyTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `families and groups are what looking through all processes finds`(seed: UInt64) throws {
    let kernel = try TestProcess().kernel
    let table = kernel.processes
    var chance = Chance(seed: seed)
    for _ in 0..<300 {
      let process = chance.one(of: Array(table.all))
      switch chance.below(8) {
      case 0...2: _ = try? kernel.fork(process)
      case 3: _ = try? kernel.share(process, chance.below(2) == 0 ? .everything : .memory)
      case 4 where process.awaitedChild == nil: _ = try? kernel.share(process, .untilExec)
      case 5 where process.id.rawValue != 1: kernel.exit(process)
      case 6 where process.id.rawValue != 1: kernel.exitThread(process)
      default: _ = try? kernel.wait(process)
      }
      expectListsInOrder(table)
    }
    try kernel.checkInvariants()
  }

  private func expectListsInOrder(_ table: ProcessTable) {
    let all = Array(table.all)
    #expect(all.map(\.id) == all.map(\.id).sorted())
    for process in all {
      let children = all.filter { $0.parent == process.id && !$0.isThread }
      #expect(table.children(of: process.id).map(\.id) == children.map(\.id))
      let tasks = all.filter { $0.leader == process.id }
      #expect(table.tasks(of: process.id).map(\.id) == tasks.map(\.id))
      guard let awaited = process.awaitedChild else { continue }
      #expect(table[awaited]?.isRunning == true)
    }
  }

  @Test func `a number given again takes its place among higher ones`() throws {
    let test = try TestProcess()
    let table = test.kernel.processes
    let first = try test.fork().process
    let last = try test.fork().process
    while table.lastNumber < ProcessTable.mostNumber { _ = table.nextNumber() }
    test.kernel.exit(first)
    _ = try test.kernel.wait(test.process)
    let next = try test.fork().process
    #expect(next.id < last.id)
    #expect(table.children(of: test.process.id).map(\.id) == [next.id, last.id])
    #expect(table.all.map(\.id) == [test.process.id, next.id, last.id])
  }

  @Test func `a thousand children are asked after in the order of their numbers`() throws {
    let test = try TestProcess { $0.memory = 256 << 20 }
    let children = try (0..<1000).map { _ in try test.fork().process }
    for child in children.reversed() { test.kernel.exit(child) }
    let asked = try (0..<1000).map { _ in try test.kernel.wait(test.process).id }
    #expect(asked == children.map(\.id))
    #expect(test.kernel.processes.all.map(\.id) == [test.process.id])
  }
}
