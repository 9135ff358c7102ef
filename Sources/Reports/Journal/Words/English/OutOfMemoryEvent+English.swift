import Drawing
import KernelModel

extension OutOfMemoryEvent: Worded {
  public var english: String {
    switch self {
    case .chosen(let process, .some(let points), _):
      "process \(process.rawValue) has the most points, \(points)"
    case .chosen(let process, nil, .worst): "process \(process.rawValue) asked to be the first"
    case .chosen(let process, nil, .allocatingTask):
      "process \(process.rawValue) is chosen, for it asked for memory"
    case .doomed(let process):
      "process \(process.rawValue) ends when the kernel is done with what it asked for"
    case .killed(let process, let pages):
      "process \(process.rawValue) is killed: \(counted(Int(pages), "page")) more are free"
    case .gaveUp(let panic): "kernel panic: \(panic.english)"
    }
  }
}

extension OOMPanic: Worded {
  public var english: String {
    switch self {
    case .systemWide: "out of memory, and vm.panic_on_oom is 1"
    case .compulsory: "out of memory, and vm.panic_on_oom is 2"
    case .deadlock: "out of memory, and no process may be killed"
    }
  }
}
