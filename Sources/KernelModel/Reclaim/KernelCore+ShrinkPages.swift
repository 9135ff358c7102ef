import Hardware

/// The fate of inactive pages. Linux: `shrink_page_list`.
extension KernelCore {
  /// Decides over pages that are off their lists, in their order; those that stay go back to the
  /// list that they belong on now.
  @discardableResult
  func shrink(_ chain: PageChain, _ reclaimer: Reclaimer) -> ShrinkCounts {
    guard !chain.isEmpty else { return ShrinkCounts() }
    tracer.enter(.shrinkPageList)
    defer { tracer.leave(.shrinkPageList) }
    var counts = ShrinkCounts()
    var (rest, kept) = (chain, PageChain())
    while let frame = lists.removeFirst(of: &rest) {
      switch fate(of: frame, reclaimer, &counts) {
      case .freed:
        counts.freed += 1
        continue
      case .kept: break
      case .activated: activate(frame, &counts)
      }
      lists.append(frame, to: &kept)
    }
    allocator.statistics[.activated] += counts.activatedAnonymous + counts.activatedFile
    putBack(kept)
    return counts
  }

  /// Puts pages back that were taken off their lists. Linux: `move_pages_to_lru`.
  func putBack(_ chain: PageChain) {
    var rest = chain
    while let frame = lists.removeFirst(of: &rest) {
      lists.add(frame)
      swap.putPage(frame)
    }
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
    if pages[frame].flags.contains(.dirty), !pages[frame].flags.contains(.swapBacked),
      pages[frame].use == .file
    {
      counts.unwritten += 1
    }
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
    if pages[frame].mapCount > 0, !unmapEverywhere(frame) { return .activated }
    if pages[frame].flags.contains(.dirty) {
      guard let isClean = writeOut(frame, verdict, reclaimer) else { return .activated }
      guard isClean else { return .kept }
      counts.written += 1
    }
    return leave(frame)
  }

  /// Looks whether an inactive page was used, which clears the marks of it.
  ///
  /// Linux: `page_check_references`.
  private func judge(_ frame: PageFrameNumber) -> PageReferences.Verdict {
    let references = takeReferences(to: frame)
    let verdict = references.verdict(rules)
    if references.isMarkedAfterwards {
      pages[frame].flags.insert(.referenced)
    } else {
      pages[frame].flags.remove(.referenced)
    }
    return verdict
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
    _ frame: PageFrameNumber, _ verdict: PageReferences.Verdict, _ reclaimer: Reclaimer
  ) -> Bool? {
    let isOfFile = !pages[frame].flags.contains(.swapBacked)
    if isOfFile, !mayWriteFile(frame, reclaimer) {
      // Files are written by the flusher, in their order.
      allocator.statistics[.scanImmediateReclaim] += 1
      pages[frame].flags.insert(.reclaim)
      return nil
    }
    guard verdict != .reclaimIfClean, reclaimer.mayUseFiles || reclaimer.mayUseDevices,
      reclaimer.mayWrite
    else { return false }
    if isOfFile {
      allocator.statistics[.scanWritten] += 1
      return writeBack(frame)
    }
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

  /// Whether reclaim may write a page of a file by itself: the background reclaimer, where all that
  /// it met was dirty, and of pages that it meets again.
  private func mayWriteFile(_ frame: PageFrameNumber, _ reclaimer: Reclaimer) -> Bool {
    reclaimer.isBackground && pages[frame].flags.contains(.reclaim) && background.isAllDirty
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
