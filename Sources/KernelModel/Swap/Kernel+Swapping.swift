import Hardware

/// Switching swap on and off.
extension Kernel {
  public var swap: SwapSpace { core.swap }

  /// Takes an area into use. Linux: `sys_swapon`.
  ///
  /// - Parameters:
  ///   - pageCount: its header included; what entries of tables cannot name is left out.
  ///   - priority: 0 to 32767; nil for one below all given so far.
  /// - Throws: `EINVAL` for an area without slots, `EBUSY` for one in use, `EPERM` when there are as
  ///   many as there can be.
  public func swapOn(
    _ name: String, _ device: SwapDevice, pageCount: UInt64, priority: Int?
  ) throws(Refusal) -> SwapArea {
    tracer.enter(.swapon)
    defer { tracer.leave(.swapon) }
    guard !swap.areas.contains(where: { $0?.name == name }) else {
      throw Refusal(.busy, .isSwap(name))
    }
    guard let number = swap.unusedNumber else {
      throw Refusal(.notPermitted, .tooManySwapAreas(SwapEntry.mostAreas))
    }
    guard pageCount > 1 else { throw Refusal(.invalidArgument, .emptySwapArea) }
    let end = min(pageCount, UInt64(SwapEntry.slotCount(usesPAE: tables.usesPAE)))
    guard HostMemory.hasRoom(for: SwapArea.hostByteCount(slotEnd: Int(end))) else {
      throw Refusal(.outOfMemory, .hostRefuses(pages: UInt32(end)))
    }
    let area = SwapArea(
      number: number, name: name, device: device, slotCount: UInt32(end - 1), priority: 0)
    swap.add(area, priority: priority)
    commit.swapPages = swap.totalSlots
    tracer.emit(
      .swap(
        .switchedOn(
          area: UInt8(number), slots: area.slotCount, priority: Int16(clamping: area.priority))))
    return area
  }

  /// Brings everything back that is in an area, and forgets it. Linux: `sys_swapoff`.
  ///
  /// - Throws: `ENOMEM` when what was promised, or memory, does not suffice without it.
  /// - Complexity: O(entries of all tables + slots)
  public func swapOff(_ area: SwapArea, by process: Process) throws(Refusal) {
    tracer.enter(.swapoff)
    defer { tracer.leave(.swapoff) }
    let pages = Int(area.slotCount)
    let total = process.space?.totals.total
    guard commit.allows(pages, spaceTotal: total, isPrivileged: true) else {
      throw commit.refusal(of: pages, spaceTotal: total, isPrivileged: true)
    }
    swap.close(area)
    swap.endSlotCache()
    guard core.empty(area) else {
      swap.reopen(area)
      throw core.outOfFrames(for: .page)
    }
    swap.remove(area)
    commit.swapPages = swap.totalSlots
    tracer.emit(.swap(.switchedOff(area: UInt8(area.number))))
  }
}

extension SwapArea {
  /// About how many bytes of address space an area takes of the host.
  static func hostByteCount(slotEnd: Int) -> Int {
    slotEnd * (4096 + MemoryLayout<SwapSlot>.stride) + 1 << 20
  }
}

extension KernelCore {
  /// Brings every page of an area back: those of shared memory, those of each address space, and
  /// those that only the cache still has. Linux: `try_to_unuse`.
  ///
  /// - Returns: false when memory was out first.
  fileprivate func empty(_ area: SwapArea) -> Bool {
    tracer.enter(.tryToUnuse)
    defer { tracer.leave(.tryToUnuse) }
    guard files.unuse(area) else { return false }
    for id in swap.spaces {
      guard area.usedSlots > 0 else { break }
      guard let space = spaces[id] else { continue }
      guard space.unuse(area) else { return false }
    }
    area.forEachUsedSlot { slot in
      if let frame = swap.frame(of: SwapEntry(area: area.number, slot: slot)) {
        swap.tryToFree(frame)
      }
    }
    return area.usedSlots == 0
  }
}

extension AddressSpace {
  /// Brings back what entries of an area name, in address order. The pages count as not used yet.
  ///
  /// Linux: `unuse_mm`, `unuse_pte_range`.
  /// - Returns: false when memory was out first.
  fileprivate func unuse(_ area: SwapArea) -> Bool {
    var isComplete = true
    var link = areas.first
    while !link.isNone, isComplete {
      let here = link
      link = areas[link].next
      guard areas[here].anonymous != .none else { continue }
      forEachEntry(in: areas[here].start..<areas[here].end) { address, place, old in
        guard isComplete, let entry = SwapEntry(old, usesPAE: tables.usesPAE),
          entry.area == area.number, swap.userCount(of: entry) > 0
        else { return }
        guard let frame = swap.lookUp(entry) ?? swap.readAhead(entry) else {
          isComplete = false
          return
        }
        // Reclaim on behalf of the read may have changed the entry.
        guard tables.entry(at: place) == old else { return }
        unuse(frame, entry, here, address, place)
        core.reschedule()
      }
    }
    return isComplete
  }

  /// Linux: `unuse_pte`.
  private func unuse(
    _ frame: PageFrameNumber, _ entry: SwapEntry, _ link: AreaLink, _ address: VirtualAddress,
    _ place: PhysicalAddress
  ) {
    core.pages[frame].useCount += 1
    core.pages[frame].mapCount += 1
    core.pages[frame].isExclusive = false
    enterAnonymous(frame, link, address, isOwn: false)
    resident.anonymous += 1
    resident.swapped -= 1
    let mapped = PageTableEntry(frame: frame, privateBits(areas[link].options, isWrite: false))
    setEntry(mapped.clearing(.accessed), at: place, for: address)
    swap.removeUser(of: entry)
    swap.tryToFree(frame)
  }
}

extension FileTable {
  /// Brings back what files in memory have in an area. Linux: `shmem_unuse`.
  ///
  /// - Returns: false when memory was out first.
  fileprivate func unuse(_ area: SwapArea) -> Bool {
    for id in swap.files {
      let file = self[id]
      for index in 0..<file.reservedPageCount where file.swappedPageCount > 0 {
        guard file.slot(at: index)?.area == area.number else { continue }
        guard swapIn(file, at: index) != nil else { return false }
      }
    }
    return true
  }
}
