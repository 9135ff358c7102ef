import Hardware

/// The task that writes the dirty pages of files. Linux: `wb_workfn`.
///
/// The disk is a simple one: it takes whatever it is given and is done at once, and the task runs
/// when reclaim has met nothing but dirty pages, as soon as that pass over the lists is over. No
/// clock makes it run: pages that nobody needs the frames of stay dirty until `msync` or `sync`.
extension KernelCore {
  /// Writes every dirty page of every file, in the order of the files and their pages; what reclaim
  /// had wanted to free is what it meets next.
  ///
  /// Linux: `wakeup_flusher_threads`, `end_page_writeback`.
  func flush() {
    background.isFlusherWoken = false
    var count = 0
    for file in files.all where file.kind == .regular {
      file.forEachCachedPage { _, frame in
        guard pages[frame].flags.contains(.dirty) else { return }
        clean(frame)
        files.write(frame)
        count += 1
        guard pages[frame].flags.contains(.reclaim) else { return }
        pages[frame].flags.remove(.reclaim)
        lists.rotate(frame)
      }
    }
    tracer.emit(.reclaim(.flushed(pages: UInt32(clamping: count))))
  }

  /// Takes the write and dirty bits off the entries that map a page, so that the next write to it
  /// is noticed. Linux: `page_mkclean`.
  private func clean(_ frame: PageFrameNumber) {
    forEachMapping(of: frame) { mapping in
      guard areas[mapping.link].isShared, mapping.entry.isDirty || mapping.entry.isWritable else {
        return true
      }
      mapping.space.setEntry(
        mapping.entry.clearing([.dirty, .writable]), at: mapping.place, for: mapping.address)
      mapping.space.flushTLB(mapping.address..<mapping.address + 4096)
      return true
    }
  }
}

extension FileTable {
  /// Writes a page of a file to the disk. Linux: `write_cache_pages`, `submit_bio`.
  func write(_ frame: PageFrameNumber) {
    pages[frame].flags.remove(.dirty)
    allocator.statistics[.written] += 1
    // A page is 4 kB on its way to the disk.
    allocator.statistics[.pagedOut] += 4
  }
}
