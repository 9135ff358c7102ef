import Drawing
import KernelModel

extension OutOfMemoryEvent: DetailedFact {
  public var code: String {
    switch self {
    case .chosen: "oom-victim-chosen"
    case .doomed: "oom-victim-doomed"
    case .killed: "oom-victim-killed"
    case .gaveUp: "oom-panic"
    }
  }

  public var details: Details {
    switch self {
    case .chosen(let process, let points, let reason):
      ["process": process.rawValue, "points": points, "reason": reason.code]
    case .doomed(let process): ["process": process.rawValue]
    case .killed(let process, let pages): ["process": process.rawValue, "pages": pages]
    case .gaveUp(let panic): ["panic": panic.code]
    }
  }
}

extension OOMReason: Coded {
  public var code: String {
    switch self {
    case .worst: "worst"
    case .allocatingTask: "allocating-task"
    }
  }
}

extension OOMPanic: Coded {
  public var code: String {
    switch self {
    case .systemWide: "system-wide"
    case .compulsory: "compulsory"
    case .deadlock: "deadlock"
    }
  }
}
