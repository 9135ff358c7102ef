import Hardware
import KernelModel

/// Every event since the machine was booted, in order, and where each command's events end.
///
/// An event takes 32 bytes. Time in a session is counted in events: event 1 is the first.
package final class Journal {
  package init() {}

  package struct Entry: Sendable {
    package var event: KernelEvent
    /// How many of Linux's functions the kernel is inside.
    package var depth: UInt8

    package init(event: KernelEvent, depth: UInt8) {
      self.event = event
      self.depth = depth
    }
  }

  private var entries: [Entry] = []
  /// How many events there were after each command of the log.
  private var ends: [Int] = []

  package var count: Int { entries.count }

  /// How many commands of the log are told of.
  package var commandCount: Int { ends.count }

  /// The event of that number, from 1.
  package subscript(number: Int) -> Entry { entries[number - 1] }

  package func append(_ event: KernelEvent, depth: Int) {
    entries.append(Entry(event: event, depth: UInt8(truncatingIfNeeded: depth)))
  }

  /// A command of the log is done.
  package func endCommand() { ends.append(entries.count) }

  /// How many events there are after so many commands.
  package func end(ofCommands count: Int) -> Int { count == 0 ? 0 : ends[count - 1] }

  /// The command that an event belongs to, from 0.
  ///
  /// - Complexity: O(log commands)
  package func command(of event: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < event { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Forgets everything after so many commands, and what happened of the next one beyond an event.
  package func truncate(toCommands count: Int) {
    ends.removeSubrange(min(count, ends.count)...)
    let kept = ends.last ?? 0
    if entries.count > kept { entries.removeSubrange(kept...) }
  }

  /// Forgets the events behind one of a command that has not ended.
  package func forget(since start: Int) {
    if entries.count > start { entries.removeSubrange(start...) }
  }

  /// The functions that the kernel is inside at an event, the outermost first.
  ///
  /// - Parameter first: the first event of the command.
  package func functions(at number: Int, from first: Int) -> [KernelFunction] {
    calls(at: number, from: first).map(\.function)
  }

  /// The same with the events at which they were entered.
  package func calls(
    at number: Int, from first: Int
  ) -> [(function: KernelFunction, event: Int)] {
    var calls: [(function: KernelFunction, event: Int)] = []
    for index in stride(from: first, through: number, by: 1) {
      switch self[index].event {
      case .enter(let function): calls.append((function, index))
      case .leave where index < number: calls.removeLast()
      default: break
      }
    }
    return calls
  }

  /// A decision and the function of Linux that takes it; nil is the chip.
  package struct Decision: Sendable {
    package var function: KernelFunction?
    package var event: KernelEvent
    /// The event's number.
    package var number: Int
  }

  /// Decisions, and how many more there were.
  package struct Decisions: Sendable {
    var all: [Decision] = []
    var omittedCount = 0
  }

  /// What was decided in a command's events.
  ///
  /// A command that takes many faults would tell the same story again and again: after the first
  /// `limit` decisions only their number is kept.
  package func decisions(in events: Range<Int>, limit: Int = 400) -> Decisions {
    var found = Decisions()
    var stack: [KernelFunction] = []
    for number in events {
      let event = self[number].event
      switch event {
      case .enter(let function): stack.append(function)
      case .leave: stack.removeLast()
      default:
        var function = stack.last
        if case .hardware(let step) = event {
          // A library's code touches memory at every turn: only its faults are decisions.
          if function?.isOfLibrary == true, !step.isFault { continue }
          function = nil
        }
        guard found.all.count < limit else {
          found.omittedCount += 1
          continue
        }
        found.all.append(Decision(function: function, event: event, number: number))
      }
    }
    return found
  }
}

extension HardwareEvent {
  fileprivate var isFault: Bool {
    if case .fault = self { return true }
    return false
  }
}
