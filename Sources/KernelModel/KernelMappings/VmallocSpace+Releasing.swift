import Hardware

/// Ending areas. Linux: `__vunmap`.
extension VmallocSpace {
  /// Ends an area: its entries go now, its frames too, its addresses after the next purge.
  ///
  /// Nothing happens for address 0. Linux: `vfree`, `vunmap`, `iounmap`.
  /// - Throws: `EINVAL` when no area begins at the address, or when frames would be lost that only
  ///   `vfree` gives back.
  /// - Complexity: O(log areas + pages), with a purge now and then O(areas that wait)
  public func release(_ address: VirtualAddress, by call: AreaCall = .vfree) throws(Refusal) {
    guard address.rawValue != 0 else { return }
    let told = call == .vunmap && !core.rules.vunmapNamesItself ? .vfree : call
    core.tracer.enter(.vfree)
    defer { core.tracer.leave(.vfree) }
    let node = busy.area(at: address)
    // iounmap takes an address within the first page.
    let isDevice = !node.isNone && areas[node].kind == .ioremap
    guard isDevice || address.isPageAligned else {
      throw Refusal(.invalidArgument, .badAreaAddress(address, told))
    }
    guard !node.isNone, areas[node].start == address.pageBase else {
      throw Refusal(.invalidArgument, .nonexistentArea(address, told))
    }
    guard call == .vfree || areas[node].kind != .vmalloc else {
      throw Refusal(
        .invalidArgument, .framesWouldBeLost(address, call, pages: areas[node].pageCount))
    }
    if areas[node].kind == .vmalloc { usedPageCount -= Int(areas[node].pageCount) }
    takenFrames.removeAll()
    let isOwner = areas[node].kind == .vmalloc
    forEachEntry(of: node) { place, address in
      let entry = core.tables.entry(at: place)
      guard entry != .none else { return }
      core.tables.set(.none, at: place, for: address)
      if isOwner, owns(entry.frame) { takenFrames.append(entry.frame) }
    }
    discard(node)
  }

  /// Lets the addresses wait for the purge, then gives everything else back.
  ///
  /// The frames are free while the TLB may still hold their old addresses.
  func discard(_ node: VmallocLink) {
    let area = areas[node]
    freeLazily(node)
    for index in 0..<takenFrames.count { core.allocator.free(takenFrames[index]) }
    takenFrames.removeAll()
    if area.hasVmallocPageArray {
      try? release(area.pageArray)
    } else if area.pageArray.rawValue != 0 {
      core.slabs.kfree(area.pageArray)
    }
    if area.object.rawValue != 0 { core.slabs.kfree(area.object) }
  }

  /// False for a frame that somebody poked into the tables.
  private func owns(_ frame: PageFrameNumber) -> Bool {
    core.pages.contains(frame) && core.pages[frame].use == .vmalloc
  }
}
