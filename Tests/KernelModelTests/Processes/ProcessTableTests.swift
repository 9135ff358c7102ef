import TestSupport
import Testing

@testable import KernelModel

/// Numbers of processes, and who belongs to whom.
struct ProcessTableTests {
  private let test = try! TestProcess()
  private var table: ProcessTable { test.kernel.processes }

  @Test func `numbers rise and are not given again at once`() throws {
    let first = try test.fork()
    let number = first.process.id.rawValue
    first.exit()
    #expect(table[first.process.id] == nil)
    #expect(try test.fork().process.id.rawValue == number + 1)
  }

  /// `alloc_pid` begins again behind `kernel.pid_max` and passes what is in use.
  @Test func `numbers begin again and pass those in use`() throws {
    let kept = try test.fork().process.id
    var number = table.lastNumber
    while number < ProcessTable.mostNumber { number = try #require(table.nextNumber()).rawValue }
    let next = try #require(table.nextNumber())
    #expect(next.rawValue > 1 && next != kept && table[next] == nil)
  }

  @Test func `all are listed by number`() throws {
    for _ in 0..<5 { _ = try test.fork() }
    let numbers = table.all.map(\.id.rawValue)
    #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
    #expect(numbers.count == 6)
  }

  @Test func `children are those forked, and threads are tasks of their leader`() throws {
    let child = try test.fork().process
    let thread = try test.kernel.share(test.process, .everything)
    #expect(table.children(of: test.process.id).map(\.id) == [child.id])
    #expect(table.tasks(of: test.process.id).map(\.id) == [test.process.id, thread.id])
    #expect(table.tasks(of: child.id).map(\.id) == [child.id])
    try test.expectSound()
  }
}
