import Drawing
import Hardware
import KernelModel

/// What is said in the picture of the buddy system.
enum BuddyPicturePhrase: Phrase, DetailedFact {
  /// A zone, and the block of order 10 that is shown.
  case title(Zone.Kind, PageFrameNumber)
  /// Free pages of the block of order 10.
  case summary(PageFrameNumber, top: PageFrameNumber, free: Int)
  case lists(Zone.Kind, blocks: Int, pages: Int)
  case listTitle
  case treeTitle(PageFrameNumber)
  case order(Int)
  case half(order: Int, free: Int)

  var code: String {
    switch self {
    case .title: "buddy-title"
    case .summary: "buddy-summary"
    case .lists: "buddy-lists"
    case .listTitle: "free-lists"
    case .treeTitle: "split-tree"
    case .order: "order"
    case .half: "half"
    }
  }

  var details: Details {
    switch self {
    case .title(let zone, let block): ["zone": zone, "block": block]
    case .summary(let frame, let top, let free): ["frame": frame, "block": top, "free": free]
    case .lists(let zone, let blocks, let pages):
      ["zone": zone, "blocks": blocks, "pages": pages]
    case .listTitle: [:]
    case .treeTitle(let block): ["block": block]
    case .order(let order): ["order": order]
    case .half(let order, let free): ["order": order, "free": free]
    }
  }
}
