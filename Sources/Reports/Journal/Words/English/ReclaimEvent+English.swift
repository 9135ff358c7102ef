import Drawing
import KernelModel

extension ReclaimEvent: Worded {
  public var english: String {
    switch self {
    case .scanned(let list, let pages, let taken, let freed):
      list.isActive
        ? "\(list.name): \(taken) of \(counted(Int(pages), "page")) taken from the tail"
        : "\(list.name): \(taken) of \(counted(Int(pages), "page")) taken from the tail, "
          + "\(freed) freed"
    case .passed(let isBackground, let priority, let aim, let freed):
      "\(isBackground ? "kswapd" : "the task itself"), priority \(priority): "
        + "\(freed) freed of \(aim) wanted"
    case .rested(let freed, let isBalanced):
      isBalanced
        ? "\(counted(Int(freed), "page")) freed: a zone is above its high mark"
        : "\(counted(Int(freed), "page")) freed, and no more to be had"
    case .flushed(let pages): "\(counted(Int(pages), "dirty page")) of files written"
    }
  }
}
