import Hardware

/// The numbers that the kernel tells while it starts, in the order in which it does.
///
/// What is not here is in `BootLayout` under the same name. Linux: the lines of `dmesg`.
public struct BootReport: Hashable, Sendable {
  /// What is told of a populated zone. Linux: `free_area_init_core`.
  public struct ZoneLine: Hashable, Sendable {
    public var kind: Zone.Kind
    public var pageMapPages: Int
    public var presentPages: Int
    /// As computed before boot's own needs were known. Linux: "LIFO batch".
    public var batch: Int
  }

  /// The "Memory:" line, in KiB. Linux: `mem_init_print_info`.
  public struct MemoryLine: Hashable, Sendable {
    public var available: Int
    public var present: Int
    public var code: Int
    public var data: Int
    public var readOnlyData: Int
    public var initial: Int
    public var bss: Int
    public var reserved: Int
    public var highMemory: Int
  }

  /// "last_pfn" and "max_arch_pfn".
  public var lastFrame: Int
  public var architectureLastFrame: Int
  /// "… HIGHMEM available", "… LOWMEM available", in MiB rounded down.
  public var highMegabytes: Int
  public var lowMegabytes: Int
  /// "On node 0 totalpages".
  public var totalPages: Int
  public var zones: [ZoneLine]
  /// "available for PCI devices": the largest gap below 4 GiB.
  public var deviceGap: ClosedRange<UInt64>
  /// "mobility grouping".
  public var groupsByMobility: Bool
  /// "Total pages": RAM without what the map of low memory costs.
  public var pagesForZoneLists: Int
  public var memory: MemoryLine
}

extension BootLayout {
  /// What the kernel tells of this layout.
  public var report: BootReport {
    let present = zones.reduce(0) { $0 + $1.presentPages }
    let low = count(freeLowMemory)
    let high = count(freeHighMemory)
    let image = parameters.image
    func kilobytes(_ section: KernelImage.Section) -> Int {
      image.pageCounts[section.rawValue] * 4
    }
    return BootReport(
      lastFrame: maxFrame.index, architectureLastFrame: parameters.usesPAE ? 1 << 24 : 1 << 20,
      highMegabytes: (maxFrame - lowMemoryEnd) >> 8, lowMegabytes: lowMemoryEnd.index >> 8,
      totalPages: present, zones: zones.filter { $0.presentPages > 0 }.map(zoneLine),
      deviceGap: deviceGap, groupsByMobility: groupsByMobility,
      pagesForZoneLists: pagesForZoneLists,
      memory: BootReport.MemoryLine(
        available: (low + high) * 4, present: present * 4, code: kilobytes(.text),
        data: kilobytes(.data), readOnlyData: kilobytes(.readOnlyData),
        initial: kilobytes(.initial), bss: kilobytes(.bss), reserved: (present - low - high) * 4,
        highMemory: high * 4))
  }

  /// Whether kinds of pages are kept apart: only when each could have a pageblock.
  /// Linux: `page_group_by_mobility_disabled`.
  public var groupsByMobility: Bool {
    pagesForZoneLists >= MigrateType.allCases.count << pageblockOrder
  }

  /// A pageblock is as big as a large page. Linux: `pageblock_order`.
  public var pageblockOrder: Int { parameters.usesPAE ? 9 : 10 }

  private func zoneLine(_ zone: ZoneExtent) -> BootReport.ZoneLine {
    let isLow = zone.kind.rawValue < Zone.Kind.highMemory.rawValue
    let estimate = zone.presentPages - (isLow ? zone.pageMapPages : 0)
    return BootReport.ZoneLine(
      kind: zone.kind, pageMapPages: isLow ? zone.pageMapPages : 0,
      presentPages: zone.presentPages, batch: ZoneFigures.batchSize(managedPages: estimate))
  }

  private func count(_ ranges: [Range<PageFrameNumber>]) -> Int {
    ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
  }

  /// Linux: `e820_search_gap`.
  private var deviceGap: ClosedRange<UInt64> {
    var best: Range<UInt64> = 0..<1
    var end: UInt64 = 0
    for entry in parameters.memoryMap.entries where entry.addresses.lowerBound < 1 << 32 {
      if entry.addresses.lowerBound > end, entry.addresses.lowerBound - end > UInt64(best.count) {
        best = end..<entry.addresses.lowerBound
      }
      end = max(end, entry.addresses.upperBound)
    }
    return best.lowerBound...best.upperBound - 1
  }
}
