import Drawing
import Hardware
import KernelModel

extension ProcessStatus: Worded {
  package var english: String {
    switch self {
    case .running: "running"
    case .ready: "ready"
    case .waitsForChild(let child): "waits for \(child.rawValue)"
    // D is the state of /proc/PID/status: an uninterruptible sleep.
    case .waitsForSlot: "D, waits for a kmap slot"
    case .exited(let status): "exited \(status)"
    case .killed(let signal): "killed \(signal.name)"
    }
  }
}
