import Hardware

/// How pages move between the lists as they are used, locked and given up.
extension PageLists {
  /// Notes that a page was read or written by a call, or looked at on behalf of one.
  ///
  /// Twice makes it active: seen once it is marked. Linux: `mark_page_accessed`.
  func markAccessed(_ frame: PageFrameNumber) {
    let flags = pages[frame].flags
    var mark = AccessMark(
      isMarked: flags.contains(.referenced), isActive: flags.contains(.active))
    guard mark.use(isUnevictable: flags.contains(.unevictable)) else {
      pages[frame].flags.insert(.referenced)
      return
    }
    activate(frame)
    pages[frame].flags.remove(.referenced)
    clock.advance()
  }

  /// Linux: `activate_page`.
  func activate(_ frame: PageFrameNumber) {
    guard pages[frame].flags.isDisjoint(with: [.active, .unevictable]),
      pages[frame].flags.contains(.onLRU)
    else { return }
    change(frame) { $0.insert(.active) }
    allocator.statistics[.activated] += 1
  }

  /// Makes an active page inactive. Linux: `deactivate_page`, `lru_deactivate_fn`.
  func deactivate(_ frame: PageFrameNumber) {
    let flags = pages[frame].flags
    guard flags.contains([.onLRU, .active]), !flags.contains(.unevictable) else { return }
    change(frame) { $0.subtract([.active, .referenced]) }
    allocator.statistics[.deactivated] += 1
  }

  /// Puts a page that has been written out where reclaim meets it next.
  ///
  /// Linux: `rotate_reclaimable_page`, `pagevec_move_tail_fn`.
  func rotate(_ frame: PageFrameNumber) {
    let flags = pages[frame].flags
    guard flags.contains(.onLRU), flags.isDisjoint(with: [.unevictable, .dirty, .locked]) else {
      return
    }
    remove(frame)
    pages[frame].flags.remove(.active)
    addLast(frame)
    allocator.statistics[.rotated] += 1
  }

  /// Moves private memory that nobody needs any more to the list of pages that go without a write.
  ///
  /// Linux: `mark_page_lazyfree`, `lru_lazyfree_fn`.
  func markLazilyFree(_ frame: PageFrameNumber) {
    let flags = pages[frame].flags
    guard flags.contains([.onLRU, .swapBacked]), pages[frame].use == .anonymous,
      flags.isDisjoint(with: [.swapCache, .unevictable])
    else { return }
    change(frame) { $0.subtract([.active, .referenced, .swapBacked]) }
    allocator.statistics[.lazilyFreeable] += 1
  }

  /// Keeps a page from reclaim. Linux: `mlock_vma_page`.
  func lock(_ frame: PageFrameNumber) {
    guard !pages[frame].flags.contains(.memoryLocked) else { return }
    change(frame) {
      $0.insert([.memoryLocked, .unevictable])
      $0.remove(.active)
    }
    allocator.statistics[.unevictableLocked] += 1
  }

  /// Locks a page that a locked area maps, with the others that wait. Until then it stands where it
  /// stood, and can still become active. Linux: `mlock_page`.
  func lockLater(_ frame: PageFrameNumber) {
    locksToCome.append(frame)
    if locksToCome.count == Self.mostLocksToCome { lockMapped() }
  }

  /// Linux: `PAGEVEC_SIZE`.
  private static let mostLocksToCome = 15

  /// Locks the pages that wait for it. Linux: `mlock_page_drain_local`.
  @inline(__always)
  func lockMapped() {
    guard !locksToCome.isEmpty else { return }
    for frame in locksToCome where pages[frame].mapCount > 0 { lock(frame) }
    locksToCome = []
  }

  /// Lets reclaim have a page again. Linux: `munlock_vma_page`.
  func unlock(_ frame: PageFrameNumber) {
    guard pages[frame].flags.contains(.memoryLocked) else { return }
    change(frame) { $0.subtract([.memoryLocked, .unevictable]) }
    allocator.statistics[.unevictableUnlocked] += 1
  }
}
