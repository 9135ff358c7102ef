import Hardware
import KernelModel

/// What a frame of physical memory is and who has it.
package struct FrameDescription: Encodable, Sendable {
  package let frame: PageFrameNumber
  /// `DMA`, `Normal` or `HighMem`; nil where there is no RAM that the kernel knows of.
  package let zone: String?
  /// A word of `PageUse.word`, or `device` or `absent`.
  package let use: String
  /// Whose it is, in a few words.
  package let owner: String

  package init(_ frame: PageFrameNumber, in kernel: Kernel) {
    self.frame = frame
    guard kernel.pages.contains(frame), kernel.boot.isPresent(frame) else {
      zone = nil
      (use, owner) = kernel.describeHole(at: frame)
      return
    }
    zone = kernel.allocator.zone(of: frame).kind.name
    use = kernel.pages[frame].use.word
    owner = kernel.describeOwner(of: frame)
  }

  /// `frame 3ffc2, HighMem: page 2 of /bin/demo`
  package var words: String { "frame \(frame.digits)\(zone.map { ", \($0)" } ?? ""): \(owner)" }
}

extension FrameDescription {
  /// `3ffc2 HighMem file`, for columns.
  var shortWords: String { "\(frame.digits) \(zone.map { "\($0) " } ?? "")\(use)" }
}

extension PageUse {
  /// One word for programs.
  package var word: String {
    switch self {
    case .free, .freeBlock: "free"
    case .perCPU: "parked"
    case .reserved: "reserved"
    case .anonymous: "anonymous"
    case .file: "file"
    case .sharedMemory: "shared"
    case .pageTable: "pagetable"
    case .kernelStack: "stack"
    case .slab: "slab"
    case .vmalloc: "vmalloc"
    case .kernel: "kernel"
    case .tail: "tail"
    }
  }
}
