import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let frameCommands = [alloc, release]

  static let alloc = CommandDefinition(
    "alloc", .frames, .acts, "take a block of 2^ORDER frames from the page allocator",
    arguments: [
      ArgumentDefinition("ORDER", .order, "0 is one frame, 10 is 1024 of them"),
      ArgumentDefinition(
        "GFP", .flags, "from where and how; GFP_KERNEL unless told", .optional,
        words: ArgumentDefinition.allocationWords),
    ],
    details: """
      The result is the number of the block's first frame. GFP words may be joined: \
      GFP_HIGHUSER|__GFP_ZERO.
      """,
    example: "alloc 0 GFP_HIGHUSER; release $1"
  ).byWorld { world, invocation throws(CommandError) in
    let order = Int(invocation.number(0))
    let flags = try invocation.allocationFlags(1)
    guard let frame = world.kernel.allocatePages(order: order, flags) else {
      return AllocationFailureReport("alloc", order: order, flags, in: world.kernel)
    }
    return BlockReport(
      name: world.resultName, order: order,
      frame: FrameDescription(frame, in: world.kernel))
  }

  static let release = CommandDefinition(
    "release", .frames, .acts, "give back a block that 'alloc' took",
    arguments: [
      ArgumentDefinition("PFN", .frame, "its first frame").offering(.blocks),
      ArgumentDefinition("ORDER", .order, "the order it was taken with", .optional),
    ],
    example: "alloc 3; release $1"
  ).byWorld { world, invocation throws(CommandError) in
    let frame = PageFrameNumber(rawValue: UInt32(truncatingIfNeeded: invocation.number(0)))
    let order = invocation.isGiven(1) ? Int(invocation.number(1)) : nil
    try invocation.checkExists(frame, at: 0, in: world.kernel)
    if let owner = world.ownerOfFrame(frame) {
      return BadPageReport(frame, .heldBy(owner), in: world.kernel)
    }
    do throws(BadPageState) {
      try world.kernel.releasePages(frame, order: order)
      return world.callReport("release", .none)
    } catch {
      if case .wrongOrder(let allocated) = error.reason {
        throw invocation.error(
          .refused(FrameComplaint.blockIsOfOrder(allocated, frame, asked: order ?? 0)), at: 1)
      }
      return BadPageReport(frame, .state(error.reason), in: world.kernel)
    }
  }
}

extension ArgumentDefinition {
  /// The names of `gfp_t`'s bits and of their usual unions.
  static let allocationWords = allocationFlags.map { Word($0.name, $0.flags.rawValue, $0.help) }

  private static let allocationFlags: [(name: String, flags: AllocationFlags, help: String)] = [
    ("GFP_KERNEL", .kernel, "for the kernel, may wait"),
    ("GFP_ATOMIC", .atomic, "cannot wait, may use reserves"),
    ("GFP_NOWAIT", .noWait, "cannot wait"),
    ("GFP_NOIO", .noIO, "may wait, but not for disks"),
    ("GFP_NOFS", .noFS, "may wait, but not for file systems"),
    ("GFP_USER", .user, "for user space, in low memory"),
    ("GFP_HIGHUSER", .highUser, "for user space, anywhere"),
    ("GFP_HIGHUSER_MOVABLE", .highUserMovable, "and it may be moved"),
    ("GFP_DMA", .dma, "below 16 MiB"),
    ("__GFP_DMA", .dma, "below 16 MiB"),
    ("__GFP_HIGHMEM", .highMemory, "high memory will do"),
    ("__GFP_MOVABLE", .movable, "its pages may be moved"),
    ("__GFP_RECLAIMABLE", .reclaimable, "its pages can be taken back"),
    ("__GFP_HIGH", .high, "urgent: may go below the min mark"),
    ("__GFP_ZERO", .zero, "filled with zeros"),
    ("__GFP_NOWARN", .noWarn, "a failure is not reported"),
    ("__GFP_NORETRY", .noRetry, "fails rather than trying hard"),
    ("__GFP_COMP", .compound, "as one compound page"),
  ]
}

extension World {
  /// Who must give a frame back, when it is not whoever typed `alloc`.
  fileprivate func ownerOfFrame(_ frame: PageFrameNumber) -> FrameHolder? {
    guard kernel.pages.contains(frame) else { return nil }
    switch kernel.pages[frame].use {
    case .anonymous, .file, .sharedMemory, .pageTable, .kernelStack, .slab, .vmalloc:
      return FrameDescription(frame, in: kernel).owner
    case .free, .freeBlock, .perCPU, .reserved, .kernel, .tail: return nil
    }
  }
}

extension Invocation {
  /// A mask of allocation flags, `GFP_KERNEL` unless given.
  ///
  /// - Throws: when its bits for zone or mobility contradict one another. Linux: `GFP_ZONE_BAD`.
  func allocationFlags(_ index: Int) throws(CommandError) -> AllocationFlags {
    let flags = wordIfGiven(index).map { AllocationFlags(rawValue: $0) } ?? .kernel
    guard flags.isMeaningful else {
      let complaint: FrameComplaint =
        flags.zoneClass == nil ? .zonesContradict(flags) : .mobilitiesContradict(flags)
      throw error(.refused(complaint), at: index)
    }
    return flags
  }

  /// Refuses a frame that no RAM has.
  fileprivate func checkExists(
    _ frame: PageFrameNumber, at index: Int, in kernel: Kernel
  ) throws(CommandError) {
    let last = PageFrameNumber(rawValue: UInt32(kernel.pages.frameCount - 1))
    guard kernel.pages.contains(frame) else {
      throw error(.refused(FrameComplaint.isBeyondRAM(frame, last: last)), at: index)
    }
    guard kernel.boot.isPresent(frame) else {
      throw error(.refused(FrameComplaint.isHole(frame, kernel.hole(at: frame))), at: index)
    }
  }
}
