import Hardware

extension PageAllocator {
  /// Hands all memory that boot left free to the lists. Linux: `mem_init`.
  ///
  /// High memory is freed page by page from below, so that its highest block ends at the head of
  /// the list; low memory block by block to the tail, so that the lowest is taken first.
  func populate() {
    for index in blockTypes.indices { blockTypes[index] = MigrateType.movable.rawValue }
    markReserved()
    for range in boot.freeHighMemory { populate(range, toTail: false) }
    for range in boot.freeLowMemory { populate(range, toTail: true) }
  }

  /// Freeing rising pages one by one leaves the same blocks, at the same places of the lists, as
  /// freeing the largest blocks that fit, each under the rule for its last page.
  /// Linux: `__free_pages_memory`, `add_highpages_with_active_regions`.
  private func populate(_ range: Range<PageFrameNumber>, toTail: Bool) {
    var frame = range.lowerBound
    while frame < range.upperBound {
      var order = min(Order.max, frame.rawValue.trailingZeroBitCount)
      while frame + 1 << order > range.upperBound { order -= 1 }
      let zone = zoneIndex(of: frame)
      state[zone].managedPages += 1 << order
      state[zone].freePages += 1 << order
      statistics.countFreed(1 << order)
      mergeAndList(frame, order: order, type: .movable, zone: zone, toTail: toTail)
      frame = frame + 1 << order
    }
  }

  /// Marks what is not RAM below 1 MiB and what boot keeps. Linux: `reserve_bootmem_region`.
  private func markReserved() {
    let reserved = Page(
      flags: .reserved, use: .reserved, order: 0, migrateType: 0, useCount: 1, mapCount: 0,
      owner: 0, index: 0, next: .none, previous: .none)
    for number in 0..<UInt32(min(0x100, pages.frameCount)) {
      let frame = PageFrameNumber(rawValue: number)
      if !boot.isPresent(frame) { pages[frame] = reserved }
    }
    for reservation in boot.reservations {
      for number in reservation.frames.lowerBound.rawValue..<reservation.frames.upperBound.rawValue
      {
        pages[PageFrameNumber(rawValue: number)] = reserved
      }
    }
  }

  /// Gives the pages of the kernel's start-up code to the allocator, one by one. Marks and
  /// protection keep the figures of boot. Linux: `free_initmem`.
  func freeInitialMemory() {
    let frames = boot.parameters.image.frames(of: .initial)
    guard !returnedFrames.contains(frames) else { return }
    returnedFrames.append(frames)
    for number in frames.lowerBound.rawValue..<frames.upperBound.rawValue {
      let frame = PageFrameNumber(rawValue: number)
      pages[frame].flags = []
      pages[frame].use = .kernel
      state[zoneIndex(of: frame)].managedPages += 1
      free(frame)
    }
  }
}

extension BootLayout {
  /// Pages that count when boot decides whether mobility grouping is worth while: RAM without the
  /// low zones' share of the page map. Linux: `vm_total_pages`.
  public var pagesForZoneLists: Int {
    zones.reduce(0) { sum, zone in
      sum + zone.presentPages - (zone.kind.rawValue < 2 ? zone.pageMapPages : 0)
    }
  }
}
