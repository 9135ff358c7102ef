import Hardware

/// The task that writes the dirty pages of files. Linux: `wb_workfn`.
///
/// The disk is a simple one: it takes whatever it is given and is done at once. The task runs when
/// reclaim has met nothing but dirty pages, as soon as that pass over the lists is over, and when
/// more than a tenth of the memory that may be dirty has become so. No clock makes it run: fewer
/// pages, whose frames nobody needs, stay dirty until `msync` or `sync`.
extension KernelCore {
  /// Makes a page dirty that an entry says was written to; pages of files in memory are never
  /// written back, and do not count. Linux: `set_page_dirty`.
  func takeOverDirt(of frame: PageFrameNumber) {
    if pages[frame].use == .file {
      setDirty(frame)
    } else {
      pages[frame].flags.insert(.dirty)
    }
  }

  /// Notes that a page of a file is dirty that was not; every 32 of them it is asked whether there
  /// are too many. Linux: `account_page_dirtied`, `balance_dirty_pages_ratelimited`.
  func noteDirtied() {
    allocator.statistics[.dirtied] += 1
    background.dirtiedPages += 1
    if background.dirtiedPages % 32 == 0,
      background.dirtiedPages > lists.dirtyThresholds.background
    {
      background.isFlusherWoken = true
    }
  }

  /// Writes every dirty page of every file, in the order of the files and their pages; what reclaim
  /// had wanted to free is what it meets next.
  ///
  /// Linux: `wakeup_flusher_threads`.
  func flush() {
    (background.isFlusherWoken, background.dirtiedPages) = (false, 0)
    var count = 0
    for file in files.all { count += writeBack(file) }
    tracer.emit(.reclaim(.flushed(pages: UInt32(clamping: count))))
  }
}
