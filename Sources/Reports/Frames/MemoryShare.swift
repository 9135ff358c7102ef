import Drawing
import KernelModel

/// Where memory went, as the lines of `meminfo` tell owners apart.
package enum MemoryShare: Equatable, Coded {
  case free, parked, anonymous, pageCache, shared, slabs
  /// What `kmalloc` took from the page allocator itself.
  case largeObjects
  case pageTables
  /// Page directories, and the kernel's own tables.
  case directories
  case kernelStacks, vmalloc, kernel

  /// The owner in the mosaic of frames, which has its letter and its colour.
  var frames: FrameOwner {
    switch self {
    case .free: .free
    case .parked: .parked
    case .anonymous: .anonymous
    case .pageCache: .file
    case .shared: .shared
    case .slabs, .largeObjects: .slab
    case .pageTables, .directories: .pageTable
    case .kernelStacks: .kernelStack
    case .vmalloc: .vmalloc
    case .kernel: .kernel
    }
  }

  /// The line of `/proc/meminfo` that counts it, if one does.
  var line: String? {
    switch self {
    case .free: "MemFree"
    case .anonymous: "AnonPages"
    case .pageCache: "Cached - Shmem"
    case .shared: "Shmem"
    case .slabs, .largeObjects: "Slab"
    case .pageTables: "PageTables"
    case .kernelStacks: "KernelStack"
    case .vmalloc: "VmallocUsed"
    case .parked, .directories, .kernel: nil
    }
  }

  package var code: String {
    switch self {
    case .largeObjects: "large-objects"
    case .directories: "page-directories"
    case .free, .parked, .anonymous, .pageCache, .shared, .slabs, .pageTables, .kernelStacks,
      .vmalloc, .kernel:
      frames.code
    }
  }
}
