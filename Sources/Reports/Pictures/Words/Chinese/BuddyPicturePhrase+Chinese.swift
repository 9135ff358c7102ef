import Drawing
import Hardware
import KernelModel

extension BuddyPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let zone, let block): "\(zone.name) 区的空闲链表，以及块 \(block.digits) 的分裂"
    case .summary(let frame, let top, let free):
      "页框 \(frame.digits) 在 10 阶块 \(top.digits) 里，该块 1024 页中有 \(free) 页空闲。"
        + "块的伙伴是：块 XOR 2^阶。"
    case .lists(let zone, let blocks, let pages):
      "\(zone.name) 区有 \(blocks) 个空闲块，共 \(pages) 页。"
    case .listTitle: "各阶的空闲块"
    case .treeTitle(let block): "\(block.digits)：f 空闲，t 已取走，s 已分裂"
    case .order(let order): "\(order) 阶"
    case .half(let order, let free): "\(order) 阶，\(1 << order) 页中 \(free) 页空闲"
    }
  }
}
