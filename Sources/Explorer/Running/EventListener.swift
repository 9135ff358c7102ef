import Hardware
import KernelModel

/// Listens to the kernel during one command and keeps what it decided, named by Linux's functions.
///
/// A command that takes many faults would tell the same story again and again: after the first
/// `limit` decisions only their number is kept.
final class EventListener: KernelObserver, MachineObserver {
  /// A decision and the function of Linux that takes it; nil is the chip.
  struct Decision: Sendable {
    var function: KernelFunction?
    var event: KernelEvent
  }

  private let limit: Int
  private(set) var decisions: [Decision] = []
  /// Decisions beyond the limit.
  private(set) var omittedCount = 0
  /// The functions that the kernel is inside, the outermost first.
  private var stack: [KernelFunction] = []

  init(limit: Int = 400) { self.limit = limit }

  func kernelDid(_ event: KernelEvent, depth: Int) {
    switch event {
    case .enter(let function): stack.append(function)
    case .leave: stack.removeLast()
    case .hardware: keep(Decision(function: nil, event: event))
    default: keep(Decision(function: stack.last, event: event))
    }
  }

  /// What a machine without a kernel does.
  func machineDid(_ event: HardwareEvent) { kernelDid(.hardware(event), depth: 0) }

  private func keep(_ decision: Decision) {
    if decisions.count < limit { decisions.append(decision) } else { omittedCount += 1 }
  }
}
