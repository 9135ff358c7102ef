import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// What comes to lie on a tape is what is told one by one.
struct EventTapeTests {
  /// Keeps what it is told, and whether the tape knew which of it is weighty.
  private final class Witness: KernelObserver {
    var events: [KernelEvent] = []
    var depths: [Int] = []
    var takenCount = 0
    var knewWeights = true

    func kernelDid(_ event: KernelEvent, depth: Int) {
      events.append(event)
      depths.append(depth)
    }

    func takeUp(_ tape: EventTape) {
      takenCount += 1
      let known = (0..<tape.weightyCount).map { Int(tape.weighty[$0]) }
      knewWeights =
        knewWeights && known == (0..<tape.count).filter { tape.entries[$0].event.isWeighty }
      for place in 0..<tape.count {
        kernelDid(tape.entries[place].event, depth: Int(tape.entries[place].depth))
      }
      tape.clear()
    }
  }

  /// Work of many kinds.
  private func work(taping: Bool, limit: Int = EventTape.capacity) throws -> Witness {
    let test = try TestProcess { $0.memory = 1 << 30 }
    let kernel = test.kernel
    let witness = Witness()
    kernel.observer = witness
    kernel.tracer.isTaping = taping
    kernel.tracer.tape.limit = limit
    let start = try kernel.mmap(
      MapRequest(
        length: 64 << 12, protection: [.read, .write], flags: [.copyOnWrite, .anonymous]),
      by: kernel.current)
    for page in 0..<UInt32(64) {
      _ = try kernel.access(start + page << 12, .write, privilege: .user, by: kernel.current)
    }
    let frame = PageFrameNumber(rawValue: UInt32(kernel.boot.maxFrame.index - 1))
    _ = kernel.permanentMap.map(frame, for: kernel.current.id)
    _ = try kernel.permanentMap.unmap(frame)
    try kernel.munmap(start, length: 32 << 12, by: kernel.current)
    kernel.observer = nil
    return witness
  }

  @Test(arguments: [1, 7, 256, EventTape.capacity])
  func `nothing is lost and nothing changes its place`(_ limit: Int) throws {
    let (one, many) = (try work(taping: false), try work(taping: true, limit: limit))
    #expect(one.takenCount == 0 && many.takenCount >= many.events.count / limit)
    #expect(many.events.count > 2000)
    #expect(one.events == many.events && one.depths == many.depths)
    #expect(many.knewWeights)
  }

  @Test func `a tape that nobody takes up any more is empty`() throws {
    let test = try TestProcess()
    let witness = Witness()
    test.kernel.observer = witness
    test.kernel.tracer.isTaping = true
    test.kernel.tracer.emit(.heap(.cleared(byteCount: 1)))
    #expect(test.kernel.tracer.tape.count == 1)
    test.kernel.observer = nil
    #expect(test.kernel.tracer.tape.count == 0 && !test.kernel.tracer.isTaping)
    #expect(witness.events == [.heap(.cleared(byteCount: 1))])
  }
}
