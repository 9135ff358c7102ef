import Hardware

/// Writes to pages whose entry is read-only though the area is writable. Linux: `do_wp_page`.
extension AddressSpace {
  func copyOnWrite(
    _ link: AreaLink, _ address: VirtualAddress, _ place: PhysicalAddress,
    _ entry: PageTableEntry
  ) -> FaultOutcome {
    tracer.enter(.doWPPage)
    defer { tracer.leave(.doWPPage) }
    guard let frame = mappedFrame(of: entry) else {
      tracer.emit(.fault(.path(.copyZeroPage)))
      return replace(link, address, place, entry, copying: nil)
    }
    if areas[link].options.contains([.write, .shared]) {
      tracer.emit(.fault(.path(.sharedWrite)))
      let isNewlyDirty = markDirty(frame, of: areas[link])
      makeWritable(entry, address, place)
      return .handled(isMajor: isNewlyDirty && core.rules.firstSharedWriteIsMajor)
    }
    if mayReuse(frame) {
      tracer.emit(.fault(.path(.reusePage)))
      core.pages[frame].isExclusive = true
      core.pages[frame].owner = areas[link].anonymous.rawValue
      makeWritable(entry, address, place)
      return .handled(isMajor: false)
    }
    tracer.emit(.fault(.path(.copyPage)))
    return replace(link, address, place, entry, copying: frame)
  }

  /// Whether nobody else has the page: it need not be copied.
  ///
  /// A page of the swap cache has a second holder. Linux up to 5.16 copies it then; later kernels
  /// give up its slot, if no entry names that.
  private func mayReuse(_ frame: PageFrameNumber) -> Bool {
    let pages = core.pages
    guard pages[frame].use == .anonymous, pages[frame].mapCount == 1 else { return false }
    if core.rules.writeFreesSwapSlot, pages[frame].useCount == 2 { swap.tryToFree(frame) }
    return pages[frame].useCount == 1
  }

  /// Gives the page a frame of its own with the old one's bytes. Linux: `wp_page_copy`.
  ///
  /// - Parameter former: the entry that the write was refused by. Where reclaim has changed it
  ///   meanwhile the write is tried again.
  private func replace(
    _ link: AreaLink, _ address: VirtualAddress, _ place: PhysicalAddress,
    _ former: PageTableEntry, copying old: PageFrameNumber?
  ) -> FaultOutcome {
    guard let frame = takeAnonymousFrame(for: link, copying: old) else { return .outOfMemory }
    guard tables.entry(at: place) == former else {
      allocator.free(frame, order: 0)
      return .handled(isMajor: false)
    }
    enterNew(frame, link, address)
    if let old { core.memory.copy(old, to: frame) }
    // The old entry goes before the new one comes, and the TLB with it. `ptep_clear_flush`
    setEntry(.none, at: place, for: address)
    if isLoaded { machine.invalidate(address) }
    let entry = PageTableEntry(frame: frame, privateBits(areas[link].options, isWrite: true))
    setEntry(entry, at: place, for: address)
    resident.anonymous += 1
    if let old {
      dropMapping(of: old, former, in: link, freesSlot: core.rules.copyFreesSwapSlot)
    }
    return .handled(isMajor: false)
  }

  /// Linux: `wp_page_reuse`.
  private func makeWritable(
    _ entry: PageTableEntry, _ address: VirtualAddress, _ place: PhysicalAddress
  ) {
    setEntry(
      entry.setting([.writable, .dirty, .accessed]), at: place, for: address)
    if isLoaded { machine.invalidate(address) }
  }

  /// Notes that a page of a shared mapping is written to. Linux: `fault_dirty_shared_page`.
  ///
  /// - Returns: whether that drops the lock, because the page was clean or its file wants to know.
  func markDirty(_ frame: PageFrameNumber, of area: VMArea) -> Bool {
    let wasClean = !core.pages[frame].flags.contains(.dirty)
    core.takeOverDirt(of: frame)
    return wasClean || wantsWriteNotification(area)
  }
}
