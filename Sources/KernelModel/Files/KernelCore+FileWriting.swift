import Hardware

/// Files that are written from front to back, in the cache.
extension KernelCore {
  /// Sets bytes of a file from a place on to one value, as one call of `write`. The file grows.
  ///
  /// - Returns: how many were written, and why no more.
  ///
  /// Linux: `generic_perform_write`.
  func write(
    _ byte: UInt8, to file: CachedFile, from offset: UInt64, byteCount: Int
  ) -> (byteCount: Int, refusal: Refusal?) {
    tracer.enter(.performWrite)
    defer { tracer.leave(.performWrite) }
    let end = min(offset + UInt64(byteCount), CachedFile.mostPages << 12)
    guard offset < end else {
      return (0, byteCount == 0 ? nil : Refusal(.fileTooLarge, .beyondLongestFile(file.name)))
    }
    file.reserve(end)
    var room = room(for: file)
    var place = offset
    while place < end {
      let next = min((place >> 12 + 1) << 12, end)
      do throws(Refusal) {
        try write(byte, to: file, place..<next, &room)
      } catch {
        return (Int(place - offset), error)
      }
      place = next
    }
    return (Int(place - offset), nil)
  }

  /// Writes bytes of one page.
  private func write(
    _ byte: UInt8, to file: CachedFile, _ range: Range<UInt64>, _ room: inout Int
  ) throws(Refusal) {
    let index = range.lowerBound >> 12
    let frame = try page(toWrite: range, of: file, &room)
    let places = Int(range.lowerBound & 0xfff)..<Int(range.upperBound - index << 12)
    memory.fill(frame, places, with: byte)
    if file.isSharedMemory {
      pages[frame].flags.insert(.dirty)
    } else {
      setDirty(frame)
    }
    if range.upperBound > file.byteCount { file.setByteCount(range.upperBound) }
  }

  /// The page that bytes of a file are written to, in the cache. Linux: `write_begin`.
  private func page(
    toWrite range: Range<UInt64>, of file: CachedFile, _ room: inout Int
  ) throws(Refusal) -> PageFrameNumber {
    let index = range.lowerBound >> 12
    if let frame = file.frame(at: index) {
      if file.isSharedMemory { lists.markAccessed(frame) }
      return frame
    }
    let isNew = index >= file.pageCount || range.count == 4096
    if file.isSharedMemory, !file.isSwapped(at: index) {
      guard room > 0, files.promisesPage(of: file) else {
        throw Refusal(.noSpace, .noSpace(file.name))
      }
      room -= 1
    } else if !isNew || file.isSwapped(at: index) {
      guard let frame = files.load(file, at: index) else {
        throw file.isUnreadable(at: index)
          ? Refusal(.ioError, .unreadable(file.name)) : outOfFrames(for: .page)
      }
      return frame
    }
    // What is written over as a whole need not be read, nor cleared.
    let flags: AllocationFlags = range.count == 4096 ? .highUserMovable : [.highUserMovable, .zero]
    guard let frame = files.takeFrame(for: file, at: index, flags) else {
      throw outOfFrames(for: .page)
    }
    if file.isSharedMemory { pages[frame].flags.insert(.referenced) }
    files.enter(frame, in: file, at: index)
    return frame
  }

  /// Pages more that the file system of a file has room for: half of all memory is for files in it.
  ///
  /// Linux: `shmem_default_max_blocks`, `shmem_inode_acct_block`.
  private func room(for file: CachedFile) -> Int {
    guard file.kind == .temporary else { return .max }
    return allocator.managedPageCount / 2 - files.temporaryPageCount
  }

  /// Notes that a page of a file on a disk was written to. Linux: `__set_page_dirty_buffers`.
  func setDirty(_ frame: PageFrameNumber) {
    // It stood for reading ahead; of a dirty page it would say that reclaim waits for it.
    pages[frame].flags.remove(.reclaim)
    guard !pages[frame].flags.contains(.dirty) else { return }
    pages[frame].flags.insert(.dirty)
    noteDirtied()
  }
}
