import Drawing
import KernelModel

extension SwapPhrase: Worded {
  var english: String {
    switch self {
    case .noArea: "no swap area is in use; 'swapon 64M' makes one"
    case .inMemory: "in memory"
    case .total(let used, let count, 0):
      "\(used) of \(counted(count, "slot")) used"
    case .total(let used, let count, let cached):
      "\(used) of \(counted(count, "slot")) used, \(counted(cached, "page")) of them in memory "
        + "as well"
    }
  }
}

extension SwapOwner: Worded {
  package var english: String {
    switch self {
    case .process(let process): "process \(process.rawValue)"
    case .processes(let process, let count):
      "process \(process.rawValue) and \(count - 1) more"
    case .file(let name): name
    case .nobody: "no entry: only the cache"
    case .processor: "set aside for the CPU"
    }
  }
}
