import Hardware

/// What of an area is in memory, in pages. Linux: `struct mem_size_stats`.
public struct AreaFigures: Hashable, Sendable {
  /// Present pages, those of the kernel and the page of zeros left out. `Rss`
  public var resident = 0
  /// Those that belong to the process alone or were copied. `Anonymous`
  public var anonymous = 0
  /// What a locked area keeps, a page that *n* map counting as 1/*n*, in bytes. `Locked`
  public var lockedByteCount = 0
}

extension AddressSpace {
  /// Counts an area's pages by its page tables. Linux: `smap_gather_stats`.
  ///
  /// - Complexity: O(pages of the area that have a table)
  public func figures(of link: AreaLink) -> AreaFigures {
    var figures = AreaFigures()
    var shares = 0
    forEachEntry(in: areas[link].start..<areas[link].end) { _, _, entry in
      guard let frame = mappedFrame(of: entry) else { return }
      figures.resident += 1
      if core.pages[frame].use == .anonymous { figures.anonymous += 1 }
      shares += (4096 << 12) / Int(max(1, core.pages[frame].mapCount))
    }
    if areas[link].options.contains(.locked) { figures.lockedByteCount = shares >> 12 }
    return figures
  }
}
