import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports

/// What a chunk says of the time before it is what the events before it add up to.
struct JournalStartTests {
  /// Calls in calls, lookups and entries that are cleared, as chance will have it; never outside of
  /// all functions for as long as told.
  private func events(_ count: Int, depth atLeast: Int) -> [Journal.Entry] {
    var chance = Chance(seed: 5)
    var stack: [KernelFunction] = []
    var entries: [Journal.Entry] = []
    while entries.count < count {
      let address = VirtualAddress(rawValue: UInt32(0x8048 + chance.below(900)) << 12)
      let depth = UInt8(stack.count)
      switch chance.below(4) {
      case 0 where stack.count < 9:
        let function = KernelFunction.entered[chance.below(KernelFunction.entered.count)]
        entries.append(.init(event: .enter(function), depth: depth))
        stack.append(function)
      case 1 where stack.count > atLeast:
        entries.append(.init(event: .leave(stack.removeLast()), depth: depth - 1))
      case 2:
        entries.append(
          .init(
            event: .hardware(.lookedUp(address, array: 0, set: 1, verdict: .miss)), depth: depth))
      default:
        entries.append(
          .init(
            event: .table(
              .entryWritten(
                address: address, from: PageTableEntry(rawValue: 0x1067), to: .none, in: .first)),
            depth: depth))
      }
    }
    return entries
  }

  @Test(arguments: [0, 3])
  func `functions, the last lookup and the last cleared entry`(depth atLeast: Int) {
    let entries = events(9 * JournalChunk.count, depth: atLeast)
    let journal = Journal()
    var functions: [KernelFunction] = []
    var walked = VirtualAddress(rawValue: 0)
    var cleared: VirtualAddress?
    var checked = 0
    for (index, entry) in entries.enumerated() {
      if index % JournalChunk.count == 0, index > 0 {
        // The next event has the chunk before it packed.
        journal.append(entry.event, depth: Int(entry.depth))
        let start = journal.tracker
        #expect(start.functions == functions && start.context.walked == walked)
        #expect(start.cleared?.address == cleared)
        checked += 1
      } else {
        journal.append(entry.event, depth: Int(entry.depth))
      }
      switch entry.event {
      case .enter(let function): functions.append(function)
      case .leave: functions.removeLast()
      case .hardware(.lookedUp(let address, _, _, _)): walked = address
      case .table(.entryWritten(let address, _, _, _)): cleared = address
      default: break
      }
    }
    #expect(checked == 8)
  }
}
