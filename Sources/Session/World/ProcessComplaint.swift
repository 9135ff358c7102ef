import Drawing
import Grammar
import Hardware
import KernelModel

/// Why a process does not do what a line asks of it.
enum ProcessComplaint: Complaint {
  /// Another that still runs is named, if there is one.
  case ended(ProcessID, other: ProcessID?)
  /// It has ended, and its memory is gone.
  case hasNoMemory(ProcessID)
  case sleepsUntilChildLeaves(ProcessID, child: ProcessID)
  case sleepsUntilSlotIsFree(ProcessID, frame: PageFrameNumber)
  /// This CPU's temporary kmaps are open.
  case mayNotSwitch(Refusal.Reason)
  /// The memory that its program began with cannot be made.
  case cannotLoad(Refusal.Reason)

  var code: String {
    switch self {
    case .ended: "process-ended"
    case .hasNoMemory: "process-has-no-memory"
    case .sleepsUntilChildLeaves: "process-sleeps-until-child-leaves"
    case .sleepsUntilSlotIsFree: "process-sleeps-until-slot-is-free"
    case .mayNotSwitch: "process-may-not-switch"
    case .cannotLoad: "program-cannot-be-loaded"
    }
  }

  var details: Details {
    switch self {
    case .ended(let process, let other):
      ["process": process.rawValue, "other": other?.rawValue]
    case .hasNoMemory(let process): ["process": process.rawValue]
    case .sleepsUntilChildLeaves(let process, let child):
      ["process": process.rawValue, "child": child.rawValue]
    case .sleepsUntilSlotIsFree(let process, let frame):
      ["process": process.rawValue, "frame": frame]
    case .mayNotSwitch, .cannotLoad: [:]
    }
  }
}
