import Hardware

/// What leaves memory because somebody asked for it. Linux: `fs/drop_caches.c`.
extension Kernel {
  /// What writing to `/proc/sys/vm/drop_caches` did.
  public struct DroppedCaches: Hashable, Sendable {
    /// Pages of files that left memory.
    public internal(set) var dropped = 0
    /// Pages that stayed, as somebody maps them, or as they are nowhere else yet.
    public internal(set) var mapped = 0
    public internal(set) var dirty = 0
  }

  /// Drops what can be had again from a disk, and slabs of caches that can shrink.
  ///
  /// Nothing in the slabs of this kernel can be given up: it keeps no names of files, and no inodes
  /// there.
  /// - Parameter kinds: bit 0 for pages of files, bit 1 for slabs.
  ///
  /// Linux: `drop_caches_sysctl_handler`.
  public func dropCaches(_ kinds: UInt32) -> DroppedCaches {
    var counts = DroppedCaches()
    if kinds & 1 != 0 {
      for file in files.all { core.invalidate(file, &counts) }
      allocator.statistics[.pageCacheDropped] += 1
    }
    if kinds & 2 != 0 { allocator.statistics[.slabDropped] += 1 }
    return counts
  }
}

extension KernelCore {
  /// Takes the pages of a file out of the cache that are clean and that nobody maps; nothing is
  /// kept of when they left. Linux: `invalidate_mapping_pages`.
  fileprivate func invalidate(_ file: CachedFile, _ counts: inout Kernel.DroppedCaches) {
    guard file.cachedPageCount > 0 else { return }
    tracer.enter(.invalidatePages)
    defer { tracer.leave(.invalidatePages) }
    file.forEachCachedPage { index, frame in
      if pages[frame].flags.contains(.dirty) {
        counts.dirty += 1
        deactivate(frame)
      } else if pages[frame].useCount > 1 {
        counts.mapped += 1
      } else {
        files.drop(frame, of: file, at: index)
        counts.dropped += 1
      }
    }
  }

  /// Lets a page that must stay be among the next that reclaim looks at, unless somebody maps it.
  ///
  /// Linux: `deactivate_file_page`, `lru_deactivate_file_fn`.
  private func deactivate(_ frame: PageFrameNumber) {
    let flags = pages[frame].flags
    guard pages[frame].mapCount == 0, flags.contains(.onLRU), !flags.contains(.unevictable) else {
      return
    }
    lists.change(frame) {
      $0.subtract([.active, .referenced])
      $0.insert(.reclaim)
    }
    if flags.contains(.active) { allocator.statistics[.deactivated] += 1 }
  }
}
