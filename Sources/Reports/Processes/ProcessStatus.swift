import Drawing
import Hardware
import KernelModel

/// What a process does, or how it ended.
package enum ProcessStatus: Hashable, Sendable {
  /// It has the CPU.
  case running
  /// It could have the CPU.
  case ready
  /// It sleeps until a `vfork` child leaves.
  case waitsForChild(ProcessID)
  /// It sleeps until a slot of the kmap window is free for a frame.
  case waitsForSlot(PageFrameNumber)
  case exited(status: Int32)
  case killed(Signal.Number)

  /// - Parameters:
  ///   - current: the process that has the CPU.
  ///   - sleep: what the process sleeps for, if it does.
  init(_ process: Process, _ current: Process, sleep: Sleep?) {
    self =
      switch (process.state, sleep) {
      case (.running, .untilChildLeaves(let child)): .waitsForChild(child)
      case (.running, .untilSlotIsFree(let frame)): .waitsForSlot(frame)
      case (.running, nil): process === current ? .running : .ready
      case (.exited(let status), _): .exited(status: status)
      case (.killed(let signal), _): .killed(signal.number)
      }
  }
}

extension ProcessStatus: DetailedFact {
  package var code: String {
    switch self {
    case .running: "running"
    case .ready: "ready"
    case .waitsForChild: "waits-for-child"
    case .waitsForSlot: "waits-for-slot"
    case .exited: "exited"
    case .killed: "killed"
    }
  }

  package var details: Details {
    switch self {
    case .running, .ready: [:]
    case .waitsForChild(let child): ["child": child.rawValue]
    case .waitsForSlot(let frame): ["frame": frame]
    case .exited(let status): ["status": status]
    case .killed(let signal): ["signal": signal.name]
    }
  }
}
