import Hardware
import KernelModel

/// Every event since the machine was booted, in order, and where each command's events end.
///
/// An event takes 32 bytes. Time in a session is counted in events: event 1 is the first.
public final class Journal {
  public init() {}

  public struct Entry: Sendable {
    public var event: KernelEvent
    /// How many of Linux's functions the kernel is inside.
    public var depth: UInt8

    public init(event: KernelEvent, depth: UInt8) {
      self.event = event
      self.depth = depth
    }
  }

  private var entries: [Entry] = []
  /// How many events there were after each command of the log.
  private var ends: [Int] = []

  public var count: Int { entries.count }

  /// How many commands of the log are told of.
  public var commandCount: Int { ends.count }

  /// The event of that number, from 1.
  public subscript(number: Int) -> Entry { entries[number - 1] }

  public func append(_ event: KernelEvent, depth: Int) {
    entries.append(Entry(event: event, depth: UInt8(truncatingIfNeeded: depth)))
  }

  /// A command of the log is done.
  public func endCommand() { ends.append(entries.count) }

  /// How many events there are after so many commands.
  public func end(ofCommands count: Int) -> Int { count == 0 ? 0 : ends[count - 1] }

  /// The command that an event belongs to, from 0.
  ///
  /// - Complexity: O(log commands)
  public func command(of event: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < event { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Forgets everything after so many commands, and what happened of the next one beyond an event.
  public func truncate(toCommands count: Int) {
    ends.removeSubrange(min(count, ends.count)...)
    let kept = ends.last ?? 0
    if entries.count > kept { entries.removeSubrange(kept...) }
  }

  /// Forgets the events behind one of a command that has not ended.
  public func forget(since start: Int) {
    if entries.count > start { entries.removeSubrange(start...) }
  }

  /// The functions that the kernel is inside at an event, the outermost first.
  ///
  /// - Parameter first: the first event of the command.
  public func functions(at number: Int, from first: Int) -> [KernelFunction] {
    calls(at: number, from: first).map(\.function)
  }

  /// The same with the events at which they were entered.
  public func calls(
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
  public struct Decision: Sendable {
    public var function: KernelFunction?
    public var event: KernelEvent
    /// The event's number.
    public var number: Int
  }

  /// What was decided in a command's events.
  package func decisions(in events: Range<Int>) -> [Decision] {
    var found: [Decision] = []
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
        found.append(Decision(function: function, event: event, number: number))
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
