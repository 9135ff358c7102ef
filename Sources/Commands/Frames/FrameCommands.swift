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
      number: world.results.values.count + 1, order: order,
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
  static let allocationWords: [Word] = [
    .init("GFP_KERNEL", AllocationFlags.kernel.rawValue, "for the kernel, may wait"),
    .init("GFP_ATOMIC", AllocationFlags.atomic.rawValue, "cannot wait, may use reserves"),
    .init("GFP_NOWAIT", AllocationFlags.noWait.rawValue, "cannot wait"),
    .init("GFP_NOIO", AllocationFlags.noIO.rawValue, "may wait, but not for disks"),
    .init("GFP_NOFS", AllocationFlags.noFS.rawValue, "may wait, but not for file systems"),
    .init("GFP_USER", AllocationFlags.user.rawValue, "for user space, in low memory"),
    .init("GFP_HIGHUSER", AllocationFlags.highUser.rawValue, "for user space, anywhere"),
    .init(
      "GFP_HIGHUSER_MOVABLE", AllocationFlags.highUserMovable.rawValue, "and it may be moved"),
    .init("GFP_DMA", AllocationFlags.dma.rawValue, "below 16 MiB"),
    .init("__GFP_DMA", AllocationFlags.dma.rawValue, "below 16 MiB"),
    .init("__GFP_HIGHMEM", AllocationFlags.highMemory.rawValue, "high memory will do"),
    .init("__GFP_MOVABLE", AllocationFlags.movable.rawValue, "its pages may be moved"),
    .init(
      "__GFP_RECLAIMABLE", AllocationFlags.reclaimable.rawValue, "its pages can be taken back"),
    .init("__GFP_HIGH", AllocationFlags.high.rawValue, "urgent: may go below the min mark"),
    .init("__GFP_ZERO", AllocationFlags.zero.rawValue, "filled with zeros"),
    .init("__GFP_NOWARN", AllocationFlags.noWarn.rawValue, "a failure is not reported"),
    .init("__GFP_NORETRY", AllocationFlags.noRetry.rawValue, "fails rather than trying hard"),
    .init("__GFP_COMP", AllocationFlags.compound.rawValue, "as one compound page"),
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
