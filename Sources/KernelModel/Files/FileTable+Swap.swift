import Hardware

/// What is kept of pages that a file had in memory: of shared memory the slot that each is in, of
/// other files when each left.
final class Remains {
  private var values: FlatStorage<UInt32>
  /// Pages of which something is kept; of shared memory those in swap. Linux: `info->swapped`.
  private(set) var count = 0

  init(count: Int) { values = FlatStorage(count: count) }

  init(_ other: Remains) {
    values = FlatStorage(count: other.values.count)
    values.take(other.values)
    count = other.count
  }

  func grow(to count: Int) {
    let longer = FlatStorage<UInt32>(count: count)
    longer.copy(0..<values.count, of: values, to: 0)
    values = longer
  }

  /// Places and values of those that there are.
  var words: [UInt32] {
    guard count > 0 else { return [] }
    return values.indices.flatMap { values[$0] == 0 ? [] : [UInt32($0), values[$0]] }
  }

  subscript(index: UInt64) -> UInt32 {
    get { index < UInt64(values.count) ? values[Int(index)] : 0 }
    set {
      count += (newValue == 0 ? 0 : 1) - (values[Int(index)] == 0 ? 0 : 1)
      values[Int(index)] = newValue
    }
  }
}

extension CachedFile {
  /// The slot that a page of shared memory is in. Linux: a value of `i_pages`.
  public func slot(at index: UInt64) -> SwapEntry? {
    guard isSharedMemory, let value = remains?[index], value != 0 else { return nil }
    return SwapEntry(rawValue: value)
  }

  func isSwapped(at index: UInt64) -> Bool { slot(at: index) != nil }

  /// Pages of it that are in swap. Linux: `info->swapped`.
  public var swappedPageCount: Int { isSharedMemory ? remains?.count ?? 0 : 0 }

  /// Pages of a part of it that are in swap. Linux: `shmem_partial_swap_usage`.
  func swappedPageCount(in pages: Range<UInt64>) -> Int {
    guard swappedPageCount > 0 else { return 0 }
    return pages.clamped(to: 0..<reservedPageCount).reduce(0) { $0 + (isSwapped(at: $1) ? 1 : 0) }
  }

  /// When a page of a file left, told once.
  func takeShadow(at index: UInt64) -> EvictionClock.Shadow? {
    guard !isSharedMemory, let remains,
      let shadow = EvictionClock.Shadow(rawValue: remains[index])
    else { return nil }
    remains[index] = 0
    return shadow
  }

  fileprivate func setRemains(_ value: UInt32, at index: UInt64) {
    if remains == nil { remains = Remains(count: Int(reservedPageCount)) }
    remains?[index] = value
  }
}

/// Pages of files that leave memory and come back.
extension FileTable {
  /// Takes a clean page that nobody maps out of the cache; whoever holds it frees it.
  ///
  /// Linux: `__delete_from_page_cache`.
  func evict(_ frame: PageFrameNumber, leaving shadow: EvictionClock.Shadow?) {
    let file = self[FileID(rawValue: pages[frame].owner)]
    let index = UInt64(pages[frame].index)
    file.setFrame(.none, at: index)
    if let shadow { file.setRemains(shadow.rawValue, at: index) }
    if file.isChargedByPage { commit.uncharge(1) }
    pages[frame].useCount -= 1
  }

  /// Moves a page of shared memory from its file to the swap cache. Linux: `shmem_writepage`.
  func moveToSwap(_ frame: PageFrameNumber, _ slot: SwapEntry) {
    let file = self[FileID(rawValue: pages[frame].owner)]
    let index = UInt64(pages[frame].index)
    swap.cache(frame, in: slot)
    swap.addUser(of: slot)
    file.setFrame(.none, at: index)
    if file.swappedPageCount == 0 { swap.note(file.id) }
    file.setRemains(slot.rawValue, at: index)
    pages[frame].use = .anonymous
    pages[frame].owner = 0
    pages[frame].useCount -= 1
  }

  /// Brings a page of shared memory back. Its slot is free then, and the page dirty.
  ///
  /// - Returns: nil when memory is out; else whether a slot had to be read.
  /// - Precondition: the page is in swap. Linux: `shmem_swapin_page`.
  func swapIn(_ file: CachedFile, at index: UInt64) -> (frame: PageFrameNumber, isMajor: Bool)? {
    guard let slot = file.slot(at: index) else { return nil }
    let found = swap.lookUp(slot)
    guard let frame = found ?? swap.readAhead(slot) else { return nil }
    pages[frame].useCount += 1
    pages[frame].use = .sharedMemory
    pages[frame].owner = file.id.rawValue
    pages[frame].index = UInt32(truncatingIfNeeded: index)
    file.setFrame(frame, at: index)
    file.setRemains(0, at: index)
    swap.uncache(frame)
    swap.removeUser(of: slot)
    pages[frame].flags.insert(.dirty)
    return (frame, found == nil)
  }

  /// Forgets pages that are in swap; they read as zeros from now on. Linux: `shmem_free_swap`.
  func forgetSwapped(of file: CachedFile, _ hole: Range<UInt64>) {
    guard file.swappedPageCount > 0 else { return }
    for index in hole.clamped(to: 0..<file.reservedPageCount) {
      guard let slot = file.slot(at: index) else { continue }
      file.setRemains(0, at: index)
      if file.isChargedByPage { commit.uncharge(1) }
      swap.release(slot)
    }
  }
}
