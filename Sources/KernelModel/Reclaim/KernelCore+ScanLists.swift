import Hardware

/// Taking pages off the lists, a batch at a time. Linux: `shrink_list`.
extension KernelCore {
  /// Carries out what a pass asks of a list.
  func carryOut(
    _ request: ScanRounds.Request, _ reclaimer: inout Reclaimer
  ) -> ScanRounds.Batch {
    let batch =
      request.list.isActive
      ? age(request.list, request.pageCount, reclaimer)
      : shrink(request.list, request.pageCount, &reclaimer)
    tell(request.list, batch)
    return batch
  }

  func tell(_ list: EvictableList, _ batch: ScanRounds.Batch) {
    tracer.emit(
      .reclaim(
        .scanned(
          list, pages: UInt32(clamping: batch.scanned), taken: UInt8(clamping: batch.taken),
          freed: UInt8(clamping: batch.reclaimed))))
  }

  /// Pages that a batch has off its list, and how it came to them.
  private struct Isolated {
    var chain = PageChain()
    var scanned = 0
    var skipped = 0
  }

  /// Takes up to `count` pages from the tail of a list; those of zones above the class go to its
  /// head. Linux: `isolate_lru_pages`.
  private func isolate(
    _ list: EvictableList, _ count: Int, _ reclaimer: Reclaimer
  ) -> Isolated {
    let kind = PageListKind(list)
    var found = Isolated()
    var skipped = PageChain()
    let highest = Int(reclaimer.zoneClass.rawValue)
    while found.chain.count < count {
      let frame = lists.tail(of: kind)
      guard frame != .none else { break }
      found.scanned += 1
      let zone = allocator.zoneIndex(of: frame)
      if zone > highest {
        lists.remove(frame)
        lists.append(frame, to: &skipped)
        allocator.statistics[.skipped(zone)] += 1
      } else {
        lists.isolate(frame, into: &found.chain)
      }
    }
    found.skipped = skipped.count
    while let frame = lists.removeFirst(of: &skipped) { lists.add(frame) }
    return found
  }

  /// Decides over pages from the tail of an inactive list. Linux: `shrink_inactive_list`.
  private func shrink(
    _ list: EvictableList, _ count: Int, _ reclaimer: inout Reclaimer
  ) -> ScanRounds.Batch {
    lists.lockMapped()
    let found = isolate(list, count, reclaimer)
    let statistics = allocator.statistics
    statistics[reclaimer.isBackground ? .scannedByKswapd : .scannedDirectly] += found.scanned
    statistics[list.side == .file ? .scannedFile : .scannedAnonymous] += found.scanned
    let taken = found.chain.count
    guard taken > 0 else {
      return ScanRounds.Batch(scanned: found.scanned, skipped: found.skipped, taken: 0)
    }
    let counts = shrink(found.chain, reclaimer)
    lists.costs.note(counts.written, list.side, lists: lists.evictable)
    statistics[reclaimer.isBackground ? .stolenByKswapd : .stolenDirectly] += counts.freed
    statistics[list.side == .file ? .stolenFile : .stolenAnonymous] += counts.freed
    if counts.unwritten == taken { background.isFlusherWoken = true }
    reclaimer.takenPages += taken
    reclaimer.pass.unwrittenFilePages += counts.unwritten
    if list.side == .file { reclaimer.pass.filePages += taken }
    return ScanRounds.Batch(
      scanned: found.scanned, skipped: found.skipped, taken: taken, reclaimed: counts.freed)
  }

  /// Makes pages from the tail of an active list inactive, but for code that was run.
  ///
  /// Linux: `shrink_active_list`.
  func age(
    _ list: EvictableList, _ count: Int, _ reclaimer: Reclaimer
  ) -> ScanRounds.Batch {
    lists.lockMapped()
    var found = isolate(list, count, reclaimer)
    let taken = found.chain.count
    allocator.statistics[.refilled] += found.scanned
    var (active, inactive) = (PageChain(), PageChain())
    while let frame = lists.removeFirst(of: &found.chain) {
      guard !pages[frame].flags.contains(.unevictable) else {
        lists.append(frame, to: &active)
        continue
      }
      let references = takeReferences(to: frame)
      if references.staysActive {
        lists.append(frame, to: &active)
      } else {
        pages[frame].flags.remove(.active)
        pages[frame].flags.insert(.workingSet)
        lists.append(frame, to: &inactive)
      }
    }
    allocator.statistics[.deactivated] += inactive.count
    putBack(active)
    putBack(inactive)
    return ScanRounds.Batch(scanned: found.scanned, skipped: found.skipped, taken: taken)
  }
}

extension EventCounter {
  /// Linux: `PGSCAN_SKIP` of a zone.
  fileprivate static func skipped(_ zone: Int) -> EventCounter {
    switch zone {
    case 0: .skippedDMA
    case 1: .skippedNormal
    case 2: .skippedHighMemory
    default: .skippedMovable
    }
  }
}
