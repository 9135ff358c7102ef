import Hardware

extension PageAllocator {
  /// Drops a reference to a block; the last one gives it back. Linux: `__free_pages`.
  ///
  /// A single page goes to the CPU's list, a longer block merges at once. For the kernel's own use:
  /// traps when the block is not its to give back. What a person asks for goes through `release`.
  ///
  /// - Parameter order: the order that was allocated; that of a compound page is known.
  /// - Complexity: O(1) to the CPU's list; else O(2^order + merges).
  public func free(_ frame: PageFrameNumber, order: Int = 0) {
    if order == 0, parkQuickly(frame) || dropQuickly(frame) { return }
    freeFully(frame, order: order)
  }

  /// `free` with every step, and its events.
  @inline(never)
  private func freeFully(_ frame: PageFrameNumber, order: Int) {
    guard frame.index < pages.frameCount, pages[frame].useCount > 0 else {
      kernelBug("frame 0x\(String(frame.rawValue, radix: 16)) is freed and has no holder")
    }
    tracer.enter(.freePages)
    pages[frame].useCount &-= 1
    let remaining = pages[frame].useCount
    if remaining == 0 {
      giveBack(frame, order: pages[frame].flags.contains(.head) ? Int(pages[frame].order) : order)
    } else {
      tracer.emit(.allocator(.dropped(frame: frame, remaining: remaining)))
    }
    tracer.leave(.freePages)
  }

  /// Takes one more reference to a page in use. Linux: `get_page`.
  @inline(__always)
  public func hold(_ frame: PageFrameNumber) { pages[frame].useCount &+= 1 }

  /// Linux: `free_the_page`.
  @inline(__always)
  private func giveBack(_ frame: PageFrameNumber, order: Int) {
    if let badState = badState(of: frame, order: order) { kernelBug("\(badState)") }
    statistics.countFreed(1 << order)
    if order == 0 {
      park(frame)
    } else {
      for offset in 1..<1 << order { pages[frame + offset] = .unused }
      let zone = zoneIndex(of: frame)
      pages[frame] = .unused
      state[zone].freePages &+= 1 << order
      mergeAndList(frame, order: order, type: pageblockType(of: frame), zone: zone)
    }
    tracer.emit(.allocator(.freed(frame: frame, order: UInt8(order))))
  }
}
