import Drawing
import Hardware
import KernelModel

/// Who has a frame, as the mosaic tells owners apart. `FrameHolder` says more of one frame.
package enum FrameOwner: Int, CaseIterable, Hashable, Coded {
  case free, parked, kernelImage, pageMap, boot, pageTable, kernelStack, slab, kernel, vmalloc
  case anonymous, file, shared, absent

  /// A small letter; `.` is free, a space is no RAM.
  var letter: String {
    switch self {
    case .free: "."
    case .parked: "c"
    case .kernelImage: "k"
    case .pageMap: "m"
    case .boot: "b"
    case .pageTable: "t"
    case .kernelStack: "z"
    case .slab: "s"
    case .kernel: "o"
    case .vmalloc: "v"
    case .anonymous: "a"
    case .file: "f"
    case .shared: "h"
    case .absent: " "
    }
  }

  package var code: String {
    switch self {
    case .free: "free"
    case .parked: "parked"
    case .kernelImage: "kernel-image"
    case .pageMap: "page-map"
    case .boot: "boot"
    case .pageTable: "page-table"
    case .kernelStack: "kernel-stack"
    case .slab: "slab"
    case .kernel: "kernel"
    case .vmalloc: "vmalloc"
    case .anonymous: "anonymous"
    case .file: "file"
    case .shared: "shared"
    case .absent: "absent"
    }
  }

  /// The word by which conditions name it: those of boot are one.
  package var word: String {
    switch self {
    case .kernelImage, .pageMap, .boot: "reserved"
    case .pageTable: "table"
    case .kernelStack: "stack"
    case .anonymous: "private"
    case .file: "cache"
    case .free, .parked, .slab, .kernel, .vmalloc, .shared, .absent: code
    }
  }

  var role: Role {
    switch self {
    case .free, .absent, .parked: .faint
    case .kernelImage, .pageMap, .boot: .first
    case .pageTable, .kernelStack, .slab, .kernel, .vmalloc: .third
    case .anonymous: .second
    case .file, .shared: .fourth
    }
  }
}

extension Kernel {
  /// How many frames an owner has, by its word.
  ///
  /// - Complexity: O(blocks + frames in use)
  package func frameCount(ofOwner word: String) -> Int {
    var count = 0
    forEachOwnedRun { run, owner in if owner.word == word { count += run.count } }
    return count
  }

  /// Calls `body` with every frame exactly once, in runs of one owner, the lowest first.
  ///
  /// - Complexity: O(blocks + frames in use)
  func forEachOwnedRun(_ body: (Range<Int>, FrameOwner) -> Void) {
    var frame = 0
    for present in boot.presentFrames {
      if frame < present.lowerBound.index { body(frame..<present.lowerBound.index, .absent) }
      frame = present.lowerBound.index
      while frame < present.upperBound.index {
        let number = PageFrameNumber(rawValue: UInt32(frame))
        let page = pages[number]
        let count = page.use == .freeBlock ? 1 << Int(page.order) : 1
        body(frame..<frame + count, owner(of: number, page))
        frame += count
      }
    }
    if frame < pages.frameCount { body(frame..<pages.frameCount, .absent) }
  }

  /// Who has a frame of RAM.
  package func owner(of frame: PageFrameNumber, _ page: Page) -> FrameOwner {
    switch page.use {
    case .free, .freeBlock: .free
    case .perCPU: .parked
    case .reserved:
      boot.parameters.image.frames.contains(frame)
        ? .kernelImage
        : boot.frames(for: .pageMap).contains { $0.contains(frame) } ? .pageMap : .boot
    case .anonymous: .anonymous
    case .file: .file
    case .sharedMemory: .shared
    case .pageTable: .pageTable
    case .kernelStack: .kernelStack
    case .slab: .slab
    case .vmalloc: .vmalloc
    case .kernel: .kernel
    case .tail:
      owner(
        of: PageFrameNumber(rawValue: page.owner), pages[PageFrameNumber(rawValue: page.owner)])
    }
  }
}
