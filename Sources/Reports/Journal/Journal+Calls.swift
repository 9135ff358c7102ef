import Hardware
import KernelModel

/// Who decided what: the functions that the kernel was inside.
extension Journal {
  /// The functions that the kernel is inside at an event, with the events at which they were
  /// entered, the outermost first.
  ///
  /// - Parameter first: the first event of the command.
  public func calls(
    at number: Int, from first: Int
  ) -> [(function: KernelFunction, event: Int)] {
    var calls: [(function: KernelFunction, event: Int)] = []
    for index in stride(from: first, through: number, by: 1) {
      switch self[index].event {
      case .enter(let function): calls.append((function, index))
      case .leave where index < number: _ = calls.popLast()
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
      // Of a machine that was tampered with other events may come when they are heard again.
      case .leave: _ = stack.popLast()
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
