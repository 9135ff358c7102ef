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
    tracer.enter(.writeCachePages)
    defer { tracer.leave(.writeCachePages) }
    let range = range.clamped(to: 0..<file.reservedPageCount)
    var (count, mappedCount, end) = (0, 0, range.lowerBound)
    for index in range where count < limit {
      guard let frame = file.frame(at: index), pages[frame].flags.contains(.dirty) else { continue }
      guard write(frame, of: file, at: index) else { break }
      if pages[frame].mapCount > 0 { mappedCount += 1 }
      count += 1
      end = index + 1
    }
    if mappedCount > 0 {
      forEachMapping(of: file, range.lowerBound..<end) { space, link, addresses in
        if areas[link].isShared { space.clean(addresses) }
      }
    }
    return count
  }

  /// Linux: `clear_page_dirty_for_io`, `submit_bio`, `end_page_writeback`; 4 kB a page.
  private func write(_ frame: PageFrameNumber, of file: CachedFile, at index: UInt64) -> Bool {
    guard file.write(frame, of: memory, at: index) else { return false }
    pages[frame].flags.remove(.dirty)
    allocator.statistics[.written] += 1
    allocator.statistics[.pagedOut] += 4
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
