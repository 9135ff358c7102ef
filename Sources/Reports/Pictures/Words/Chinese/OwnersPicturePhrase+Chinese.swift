import Drawing
import KernelModel

extension OwnersPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存的页框归谁所有"
    case .summary(let taken, let free, let reserved):
      "\(taken) 页不在空闲链表上，\(free) 页空闲；另有 \(reserved) 页自启动起保留。"
    case .most(let share, let pages):
      "不在空闲链表上的页中最多的是：\(Self.words(share))，\(pages) 页。"
    case .cell(let byteCount): "全部页框，一个字母代表 \(size(byteCount))，表示占用最多者"
    case .taken(let pages): "\(pages) 页不在空闲链表上，按所有者"
    case .owner(let owner): Self.words(owner)
    case .severalMaps(let owner): "\(Self.words(owner))（多次映射）"
    case .share(let share): Self.words(share)
    }
  }

  private static func words(_ owner: FrameOwner) -> String {
    switch owner {
    case .free: "空闲"
    case .parked: "每 CPU"
    case .kernelImage: "内核映像"
    case .pageMap: "mem_map"
    case .boot: "启动保留"
    case .pageTable: "页表"
    case .kernelStack: "内核栈"
    case .slab: "slab"
    case .kernel: "内核其他"
    case .vmalloc: "vmalloc"
    case .anonymous: "私有"
    case .file: "页缓存"
    case .shared: "共享"
    case .absent: "无内存"
    }
  }

  private static func words(_ share: MemoryShare) -> String {
    switch share {
    case .free: "空闲"
    case .parked: "每 CPU 高速缓存"
    case .anonymous: "私有内存"
    case .pageCache: "页缓存"
    case .shared: "共享内存"
    case .slabs: "slab"
    case .largeObjects: "kmalloc 大块"
    case .pageTables: "页表"
    case .directories: "页目录"
    case .kernelStacks: "内核栈"
    case .vmalloc: "vmalloc"
    case .kernel: "内核其他"
    }
  }
}
