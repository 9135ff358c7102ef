import Drawing
import Hardware
import KernelModel

/// What an event is about, in the terms in which a person asks for it.
package struct EventFacts: Equatable {
  /// The linear addresses that it concerns.
  package var addresses: ClosedRange<UInt32>?
  /// The frames: one, or what an entry led to before and leads to now.
  package var frames = FramePair()
  package var order: UInt8?
  /// The place of an entry in RAM.
  package var place: UInt64?
  /// An entry's value, a count, whatever number there is.
  package var value: Int64?

  package init(_ event: KernelEvent) {
    switch event {
    case .enter, .leave: break
    case .hardware(let event): add(event)
    case .allocator(let event): add(event)
    case .slab(let event): add(event)
    case .table(let event): add(event)
    case .space(let event, _): add(event)
    case .fault(let event): add(event)
    case .swap(let event): add(event)
    case .reclaim(let event): add(event)
    case .outOfMemory(let event): add(event)
    case .window(let event): add(event)
    case .heap(let event): add(event)
    }
  }

  package func contains(_ address: UInt32) -> Bool { addresses?.contains(address) ?? false }

  private mutating func at(_ address: VirtualAddress) {
    addresses = address.rawValue...address.rawValue
  }

  private mutating func page(_ address: VirtualAddress) {
    addresses = address.pageBase.rawValue...(address.pageBase.rawValue | 0xfff)
  }

  private mutating func range(_ start: VirtualAddress, _ end: VirtualAddress) {
    guard start < end else { return at(start) }
    addresses = start.rawValue...(end.rawValue &- 1)
  }

  private mutating func entry(_ entry: PageTableEntry) {
    if entry.isPresent { frames.append(entry.frame.rawValue) }
    value = Int64(bitPattern: entry.rawValue)
  }

  private mutating func add(_ event: ReclaimEvent) {
    switch event {
    case .scanned(_, let pages, _, _): value = Int64(pages)
    case .passed(_, _, _, let freed), .rested(let freed, _): value = Int64(freed)
    case .flushed(let pages): value = Int64(pages)
    }
  }

  private mutating func add(_ event: SwapEvent) {
    switch event {
    case .cached(let frame, let entry), .uncached(let frame, let entry),
      .written(let frame, let entry), .read(let frame, let entry):
      frames = FramePair(frame.rawValue)
      value = Int64(entry.slot)
    case .left(let frame): frames = FramePair(frame.rawValue)
    case .unmapped(let frame, let address):
      page(address)
      frames = FramePair(frame.rawValue)
    case .slotFreed(let entry): value = Int64(entry.slot)
    case .window(_, let first, let last): value = Int64(last - first) + 1
    case .switchedOn(_, let slots, _): value = Int64(slots)
    case .switchedOff: break
    }
  }

  private mutating func add(_ event: OutOfMemoryEvent) {
    switch event {
    case .chosen(let process, _, _), .doomed(let process): value = Int64(process.rawValue)
    case .killed(_, let pages): value = Int64(pages)
    case .gaveUp: break
    }
  }

  private mutating func add(_ event: HardwareEvent) {
    switch event {
    case .lookedUp(let address, _, _, _), .filled(let address, _, _, _),
      .evicted(let address, _, _, _), .dropped(let address, _, _),
      .directoryRemembered(let address, _):
      page(address)
    case .entryRead(_, let place, let entry), .entryWritten(_, let place, let entry):
      self.place = place.rawValue
      self.entry(entry)
    case .translated(let address, let physical):
      at(address)
      frames = FramePair(physical.frame.rawValue)
    case .fault(let fault):
      at(fault.address)
      value = Int64(fault.code.rawValue)
    case .pointerUsed(_, let entry): self.entry(entry)
    case .flushed(_, let count): value = Int64(count)
    case .decided: break
    case .directoryLoaded(let directory): frames = FramePair(directory.frame.rawValue)
    }
  }

  private mutating func add(_ event: AllocatorEvent) {
    switch event {
    case .requested(let order, _, _, _), .outOfMemory(let order, _), .failed(let order, _),
      .compacted(let order, _), .reclaimerWoken(let order, _):
      self.order = order
    case .tried(let trial):
      order = trial.order
      value = Int64(trial.freePages)
    case .takenFromCPU(let frame, _, _), .parked(let frame, _, _): block(frame, 0)
    case .unlisted(let frame, let order, _, _), .split(let frame, let order, _),
      .listed(let frame, let order, _, _), .allocated(let frame, let order),
      .freed(let frame, let order), .stolen(let frame, let order, _, _, _):
      block(frame, order)
    case .merged(let frame, let buddy, let order):
      block(frame, order)
      frames.append(buddy.rawValue)
    case .moved(let frame, let pages, _):
      block(frame, 10)
      value = Int64(pages)
    case .retyped(let frame, _, _): block(frame, 10)
    case .dropped(let frame, let remaining):
      block(frame, 0)
      value = Int64(remaining)
    case .refilled(_, _, let count): value = Int64(count)
    case .drained(_, let count): value = Int64(count)
    case .boosted(_, let pages), .reclaimed(let pages): value = Int64(pages)
    }
  }

  private mutating func block(_ frame: PageFrameNumber, _ order: UInt8) {
    frames = FramePair(frame.rawValue)
    self.order = order
  }

  private mutating func add(_ event: SlabEvent) {
    switch event {
    case .allocated(let object, _), .freed(let object, _), .chainCut(_, let object, _): at(object)
    case .tookPages(let frame, let order), .slabMade(_, let frame, let order): block(frame, order)
    case .refilled(_, let frame, _), .slabDiscarded(_, let frame), .slabListed(_, let frame, _):
      frames = FramePair(frame.rawValue)
    }
  }

  private mutating func add(_ event: TableEvent) {
    switch event {
    case .entryWritten(let address, let old, let new, _):
      page(address)
      if old.isPresent { frames.append(old.frame.rawValue) }
      entry(new)
    case .directoryEntryWritten(let address, let old, let new):
      at(address)
      if old.isPresent { frames.append(old.frame.rawValue) }
      entry(new)
    case .tableAllocated(let frame), .tableFreed(let frame): block(frame, 0)
    case .badEntry(let entry): self.entry(entry)
    case .badDirectoryEntry(let address, let entry):
      at(address)
      self.entry(entry)
    case .directoryRefused(let directory): frames = FramePair(directory.frame.rawValue)
    }
  }

  private mutating func add(_ event: AddressSpaceEvent) {
    switch event {
    case .visited(let start, let end, _), .cacheHit(let start, let end),
      .gapFound(let start, let end), .inserted(let start, let end, _),
      .removed(let start, let end), .merged(_, let start, let end),
      .split(let start, _, let end), .optionsChanged(let start, let end, _, _):
      range(start, end)
    case .began(let directory): frames = FramePair(directory.frame.rawValue)
    case .rotated(let start, _), .recoloured(let start, _),
      .anonymousMemoryPrepared(let start, _):
      at(start)
    case .grewDown(let from, let to): range(to, from)
    case .breakMoved(let from, let to): range(min(from, to), max(from, to))
    case .refused: break
    }
  }

  private mutating func add(_ event: FaultEvent) {
    switch event {
    case .taken(let fault):
      at(fault.address)
      value = Int64(fault.code.rawValue)
    case .kernelAddress(let address), .noArea(let address), .corruptedTable(let address),
      .endless(let address):
      at(address)
    case .areaFound(let start, let end, _, _): range(start, end)
    case .frameTaken(let frame): frames = FramePair(frame.rawValue)
    case .mappedAround(let first, let count):
      page(first)
      value = Int64(count)
    case .growthRefused, .accessRefused, .accessAllowed, .path, .residentChanged, .ended: break
    }
  }

  private mutating func add(_ event: WindowEvent) {
    switch event {
    case .blockChosen(let start, let end): range(start, end)
    case .areaMade(let start, let count): range(start, start + count)
    case .areaFreedLazily(let start, let waiting):
      at(start)
      value = Int64(waiting)
    case .purged(let count, let first, let last):
      range(first, last)
      value = Int64(count)
    case .directorySynchronized(let address, _, _): at(address)
    case .slotTaken(_, let frame), .highTableMapped(let frame): frames = FramePair(frame.rawValue)
    case .sleepsForSlot(let sleeper), .woken(let sleeper):
      frames = FramePair(sleeper.frame.rawValue)
    case .temporaryMapped(let address, let frame, let depth, _):
      page(address)
      frames = FramePair(frame.rawValue)
      value = Int64(depth)
    case .temporaryUnmapped(let address, let depth, _):
      page(address)
      value = Int64(depth)
    case .temporariesSwitched(_, let count, _), .temporariesLost(_, let count): value = Int64(count)
    case .slotCount(_, let count): value = Int64(count)
    case .slotsFlushed(let count): value = Int64(count)
    case .fixmapSet(let address, let entry):
      page(address)
      self.entry(entry)
    }
  }

  private mutating func add(_ event: HeapEvent) {
    switch event {
    case .taken(let chunk, let size, _), .listed(let chunk, let size, _, _),
      .split(let chunk, let size, _, _), .merged(_, let chunk, let size),
      .topMoved(let chunk, let size), .keptPlace(let chunk, let size):
      range(chunk, chunk + size)
      value = Int64(size)
    case .mapped(let start, let length), .unmapped(let start, let length),
      .remapped(let start, let length):
      range(start, start + length)
      value = Int64(length)
    default: break
    }
  }
}
