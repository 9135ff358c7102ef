import Drawing
import KernelModel

extension ReclaimEvent: DetailedFact {
  public var code: String {
    switch self {
    case .scanned: "list-scanned"
    case .passed: "reclaim-passed"
    case .rested: "reclaim-rested"
    case .flushed: "files-written"
    }
  }

  public var details: Details {
    switch self {
    case .scanned(let list, let pages, let taken, let freed):
      ["list": list.name, "scanned": pages, "taken": taken, "freed": freed]
    case .passed(let isBackground, let priority, let aim, let freed):
      [
        "by": isBackground ? "kswapd" : "direct", "priority": priority, "aim": aim,
        "freed": freed,
      ]
    case .rested(let freed, let isBalanced): ["freed": freed, "balanced": isBalanced]
    case .flushed(let pages): ["pages": pages]
    }
  }
}
