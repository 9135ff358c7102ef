import Drawing
import Hardware
import KernelModel

extension BuddyPicturePhrase {
  var english: String {
    switch self {
    case .title(let zone, let block):
      "Free lists of \(zone.name), and the block \(block.digits) as it is split"
    case .summary(let frame, let top, let free):
      "Frame \(frame.digits) lies in the block of order 10 at \(top.digits), of which "
        + "\(counted(free, "page")) of 1024 are free. A block's buddy is block XOR 2^order."
    case .lists(let zone, let blocks, let pages):
      "\(zone.name) has \(counted(blocks, "free block")) of \(counted(pages, "page"))."
    case .listTitle: "free blocks by order"
    case .treeTitle(let block): "\(block.digits): f free, t taken, s split"
    case .order(let order): "order \(order)"
    case .half(let order, let free):
      "order \(order), \(free) of \(counted(1 << order, "page")) free"
    }
  }
}
