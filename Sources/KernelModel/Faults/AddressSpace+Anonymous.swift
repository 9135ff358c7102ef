import Hardware

/// Faults in private memory. Linux: `do_anonymous_page`.
extension AddressSpace {
  /// Gives a page that was never touched: the shared zeros to a reader, a frame to a writer.
  func populateAnonymous(
    _ link: AreaLink, _ address: VirtualAddress, _ place: PhysicalAddress, isWrite: Bool
  ) -> FaultOutcome {
    tracer.enter(.doAnonymousPage)
    defer { tracer.leave(.doAnonymousPage) }
    guard isWrite else {
      tracer.emit(.fault(.path(.zeroPage)))
      let bits = privateBits(areas[link].options, isWrite: false).union(.software1)
      setEntry(PageTableEntry(frame: core.zeroFrame, bits), at: place, for: address)
      return .handled(isMajor: false)
    }
    tracer.emit(.fault(.path(.anonymousPage)))
    guard let frame = takeAnonymousFrame(for: link, copying: nil) else { return .outOfMemory }
    enterNew(frame, link, address)
    let entry = PageTableEntry(frame: frame, privateBits(areas[link].options, isWrite: true))
    setEntry(entry, at: place, for: address)
    resident.anonymous += 1
    return .handled(isMajor: false)
  }

  /// Takes a frame for private memory of the area. Reclaim may run for it, which may change every
  /// entry of every table.
  ///
  /// Linux: `anon_vma_prepare`, `alloc_zeroed_user_highpage_movable`.
  /// - Parameter source: the page to be copied, which stays in memory meanwhile; nil for zeros.
  /// - Returns: nil when memory is out.
  func takeAnonymousFrame(
    for link: AreaLink, copying source: PageFrameNumber?
  ) -> PageFrameNumber? {
    prepareAnonymous(link)
    guard let source else {
      return allocator.allocate(order: 0, [.highUserMovable, .zero], use: .anonymous)
    }
    core.pages[source].useCount += 1
    let frame = allocator.allocate(order: 0, .highUserMovable, use: .anonymous)
    if core.pages[source].useCount > 1 {
      core.pages[source].useCount -= 1
    } else {
      swap.putPage(source)
    }
    return frame
  }

  /// Enters a frame with the area's `anon_vma` and on its list; its entry comes next.
  ///
  /// Linux: `page_add_new_anon_rmap`, `lru_cache_add_inactive_or_unevictable`.
  func enterNew(_ frame: PageFrameNumber, _ link: AreaLink, _ address: VirtualAddress) {
    tracer.emit(.fault(.frameTaken(frame)))
    var page = Page(inUse: .anonymous)
    page.owner = areas[link].anonymous.rawValue
    page.index = areas[link].pageOffset(of: address)
    page.mapCount = 1
    page.flags = [.upToDate, .swapBacked]
    page.isExclusive = true
    core.pages[frame] = page
    core.lists.add(frame)
    if areas[link].options.contains(.locked) {
      if core.rules.mappingLocksPages {
        core.lists.lockLater(frame)
      } else {
        core.lists.lock(frame)
      }
    }
  }

  /// Gives the area an `anon_vma` before its first private page.
  func prepareAnonymous(_ link: AreaLink) {
    guard areas[link].anonymous == .none else { return }
    guard let isShared = core.anonymous.prepare(link) else { return }
    emit(.anonymousMemoryPrepared(start: areas[link].start, isShared: isShared))
  }

  /// Maps a page that the kernel shows to every process. Linux: `special_mapping_fault`.
  func populateSpecial(
    _ link: AreaLink, _ address: VirtualAddress, _ place: PhysicalAddress
  ) -> FaultOutcome {
    tracer.emit(.fault(.path(.specialPage)))
    var bits = protectionBits(of: areas[link])
    if areas[link].kind == .kernelCode {
      let frame = core.sharedCodeFrame
      core.pages[frame].useCount += 1
      core.pages[frame].mapCount += 1
      resident.file += 1
      setEntry(PageTableEntry(frame: frame, bits), at: place, for: address)
    } else {
      // Its data has no page record that counts.
      bits.insert(.software1)
      setEntry(PageTableEntry(frame: core.zeroFrame, bits), at: place, for: address)
    }
    return .handled(isMajor: false)
  }
}
