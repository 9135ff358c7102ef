import Hardware

extension PageAllocator {
  /// Pages of all zones that the allocator has to give. Linux: `totalram_pages`, MemTotal.
  public var managedPageCount: Int { zones.reduce(0) { $0 + $1.managedPages } }

  /// Pages on the free lists of all zones. Linux: MemFree.
  public var freePageCount: Int { zones.reduce(0) { $0 + $1.freePages } }

  /// Pages outside the direct map. Linux: `totalhigh_pages`, HighTotal.
  public var totalHighPages: Int { zones[2].managedPages + zones[3].managedPages }

  /// Linux: `nr_free_highpages`, HighFree.
  public var freeHighPages: Int { zones[2].freePages + zones[3].freePages }

  /// An estimate of what new programs can have without swapping: free pages and most of what can be
  /// given up easily. Linux: `si_mem_available`, MemAvailable.
  public var availablePages: Int {
    let lowMarks = zones.reduce(0) { $0 + $1.boostedWatermarks.low }
    let cache = statistics[.activeFile] + statistics[.inactiveFile]
    let reclaimable = statistics[.slabReclaimable] + statistics[.kernelMiscReclaimable]
    let available =
      freePageCount - totalReservePages + cache - min(cache / 2, lowMarks) + reclaimable
      - min(reclaimable / 2, lowMarks)
    return max(0, available)
  }

  /// Pageblocks of each type in a zone, counted from its first frame on, by `MigrateType`.
  /// Linux: `pagetypeinfo_showblockcount_print`.
  public func pageblockCounts(in kind: Zone.Kind) -> [Int] {
    var counts = [Int](repeating: 0, count: MigrateType.allCases.count)
    let frames = zones[Int(kind.rawValue)].frames
    var frame = frames.lowerBound
    while frame < frames.upperBound {
      counts[Int(pageblockType(of: frame).rawValue)] += 1
      frame = frame + pageblockPages
    }
    return counts
  }

  /// The frames parked on the CPU's list of a zone and type, next to be taken first.
  public func parkedFrames(in kind: Zone.Kind, type: MigrateType) -> [PageFrameNumber] {
    guard type != .highAtomic else { return [] }
    return linked(from: cpuLists[cpuListIndex(Int(kind.rawValue), type)].head, limit: .max)
  }

  /// The free blocks of an order and type, next to be taken first, by first frame.
  ///
  /// - Parameter limit: how many at most.
  public func freeBlocks(
    in kind: Zone.Kind, order: Int, type: MigrateType, limit: Int = .max
  ) -> [PageFrameNumber] {
    linked(from: freeLists[listIndex(Int(kind.rawValue), order, type)].head, limit: limit)
  }

  private func linked(from first: PageFrameNumber, limit: Int) -> [PageFrameNumber] {
    var frames: [PageFrameNumber] = []
    var frame = first
    while frame != .none, frames.count < limit {
      frames.append(frame)
      frame = pages[frame].next
    }
    return frames
  }
}

extension Zone {
  /// How far a CPU's counters may drift before they are added up. Pagewalk's do not drift; the
  /// figure is shown. Linux: `calculate_normal_threshold`.
  public func counterThreshold(cpuCount: Int) -> Int {
    Self.counterThreshold(managedPages: managedPages, cpuCount: cpuCount)
  }

  /// The same for a zone of that size.
  public static func counterThreshold(managedPages: Int, cpuCount: Int) -> Int {
    func bits(_ value: Int) -> Int { Int.bitWidth - value.leadingZeroBitCount }
    return min(125, 2 * bits(cpuCount) * (1 + bits(managedPages >> 15)))
  }
}

extension PageAllocator {
  /// Zones in the order in which a request of a class tries them: from the highest allowed down,
  /// populated ones alone. Linux: `zonelist`, `build_zonerefs_node`.
  public func zoneList(for zoneClass: Zone.Kind) -> [Zone] {
    zones[...Int(zoneClass.rawValue)].reversed().filter { $0.managedPages > 0 }
  }
}
