import Drawing
import KernelModel

/// What is said in the picture of owners.
enum OwnersPicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  /// Pages on no free list, on free lists, and those reserved since boot.
  case summary(taken: Int, free: Int, reserved: Int)
  case most(MemoryShare, pages: Int)
  /// What a cell of the mosaic stands for.
  case cell(bytes: UInt64)
  case taken(Int)
  case owner(FrameOwner)
  /// Some frames of the cell are mapped more than once.
  case severalMaps(FrameOwner)
  case share(MemoryShare)

  var code: String {
    switch self {
    case .title: "owners-title"
    case .summary: "owners-summary"
    case .most: "most"
    case .cell: "cell"
    case .taken: "taken"
    case .owner: "owner"
    case .severalMaps: "several-maps"
    case .share: "share"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let taken, let free, let reserved):
      ["taken": taken, "free": free, "reserved": reserved]
    case .most(let share, let pages): ["owner": share, "pages": pages]
    case .cell(let byteCount): ["bytes": byteCount]
    case .taken(let pages): ["pages": pages]
    case .owner(let owner), .severalMaps(let owner): ["owner": owner]
    case .share(let share): ["owner": share]
    }
  }
}
