import Drawing
import Hardware
import KernelModel

extension SignalCause: DetailedFact {
  public var code: String {
    switch self {
    case .noArea: "no-area"
    case .cannotGrow: "cannot-grow"
    case .areaForbids: "area-forbids"
    case .kernelSpace: "kernel-space"
    case .beyondFile: "beyond-file"
    case .unreadable: "unreadable"
    case .unpromised: "unpromised"
    case .corruptedTable: "corrupted-table"
    case .outOfFrames: "out-of-frames"
    case .killedForMemory: "killed-for-memory"
    case .endless: "endless"
    case .noMemory: "no-memory"
    }
  }

  public var details: Details {
    switch self {
    case .noArea(let below, let above): ["below": below, "above": above]
    case .cannotGrow(let start, let obstacle): ["start": start, "obstacle": obstacle]
    case .areaForbids(let start, let end, let options, let code):
      ["start": start, "end": end, "mode": options.mode, "errorCode": code.rawValue]
    case .beyondFile(let name, let page, let count):
      ["file": name, "page": UInt32(clamping: page), "pageCount": UInt32(clamping: count)]
    case .unreadable(let name, let page), .unpromised(let name, let page):
      ["file": name, "page": UInt32(clamping: page)]
    case .kernelSpace, .corruptedTable, .outOfFrames, .killedForMemory, .endless, .noMemory:
      [:]
    }
  }
}
