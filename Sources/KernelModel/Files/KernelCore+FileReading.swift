import Hardware

/// Files that are read from front to back.
extension KernelCore {
  /// What a read did.
  struct ReadCounts {
    var byteCount = 0
    /// Pages that were used, and those that came from the disk for it or ahead of it.
    var pages = 0
    var pagesRead = 0
  }

  /// Uses the bytes of a file from a place on, as one call of `read`.
  ///
  /// - Returns: how many there were, and why no more; 0 at the end of the file.
  ///
  /// Linux: `generic_file_buffered_read`, `shmem_file_read_iter`.
  func read(
    _ file: CachedFile, from offset: UInt64, byteCount: Int, _ window: inout ReadAheadWindow
  ) -> (counts: ReadCounts, refusal: Refusal?) {
    tracer.enter(.bufferedRead)
    defer { tracer.leave(.bufferedRead) }
    var counts = ReadCounts()
    let end = min(offset + UInt64(byteCount), file.byteCount)
    let last = (offset + UInt64(byteCount) + 4095) >> 12
    var place = offset
    while place < end {
      let index = place >> 12
      let next = min((index + 1) << 12, end)
      if file.isSharedMemory {
        guard use(file, at: index, isStart: place & 0xfff == 0) else {
          return (counts, outOfFrames(for: .page))
        }
      } else {
        guard let frame = page(of: file, at: index, asked: last - index, &window, &counts) else {
          return (counts, failure(of: file, at: index))
        }
        // A page that is read in parts counts as used once.
        if window.previousIndex != index || window.previousOffset != place & 0xfff {
          lists.markAccessed(frame)
        }
      }
      window.previousIndex = index
      window.previousOffset = next & 0xfff
      counts.pages += 1
      counts.byteCount += Int(next - place)
      place = next
    }
    return (counts, nil)
  }

  /// Why a page did not come.
  private func failure(of file: CachedFile, at index: UInt64) -> Refusal {
    file.isUnreadable(at: index)
      ? Refusal(.ioError, .unreadable(file.name)) : outOfFrames(for: .page)
  }

  /// Uses a page of shared memory; one that nobody has written is not made for that.
  ///
  /// - Returns: false when memory is out.
  private func use(_ file: CachedFile, at index: UInt64, isStart: Bool) -> Bool {
    let isSwapped = file.isSwapped(at: index)
    guard let frame = file.frame(at: index) ?? (isSwapped ? files.load(file, at: index) : nil)
    else { return !isSwapped }
    if isStart { lists.markAccessed(frame) }
    return true
  }

  /// A page of the cache, which is read if it is not there, and others ahead of it.
  private func page(
    of file: CachedFile, at index: UInt64, asked: UInt64, _ window: inout ReadAheadWindow,
    _ counts: inout ReadCounts
  ) -> PageFrameNumber? {
    if file.frame(at: index) == nil {
      readAhead(file, at: index, asked, isMarked: false, &window, &counts)
    }
    guard let frame = file.frame(at: index) ?? files.load(file, at: index) else { return nil }
    // Linux: `PageReadahead`; the same bit is for reclaim once the page is dirty.
    guard pages[frame].flags.contains(.reclaim) else { return frame }
    pages[frame].flags.remove(.reclaim)
    // What is read ahead may need room: this page is not to go for it.
    pages[frame].useCount += 1
    readAhead(file, at: index, asked, isMarked: true, &window, &counts)
    pages[frame].useCount -= 1
    return frame
  }

  /// Reads what the window says. Linux: `page_cache_sync_readahead`, `page_cache_async_readahead`.
  private func readAhead(
    _ file: CachedFile, at index: UInt64, _ asked: UInt64, isMarked: Bool,
    _ window: inout ReadAheadWindow, _ counts: inout ReadCounts
  ) {
    let most = settings.readAheadPageCount
    guard most > 0 else { return }
    tracer.enter(.ondemandReadahead)
    defer { tracer.leave(.ondemandReadahead) }
    let found = window.next(at: index, asked: asked, most: most, isMarked: isMarked) {
      file.frame(at: $0) != nil
    }
    if let found { counts.pagesRead += read(found, of: file) }
  }

  /// Reads pages into the cache that are not there. Linux: `page_cache_ra_unbounded`.
  ///
  /// - Returns: how many.
  private func read(_ wanted: ReadAheadWindow.Pages, of file: CachedFile) -> Int {
    guard wanted.first < file.pageCount else { return 0 }
    let count = min(wanted.count, file.pageCount - wanted.first)
    let outside = file.outsideBytes(of: wanted.first..<wanted.first + count)
    var readCount = 0
    for step in 0..<count where file.frame(at: wanted.first + step) == nil {
      // Linux: `readahead_gfp_mask`.
      let frame = files.load(
        file, at: wanted.first + step, [.highUserMovable, .noRetry, .noWarn],
        outside.map { $0.dropFirst(Int(step) << 12).prefix(4096) })
      guard let frame else { break }
      if step + wanted.tail == count { pages[frame].flags.insert(.reclaim) }
      readCount += 1
    }
    return readCount
  }
}

extension CachedFile {
  /// The bytes of pages that lie outside the machine, read at once; nil where they lie elsewhere or
  /// cannot be read so.
  fileprivate func outsideBytes(of pages: Range<UInt64>) -> [UInt8]? {
    guard case .outside(let outside) = content else { return nil }
    let start = pages.lowerBound << 12
    let count = Int(min(pages.upperBound << 12, byteCount) - start)
    guard let read = outside.source.bytes(from: start, count: count), read.count == count else {
      return nil
    }
    return read
  }
}
