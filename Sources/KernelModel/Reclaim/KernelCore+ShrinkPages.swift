import Hardware

/// Who reclaims, and what it may do. Linux: `struct scan_control`.
struct Reclaimer {
  /// Linux: `current_is_kswapd`.
  var isBackground = false
  /// Pages that are mapped may be unmapped; dirty ones may be written; private ones may go to swap.
  var mayUnmap = true
  var mayWrite = true
  var maySwap = true
  /// The asker may wait for devices, and for file systems. Linux: `__GFP_IO`, `__GFP_FS`.
  var mayUseDevices = true
  var mayUseFiles = true
}

/// What became of a page that reclaim looked at.
enum PageFate {
  case freed
  /// It stays where it was.
  case kept
  /// It is in use, or cannot go: the active list is its place.
  case activated
}

/// What reclaim did with a batch of pages. Linux: `struct reclaim_stat`.
struct ShrinkCounts {
  var freed = 0
  var activatedAnonymous = 0
  var activatedFile = 0
  /// Of those that were given up and written to again. Linux: `nr_lazyfree_fail`.
  var keptLazy = 0
}

/// The fate of inactive pages. Linux: `shrink_page_list`.
extension KernelCore {
  /// Gives up pages that are off their lists, in their order, as advice asks for.
  ///
  /// Linux: `reclaim_pages`.
  func reclaim(_ frames: [PageFrameNumber]) {
    _ = shrink(frames, Reclaimer())
  }

  /// Decides over pages that are off their lists; those that stay go back to the list that they
  /// belong on now.
  @discardableResult
  func shrink(_ frames: [PageFrameNumber], _ reclaimer: Reclaimer) -> ShrinkCounts {
    guard !frames.isEmpty else { return ShrinkCounts() }
    tracer.enter(.shrinkPageList)
    defer { tracer.leave(.shrinkPageList) }
    var counts = ShrinkCounts()
    var kept: [PageFrameNumber] = []
    for frame in frames {
      // Whoever looks at a page holds it. Linux: `isolate_lru_page`.
      pages[frame].useCount += 1
      switch fate(of: frame, reclaimer, &counts) {
      case .freed:
        counts.freed += 1
        continue
      case .kept: break
      case .activated: activate(frame, &counts)
      }
      kept.append(frame)
    }
    allocator.statistics[.activated] += counts.activatedAnonymous + counts.activatedFile
    for frame in kept {
      lists.add(frame)
      swap.putPage(frame)
    }
    return counts
  }

  /// Linux: `activate_locked`.
  private func activate(_ frame: PageFrameNumber, _ counts: inout ShrinkCounts) {
    let flags = pages[frame].flags
    let isLocked = flags.contains(.memoryLocked)
    if flags.contains(.swapCache), swap.isFull || isLocked { swap.tryToFree(frame) }
    guard !isLocked else { return }
    pages[frame].flags.insert(.active)
    if flags.contains(.swapBacked) {
      counts.activatedAnonymous += 1
    } else {
      counts.activatedFile += 1
    }
  }

  private func fate(
    of frame: PageFrameNumber, _ reclaimer: Reclaimer, _ counts: inout ShrinkCounts
  ) -> PageFate {
    guard !pages[frame].flags.contains(.unevictable) else { return .activated }
    guard reclaimer.mayUnmap || pages[frame].mapCount == 0 else { return .kept }
    let verdict = judge(frame)
    switch verdict {
    case .activate: return .activated
    case .keep: return .kept
    case .reclaim, .reclaimIfClean: break
    }
    let isAnonymous = pages[frame].use == .anonymous
    if isAnonymous, pages[frame].flags.contains(.swapBacked),
      !pages[frame].flags.contains(.swapCache)
    {
      guard reclaimer.mayUseDevices else { return .kept }
      guard addToSwap(frame) else { return .activated }
    }
    if pages[frame].mapCount > 0 {
      let wasLazy = !pages[frame].flags.contains(.swapBacked)
      guard unmapEverywhere(frame) else {
        if wasLazy, pages[frame].flags.contains(.swapBacked) { counts.keptLazy += 1 }
        return .activated
      }
    }
    if pages[frame].flags.contains(.dirty) {
      guard let isClean = writeOut(frame, verdict, reclaimer) else { return .activated }
      guard isClean else { return .kept }
    }
    return leave(frame)
  }

  /// What the use of a page says. Linux: `page_check_references`.
  private enum Verdict { case reclaim, reclaimIfClean, keep, activate }

  private func judge(_ frame: PageFrameNumber) -> Verdict {
    let references = takeReferences(to: frame)
    let wasReferenced = pages[frame].flags.contains(.referenced)
    pages[frame].flags.remove(.referenced)
    // Unmapping finds out that it is locked.
    if references.options.contains(.locked) { return .reclaim }
    guard references.count > 0 else {
      return wasReferenced && !pages[frame].flags.contains(.swapBacked)
        ? .reclaimIfClean : .reclaim
    }
    pages[frame].flags.insert(.referenced)
    if wasReferenced || references.count > 1 { return .activate }
    if references.options.contains(.execute), !pages[frame].flags.contains(.swapBacked) {
      return .activate
    }
    return .keep
  }

  /// Gives a page a slot. Linux: `add_to_swap`.
  private func addToSwap(_ frame: PageFrameNumber) -> Bool {
    guard let slot = swap.takeSlot() else { return false }
    swap.cache(frame, in: slot)
    pages[frame].flags.insert(.dirty)
    return true
  }

  /// Writes a dirty page where it belongs. Linux: `pageout`.
  ///
  /// - Returns: whether it is clean now; nil where it must become active.
  private func writeOut(
    _ frame: PageFrameNumber, _ verdict: Verdict, _ reclaimer: Reclaimer
  ) -> Bool? {
    if !pages[frame].flags.contains(.swapBacked) {
      // Files are written by the flusher, in their order.
      allocator.statistics[.scanImmediateReclaim] += 1
      pages[frame].flags.insert(.reclaim)
      return nil
    }
    guard verdict != .reclaimIfClean, reclaimer.mayUseFiles || reclaimer.mayUseDevices,
      reclaimer.mayWrite
    else { return false }
    if pages[frame].use == .sharedMemory {
      guard let slot = swap.takeSlot() else { return nil }
      allocator.statistics[.scanWritten] += 1
      files.moveToSwap(frame, slot)
    } else {
      allocator.statistics[.scanWritten] += 1
      // Where no entry names the slot any more the page goes without having been written.
      if swap.tryToFree(frame) { return false }
    }
    pages[frame].flags.remove(.dirty)
    swap.write(frame)
    return true
  }

  /// Frees a clean page that nobody maps, and keeps when it left. Linux: `__remove_mapping`.
  private func leave(_ frame: PageFrameNumber) -> PageFate {
    let page = pages[frame]
    if page.flags.contains(.swapCache) {
      guard page.useCount == 2 else { return .kept }
      swap.uncache(frame, leaving: lists.shadow(of: frame))
    } else if page.use == .anonymous {
      // Given up by `MADV_FREE`, or left by the cache.
      guard page.useCount == 1 else { return .kept }
      allocator.statistics[.lazilyFreed] += 1
    } else {
      guard page.useCount == 2 else { return .kept }
      files.evict(frame, leaving: page.use == .file ? lists.shadow(of: frame) : nil)
    }
    tracer.emit(.swap(.left(frame)))
    swap.putPage(frame)
    return .freed
  }
}
