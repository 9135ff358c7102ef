import Hardware

/// Faults in mappings of files. Linux: `do_fault`.
extension AddressSpace {
  func populateFromFile(
    _ link: AreaLink, _ address: VirtualAddress, _ place: PhysicalAddress, isWrite: Bool
  ) -> FaultOutcome {
    let area = areas[link]
    let file = core.files.file(of: area.file)
    if !isWrite {
      tracer.enter(.doReadFault)
      defer { tracer.leave(.doReadFault) }
      tracer.emit(.fault(.path(.fileRead)))
      if mapAround(area, file, address) { return .handled(isMajor: false) }
      return withCachedPage(of: file, area, address) { frame in
        // Neighbours that the read brought in are mapped on the retry.
        mapFile(frame, area, address.pageBase, place, protectionBits(of: area))
        _ = mapAround(area, file, address)
        return nil
      }
    }
    if area.isShared {
      tracer.enter(.doSharedFault)
      defer { tracer.leave(.doSharedFault) }
      tracer.emit(.fault(.path(.fileShared)))
      return withCachedPage(of: file, area, address) { frame in
        mapFile(frame, area, address.pageBase, place, writableBits(of: area))
        let isNewlyDirty = markDirty(frame, of: area)
        return .handled(isMajor: isNewlyDirty && core.rules.firstSharedWriteIsMajor)
      }
    }
    tracer.enter(.doCOWFault)
    defer { tracer.leave(.doCOWFault) }
    tracer.emit(.fault(.path(.fileCopy)))
    // Before it is known whether the file has such a page.
    prepareAnonymous(link)
    return withCachedPage(of: file, area, address) { source in
      guard let frame = takeAnonymousFrame(for: link, copying: source) else {
        return .outOfMemory
      }
      enterNew(frame, link, address.pageBase)
      core.memory.copy(source, to: frame)
      let entry = PageTableEntry(frame: frame, privateBits(areas[link].options, isWrite: true))
      setEntry(entry, at: place, for: address.pageBase)
      resident.anonymous += 1
      return nil
    }
  }

  /// Lets `body` use the page cache's frame for the address, reading it first if need be.
  ///
  /// Linux: `__do_fault`, `filemap_fault`, `shmem_fault`.
  /// - Returns: what `body` says, or a fault that is major when the page had to be read.
  private func withCachedPage(
    of file: CachedFile, _ area: VMArea, _ address: VirtualAddress,
    _ body: (PageFrameNumber) -> FaultOutcome?
  ) -> FaultOutcome {
    let index = UInt64(area.pageOffset(of: address))
    if let frame = file.frame(at: index) { return body(frame) ?? .handled(isMajor: false) }
    if file.isSwapped(at: index), index < file.pageCount {
      guard let back = core.files.swapIn(file, at: index) else { return .outOfMemory }
      tracer.emit(.fault(.frameTaken(back.frame)))
      return finish(body(back.frame), wasRead: back.isMajor)
    }
    // A page that the file does not have, or that nobody promises.
    guard index < file.pageCount, core.files.promisesPage(of: file) else {
      core.signalCause =
        index < file.pageCount
        ? .unpromised(name: file.name, page: index)
        : .beyondFile(name: file.name, page: index, pageCount: file.pageCount)
      return .signal(
        Signal(number: .bus, code: .busAddress, address: address, faultCode: [.user]))
    }
    // A file in memory makes the page; one on a disk reads it, and others around it.
    if !file.isSharedMemory { readAround(file, area, index) }
    guard let frame = file.frame(at: index) ?? core.files.load(file, at: index) else {
      guard file.isUnreadable(at: index) else { return .outOfMemory }
      core.signalCause = .unreadable(name: file.name, page: index)
      return .signal(
        Signal(number: .bus, code: .busAddress, address: address, faultCode: [.user]))
    }
    tracer.emit(.fault(.frameTaken(frame)))
    return finish(body(frame), wasRead: !file.isSharedMemory)
  }

  /// What a fault comes to for which a page was there or had to be read. Linux: `PGMAJFAULT`.
  private func finish(_ outcome: FaultOutcome?, wasRead: Bool) -> FaultOutcome {
    if wasRead { allocator.statistics[.majorFaults] += 1 }
    guard let outcome else { return .handled(isMajor: wasRead) }
    if case .handled(let isMajor) = outcome { return .handled(isMajor: isMajor || wasRead) }
    return outcome
  }

  /// Enters a page-cache frame in the table. Linux: `alloc_set_pte`, `page_add_file_rmap`.
  private func mapFile(
    _ frame: PageFrameNumber, _ area: VMArea, _ address: VirtualAddress,
    _ place: PhysicalAddress, _ bits: PageTableEntry.Bits
  ) {
    core.pages[frame].useCount += 1
    core.pages[frame].mapCount += 1
    countResident(core.pages[frame], 1)
    if area.options.contains(.locked), core.rules.mappingLocksPages {
      core.lists.lockLater(frame)
    }
    setEntry(PageTableEntry(frame: frame, bits), at: place, for: address)
  }

  /// Maps the cached pages around a read fault: up to 16 from an aligned start, within the area,
  /// the table and the file. Linux: `do_fault_around`, `filemap_map_pages`.
  ///
  /// - Returns: whether the page at `address` is among them.
  private func mapAround(_ area: VMArea, _ file: CachedFile, _ address: VirtualAddress) -> Bool {
    let window = core.settings.faultAroundByteCount
    guard window > 4096 else { return false }
    let start = max(VirtualAddress(rawValue: address.rawValue & ~(window - 1)), area.start)
    let span = core.rules.faultsAroundWithin2M ? 1 << 21 : tables.tableSpan
    let tableEnd = UInt64(address.rawValue & ~(span - 1)) + UInt64(span)
    let fileEnd = UInt64(area.start.rawValue)
      + (file.pageCount << 12).subtractingOrZero(UInt64(area.pageOffset) << 12)
    let end = min(
      UInt64(start.rawValue) + UInt64(window), UInt64(area.end.rawValue), tableEnd, fileEnd)
    let bits = protectionBits(of: area)
    var mapped: UInt16 = 0
    var found = false
    var page = start
    while UInt64(page.rawValue) < end {
      defer { page = page + 4096 }
      guard let frame = file.frame(at: UInt64(area.pageOffset(of: page))),
        !core.pages[frame].flags.contains(.reclaim),
        let place = tables.entryPlace(of: page, in: directory),
        tables.entry(at: place) == .none
      else { continue }
      mapFile(frame, area, page, place, bits)
      mapped += 1
      if page == address.pageBase { found = true }
    }
    if mapped > 0 { tracer.emit(.fault(.mappedAround(first: start, count: mapped))) }
    return found
  }

  /// Reads the pages around a cold one. Linux: `do_sync_mmap_readahead`.
  private func readAround(_ file: CachedFile, _ area: VMArea, _ index: UInt64) {
    guard !area.options.contains(.randomRead) else { return }
    let count = core.settings.readAheadPageCount
    let first = index.subtractingOrZero(count / 2)
    let marked = first + count - count / 4
    for page in first..<min(first + count, file.pageCount) where file.frame(at: page) == nil {
      guard let frame = core.files.load(file, at: page) else { return }
      // The page that starts the next read when somebody gets there. `PG_readahead`
      if page == marked { core.pages[frame].flags.insert(.reclaim) }
    }
  }
}

extension UInt64 {
  /// The difference, or 0 where it would be negative.
  fileprivate func subtractingOrZero(_ other: UInt64) -> UInt64 { self > other ? self - other : 0 }
}
