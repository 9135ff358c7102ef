import Hardware

/// The window through which frames of high memory get an address for a while. Linux: `kmap`.
///
/// 1. A slot with count 0 is free: no entry, no frame.
/// 2. A slot with count 1 has no user, but its entry stands and the TLB may hold it.
/// 3. A slot with count n ≥ 2 has n - 1 users.
/// 4. A frame has at most one slot, and the hash finds it.
/// 5. A task waits for one slot at a time.
///
/// Linux: `mm/highmem.c`, `pkmap_count`.
public final class PermanentMap {
  let core: KernelCore
  public let range: Range<VirtualAddress>
  public let slotCount: Int
  private let counts: FlatStorage<UInt32>
  let frames: FlatStorage<PageFrameNumber>
  /// The hash from a frame to its slot plus 1. Linux: `page_address_htable`.
  private let buckets: FlatStorage<UInt16>
  private let nextInBucket: FlatStorage<UInt16>
  /// The slot given out last; the first one ever is 1. Linux: `last_pkmap_nr`.
  public private(set) var lastSlot = 0
  /// Tasks that sleep until a slot is free, each once, the first to sleep first.
  /// Linux: `pkmap_map_wait`.
  public private(set) var sleepers: [KmapSleeper] = []
  /// The table of the window, one page that boot made. Linux: `pkmap_page_table`.
  private let entries: PhysicalAddress

  private static let bucketCount = 128

  init(core: KernelCore, range: Range<VirtualAddress>, slotCount: Int) {
    self.core = core
    self.range = range
    self.slotCount = slotCount
    counts = FlatStorage(count: slotCount)
    frames = FlatStorage(count: slotCount)
    buckets = FlatStorage(count: Self.bucketCount)
    nextInBucket = FlatStorage(count: slotCount)
    guard
      let place = core.tables.entryPlace(of: range.lowerBound, in: core.tables.kernelDirectory)
    else { kernelBug("the kmap window has no page table") }
    entries = place
  }

  /// Becomes what the window of another kernel is.
  func take(_ other: PermanentMap) {
    counts.take(other.counts)
    frames.take(other.frames)
    buckets.take(other.buckets)
    nextInBucket.take(other.nextInBucket)
    (lastSlot, sleepers) = (other.lastSlot, other.sleepers)
  }

  /// How a `kmap` ended.
  public enum Mapping: Hashable, Sendable {
    /// The frame is in the direct map and needs no slot.
    case direct(VirtualAddress)
    case slot(Int, VirtualAddress)
    /// Every slot has users; the caller sleeps until one is given back.
    case sleeps
  }

  /// The address of a slot.
  public func address(of slot: Int) -> VirtualAddress {
    range.lowerBound + UInt32(slot) << 12
  }

  /// The count of a slot. Linux: `pkmap_count[nr]`.
  public func count(of slot: Int) -> Int { Int(counts[slot]) }

  /// The frame behind a slot, none if it is free.
  public func frame(of slot: Int) -> PageFrameNumber { frames[slot] }

  /// The slot of a frame, if it has one. Linux: `page_address`.
  public func slot(of frame: PageFrameNumber) -> Int? {
    var link = buckets[bucket(frame)]
    while link != 0 {
      if frames[Int(link) - 1] == frame { return Int(link) - 1 }
      link = nextInBucket[Int(link) - 1]
    }
    return nil
  }

  @inline(__always)
  private func bucket(_ frame: PageFrameNumber) -> Int { frame.index & (Self.bucketCount - 1) }

  /// Gives a frame an address. Linux: `kmap`, `kmap_high`.
  ///
  /// - Parameter process: who asks, and sleeps if every slot is held.
  /// - Complexity: O(1) on average; O(slots) when the search wraps.
  @inline(__always)
  public func map(_ frame: PageFrameNumber, for process: ProcessID) -> Mapping {
    if let direct = core.layout.directAddress(of: frame) { return .direct(direct) }
    return mapHigh(frame, for: process)
  }

  private func mapHigh(_ frame: PageFrameNumber, for process: ProcessID) -> Mapping {
    core.tracer.enter(.kmapHigh)
    defer { core.tracer.leave(.kmapHigh) }
    guard let slot = slot(of: frame) ?? takeSlot(for: frame) else {
      let sleeper = KmapSleeper(process: process, frame: frame)
      precondition(!sleepers.contains { $0.process == process }, "a sleeping task asks for nothing")
      sleepers.append(sleeper)
      core.tracer.emit(.window(.sleepsForSlot(sleeper)))
      return .sleeps
    }
    setCount(slot, counts[slot] + 1)
    return .slot(slot, address(of: slot))
  }

  /// Linux: `map_new_virtual`.
  private func takeSlot(for frame: PageFrameNumber) -> Int? {
    var remaining = slotCount
    while true {
      lastSlot = (lastSlot + 1) % slotCount
      if lastSlot == 0 {
        flushUnused()
        remaining = slotCount
      }
      if counts[lastSlot] == 0 { break }
      remaining -= 1
      guard remaining > 0 else { return nil }
    }
    let slot = lastSlot
    setEntry(
      PageTableEntry(frame: frame, [.present, .writable, .accessed, .dirty, .global]), slot)
    frames[slot] = frame
    nextInBucket[slot] = buckets[bucket(frame)]
    buckets[bucket(frame)] = UInt16(slot + 1)
    core.tracer.emit(.window(.slotTaken(slot: UInt16(slot), frame: frame)))
    setCount(slot, 1)
    return slot
  }

  /// Frees every slot without users, after one flush of the window.
  ///
  /// Linux: `flush_all_zero_pkmaps`.
  private func flushUnused() {
    core.tracer.enter(.flushPkmaps)
    defer { core.tracer.leave(.flushPkmaps) }
    var freed: UInt16 = 0
    for slot in 0..<slotCount where counts[slot] == 1 {
      setCount(slot, 0)
      setEntry(.none, slot)
      unhash(slot)
      freed += 1
    }
    guard freed > 0 else { return }
    core.flushKernelTLB(range)
    core.tracer.emit(.window(.slotsFlushed(count: freed)))
  }

  private func unhash(_ slot: Int) {
    let head = bucket(frames[slot])
    frames[slot] = .none
    let next = nextInBucket[slot]
    if Int(buckets[head]) == slot + 1 {
      buckets[head] = next
      return
    }
    var link = Int(buckets[head]) - 1
    while Int(nextInBucket[link]) != slot + 1 { link = Int(nextInBucket[link]) - 1 }
    nextInBucket[link] = next
  }

  /// Ends one use of a frame's address. Linux: `kunmap`, `kunmap_high`.
  ///
  /// - Throws: `EINVAL` for a frame without users; Linux stops with BUG there.
  /// - Returns: the sleepers that have their slot now.
  @inline(__always)
  @discardableResult
  public func unmap(_ frame: PageFrameNumber) throws(Refusal) -> [KmapSleeper] {
    if core.layout.directAddress(of: frame) != nil { return [] }
    return try unmapHigh(frame)
  }

  private func unmapHigh(_ frame: PageFrameNumber) throws(Refusal) -> [KmapSleeper] {
    core.tracer.enter(.kunmapHigh)
    defer { core.tracer.leave(.kunmapHigh) }
    guard let slot = slot(of: frame), counts[slot] >= 2 else {
      throw Refusal(.invalidArgument, .notKmapped(frame))
    }
    setCount(slot, counts[slot] - 1)
    guard counts[slot] == 1, !sleepers.isEmpty else { return [] }
    return wakeAll()
  }

  /// Wakes every sleeper: none of them waits exclusively. In turn each shares the slot that its
  /// frame may have got meanwhile, else looks for one, else sleeps again. Linux: `wake_up`.
  private func wakeAll() -> [KmapSleeper] {
    let woken = sleepers
    sleepers = []
    return woken.filter { sleeper in
      core.tracer.emit(.window(.woken(sleeper)))
      return map(sleeper.frame, for: sleeper.process) != .sleeps
    }
  }

  /// Forgets that a process waits: it has ended.
  func forget(_ process: ProcessID) {
    if !sleepers.isEmpty { sleepers.removeAll { $0.process == process } }
  }

  private func setCount(_ slot: Int, _ count: UInt32) {
    counts[slot] = count
    core.tracer.emit(.window(.slotCount(slot: UInt16(slot), count: count)))
  }

  private func setEntry(_ entry: PageTableEntry, _ slot: Int) {
    let entry = core.tables.usesPAE && entry != .none ? entry.setting(.noExecute) : entry
    core.tables.set(
      entry, at: entries + UInt64(slot) * core.tables.entrySize, for: address(of: slot))
  }
}
