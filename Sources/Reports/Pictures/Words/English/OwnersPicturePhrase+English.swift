import Drawing
import KernelModel

extension OwnersPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "Who has the frames of \(size(memory)) of RAM"
    case .summary(let taken, let free, let reserved):
      "\(counted(taken, "page")) are on no free list, \(free) are free; "
        + "\(reserved) more are reserved since boot."
    case .most(let share, let pages):
      "Most of those on no free list, \(counted(pages, "page")): \(Self.words(share))."
    case .cell(let byteCount):
      "all frames, a letter is \(size(byteCount)) and names who has the most of it"
    case .taken(let pages): "\(counted(pages, "page")) on no free list, by owner"
    case .owner(let owner): Self.words(owner)
    case .severalMaps(let owner): "\(Self.words(owner)), mapped twice"
    case .share(let share): Self.words(share)
    }
  }

  private static func words(_ owner: FrameOwner) -> String {
    switch owner {
    case .free: "free"
    case .parked: "parked"
    case .kernelImage: "kernel"
    case .pageMap: "mem_map"
    case .boot: "boot"
    case .pageTable: "tables"
    case .kernelStack: "stacks"
    case .slab: "slabs"
    case .kernel: "kernel's other"
    case .vmalloc: "vmalloc"
    case .anonymous: "private"
    case .file: "cache"
    case .shared: "shared"
    case .absent: "no RAM"
    }
  }

  private static func words(_ share: MemoryShare) -> String {
    switch share {
    case .free: "free"
    case .parked: "parked on the CPU"
    case .anonymous: "private memory"
    case .pageCache: "page cache"
    case .shared: "shared memory"
    case .slabs: "slabs"
    case .largeObjects: "large kmalloc"
    case .pageTables: "page tables"
    case .directories: "page directories"
    case .kernelStacks: "kernel stacks"
    case .vmalloc: "vmalloc"
    case .kernel: "kernel's other"
    }
  }
}
