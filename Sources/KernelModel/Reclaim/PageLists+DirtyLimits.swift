import Hardware

extension PageLists {
  /// Pages that may be dirty before writers are slowed down, and before the flusher starts.
  ///
  /// Linux: `global_dirty_limits` with the ratios 20 and 10 and high memory left out.
  public var dirtyThresholds: (throttle: Int, background: Int) {
    let file = size(.activeFile) + size(.inactiveFile)
    let all = max(0, allocator.freePageCount - allocator.totalReservePages) + file
    let high = [Zone.Kind.highMemory, .movable].reduce(0) { sum, kind in
      let zone = allocator.zones[Int(kind.rawValue)]
      let file = size(.activeFile, in: kind) + size(.inactiveFile, in: kind)
      return sum + max(0, zone.freePages - zone.boostedWatermarks.high) + file
    }
    let dirtyable = max(0, all - min(all, high)) + 1
    return (dirtyable * 819 / 4096, dirtyable * 409 / 4096)
  }
}
