import Hardware

/// Dirty pages of files on their way to the disk.
extension KernelCore {
  /// Writes dirty pages of a file to its disk, which is done at once. Entries that let shared
  /// mappings write are protected, so that the next write is noticed.
  ///
  /// - Parameter limit: at most so many pages.
  /// - Returns: how many were written. None of a file in memory: it has no disk; fewer where this
  ///   computer has no room for one.
  /// - Complexity: O(pages of the range); where one is mapped, O(areas of all address spaces)
  ///
  /// Linux: `write_cache_pages`, `page_mkclean`.
  @discardableResult
  func writeBack(
    _ file: CachedFile, _ range: Range<UInt64> = 0..<CachedFile.mostPages, limit: Int = .max
  ) -> Int {
    guard !file.isSharedMemory, file.cachedPageCount > 0 else { return 0 }
    let range = range.clamped(to: 0..<file.reservedPageCount)
    guard let first = range.first(where: { isDirty(file, at: $0) }) else { return 0 }
    tracer.enter(.writeCachePages)
    defer { tracer.leave(.writeCachePages) }
    var (count, mappedCount, end) = (0, 0, first)
    for index in first..<range.upperBound where count < limit {
      guard isDirty(file, at: index), let frame = file.frame(at: index) else { continue }
      guard writeBack(frame) else { break }
      if pages[frame].mapCount > 0 { mappedCount += 1 }
      count += 1
      end = index + 1
    }
    if mappedCount > 0 {
      forEachMapping(of: file, first..<end) { space, link, addresses in
        if areas[link].isShared { space.clean(addresses) }
      }
    }
    return count
  }

  private func isDirty(_ file: CachedFile, at index: UInt64) -> Bool {
    file.frame(at: index).map { pages[$0].flags.contains(.dirty) } ?? false
  }

  /// Writes a page of a file, which no entry lets anybody write to any more.
  ///
  /// - Returns: false where this computer has no room for the disk; the page stays dirty.
  ///
  /// Linux: `clear_page_dirty_for_io`, `submit_bio`, `end_page_writeback`; 4 kB a page.
  func writeBack(_ frame: PageFrameNumber) -> Bool {
    let file = files[FileID(rawValue: pages[frame].owner)]
    guard file.write(frame, of: memory, at: UInt64(pages[frame].index)) else { return false }
    pages[frame].flags.remove(.dirty)
    background.dirtiedPages = max(0, background.dirtiedPages - 1)
    allocator.statistics[.written] += 1
    allocator.statistics[.pagedOut] += 4
    guard pages[frame].flags.contains(.reclaim) else { return true }
    // Reclaim has waited for it: it is what is met next.
    pages[frame].flags.remove(.reclaim)
    lists.rotate(frame)
    return true
  }
}

extension Kernel {
  /// Writes every dirty page of every file to its disk. Linux: `sync`.
  ///
  /// - Returns: how many pages.
  public func sync() -> Int { files.all.reduce(0) { $0 + core.writeBack($1) } }

  /// Writes the dirty pages of an open file to its disk. Linux: `fsync`.
  ///
  /// - Throws: `EBADF` when nothing is open there.
  public func fsync(_ descriptor: Int32, by process: Process) throws(Refusal) -> Int {
    guard let open = process.descriptors[descriptor] else {
      throw Refusal(.badFileDescriptor, .badDescriptor(descriptor))
    }
    return core.writeBack(files[open].file)
  }
}
