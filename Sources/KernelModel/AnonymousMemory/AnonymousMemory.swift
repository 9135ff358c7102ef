import Hardware

/// Joins one area with one `anon_vma` whose pages it may map. Linux: `struct anon_vma_chain`.
struct ChainEntry: BitwiseCopyable {
  var area: AreaLink
  var memory: AnonymousMemoryID
  /// The area's other entries.
  var nextOfArea: ChainLink
  /// The `anon_vma`'s other entries.
  var nextOfMemory: ChainLink
  var previousOfMemory: ChainLink
}

/// Keeps track of which areas may map a set of private pages. Linux: `struct anon_vma`.
struct AnonymousMemoryRecord: BitwiseCopyable {
  /// The `anon_vma` of the process that this one's was forked from; itself for the first.
  var parent: AnonymousMemoryID
  var firstEntry: ChainLink
  /// Chain entries that lead here. Linux: the interval tree `rb_root`.
  var entryCount: UInt32
  /// `anon_vma`s that have this one as their parent, itself included. Linux: `num_children`.
  var childCount: UInt32
  /// Areas whose `anonymous` is this one. Linux: `num_active_vmas`.
  var activeAreaCount: UInt32
}

/// All `anon_vma`s and the chains between them and the areas. Linux: `mm/rmap.c`.
///
/// 1. Every entry is on exactly one area's chain and on its `anon_vma`'s list.
/// 2. An area with an `anon_vma` has an entry for it in its chain.
/// 3. The counts of entries, children and active areas are those found by counting.
public final class AnonymousMemory {
  let records: FlatStorage<AnonymousMemoryRecord>
  let entries: FlatStorage<ChainEntry>
  public let areas: VMAreaPool
  private let state = FlatValue(State())

  private struct State: BitwiseCopyable {
    var records = PoolNumbers()
    var entries = PoolNumbers()
  }

  /// `anon_vma`s and chain entries in use.
  public var recordCount: Int { state.value.records.count }
  public var entryCount: Int { state.value.entries.count }
  /// The number given back last, and the first that was never given.
  var firstFree: AnonymousMemoryID {
    AnonymousMemoryID(rawValue: state.value.records.free)
  }
  var firstUnused: UInt32 { state.value.records.unused }

  init(areas: VMAreaPool, capacity: Int) {
    self.areas = areas
    records = FlatStorage(count: capacity)
    entries = FlatStorage(count: capacity * 2)
  }

  /// Becomes what that of another kernel is.
  func take(_ other: AnonymousMemory) {
    records.take(other.records, used: Int(other.state.value.records.unused))
    entries.take(other.entries, used: Int(other.state.value.entries.unused))
    state.value = other.state.value
  }

  // MARK: Joining

  /// Gives the area an `anon_vma`: that of a neighbour it could merge with, or a new one.
  ///
  /// Does nothing when it has one. Linux: `__anon_vma_prepare`.
  /// - Returns: whether a neighbour's was taken, nil if the area had one.
  @discardableResult
  func prepare(_ link: AreaLink) -> Bool? {
    guard areas[link].anonymous == .none else { return nil }
    let shared = mergeable(for: link)
    let memory = shared ?? makeRecord(parent: .none)
    areas[link].anonymous = memory
    addEntry(link, memory)
    records[Int(memory.rawValue)].activeAreaCount += 1
    return shared != nil
  }

  /// The `anon_vma` of the next or previous area, if it may serve this one too.
  ///
  /// Linux: `find_mergeable_anon_vma`.
  private func mergeable(for link: AreaLink) -> AnonymousMemoryID? {
    let next = areas[link].next
    if !next.isNone, let found = reusable(of: next, first: link, second: next) { return found }
    let previous = areas[link].previous
    if !previous.isNone { return reusable(of: previous, first: previous, second: link) }
    return nil
  }

  /// Linux: `reusable_anon_vma`, `anon_vma_compatible`.
  private func reusable(
    of owner: AreaLink, first: AreaLink, second: AreaLink
  ) -> AnonymousMemoryID? {
    let (a, b) = (areas[first], areas[second])
    let differences = a.options.symmetricDifference(b.options)
    guard a.end == b.start, a.file == b.file, a.kind == b.kind,
      differences.isSubset(of: .accessMask), b.pageOffset == a.pageOffset &+ a.pageCount,
      areas[owner].anonymous != .none, hasSingleEntry(owner)
    else { return nil }
    return areas[owner].anonymous
  }

  /// Whether the area's chain has one entry: its pages were never shared by a fork.
  ///
  /// Linux: `list_is_singular(&vma->anon_vma_chain)`.
  func hasSingleEntry(_ link: AreaLink) -> Bool {
    let first = areas[link].chain
    return first != .none && entries[Int(first.slot)].nextOfArea == .none
  }

  /// Enters `target` with every `anon_vma` that `source` is entered with. Linux: `anon_vma_clone`.
  ///
  /// - Parameter reusing: for a fork: an ancestor's `anon_vma` that no area uses any more, with at
  ///   most one child, becomes the target's own.
  func clone(from source: AreaLink, to target: AreaLink, reusing: Bool = false) {
    var entry = areas[source].chain
    var copied: [AnonymousMemoryID] = []
    while entry != .none {
      copied.append(entries[Int(entry.slot)].memory)
      entry = entries[Int(entry.slot)].nextOfArea
    }
    for memory in copied.reversed() {
      addEntry(target, memory)
      let record = records[Int(memory.rawValue)]
      if reusing, areas[target].anonymous == .none, record.childCount < 2,
        record.activeAreaCount == 0
      {
        areas[target].anonymous = memory
      }
    }
    if areas[target].anonymous != .none {
      records[Int(areas[target].anonymous.rawValue)].activeAreaCount += 1
    }
  }

  /// Gives a forked area its parent's chain and an `anon_vma` of its own. Linux: `anon_vma_fork`.
  func fork(from parent: AreaLink, to child: AreaLink) {
    let inherited = areas[parent].anonymous
    guard inherited != .none else { return }
    areas[child].anonymous = .none
    clone(from: parent, to: child, reusing: true)
    guard areas[child].anonymous == .none else { return }
    let memory = makeRecord(parent: inherited)
    areas[child].anonymous = memory
    addEntry(child, memory)
    records[Int(memory.rawValue)].activeAreaCount += 1
  }

  /// Ends every entry of an area and the `anon_vma`s that nobody needs any more.
  ///
  /// Linux: `unlink_anon_vmas`.
  func unlink(_ link: AreaLink) {
    let own = areas[link].anonymous
    if own != .none { records[Int(own.rawValue)].activeAreaCount -= 1 }
    var entry = areas[link].chain
    while entry != .none {
      let (memory, next) = (entries[Int(entry.slot)].memory, entries[Int(entry.slot)].nextOfArea)
      removeEntry(entry)
      releaseIfUnused(memory)
      entry = next
    }
    areas[link].chain = .none
    areas[link].anonymous = .none
  }

  // MARK: Asking

  /// The `anon_vma` that all others were forked from. Linux: `anon_vma->root`.
  func root(of memory: AnonymousMemoryID) -> AnonymousMemoryID {
    var memory = memory
    while records[Int(memory.rawValue)].parent != memory {
      memory = records[Int(memory.rawValue)].parent
    }
    return memory
  }

  /// Calls `body` with every area that may map pages of `memory`.
  public func forEachArea(of memory: AnonymousMemoryID, _ body: (AreaLink) -> Void) {
    var entry = records[Int(memory.rawValue)].firstEntry
    while entry != .none {
      body(entries[Int(entry.slot)].area)
      entry = entries[Int(entry.slot)].nextOfMemory
    }
  }

  /// The `anon_vma`s on an area's chain, the newest entry first.
  public func chain(of link: AreaLink) -> [AnonymousMemoryID] {
    var found: [AnonymousMemoryID] = []
    var entry = areas[link].chain
    while entry != .none {
      found.append(entries[Int(entry.slot)].memory)
      entry = entries[Int(entry.slot)].nextOfArea
    }
    return found
  }

  // MARK: Records and entries

  private func makeRecord(parent: AnonymousMemoryID) -> AnonymousMemoryID {
    let number = state.value.records.take(of: records.count) { records[Int($0)].parent.rawValue }
    guard let number else { kernelBug("out of anon_vma records") }
    let id = AnonymousMemoryID(rawValue: number)
    records[Int(id.rawValue)] = AnonymousMemoryRecord(
      parent: parent == .none ? id : parent, firstEntry: .none, entryCount: 0, childCount: 0,
      activeAreaCount: 0)
    records[Int(records[Int(id.rawValue)].parent.rawValue)].childCount += 1
    return id
  }

  /// Ends an `anon_vma` that no area is entered with, and its parents likewise.
  private func releaseIfUnused(_ id: AnonymousMemoryID) {
    var id = id
    while true {
      let record = records[Int(id.rawValue)]
      let selfChild: UInt32 = record.parent == id ? 1 : 0
      guard record.entryCount == 0, record.childCount == selfChild else { return }
      let before = state.value.records.giveBack(id.rawValue)
      records[Int(id.rawValue)].parent = AnonymousMemoryID(rawValue: before)
      guard record.parent != id else { return }
      records[Int(record.parent.rawValue)].childCount -= 1
      id = record.parent
    }
  }

  private func addEntry(_ link: AreaLink, _ memory: AnonymousMemoryID) {
    let number = state.value.entries.take(of: entries.count) { entries[Int($0)].nextOfArea.slot }
    guard let number else { kernelBug("out of anon_vma_chain entries") }
    let slot = ChainLink(slot: number)
    let first = records[Int(memory.rawValue)].firstEntry
    entries[Int(slot.slot)] = ChainEntry(
      area: link, memory: memory, nextOfArea: areas[link].chain, nextOfMemory: first,
      previousOfMemory: .none)
    if first != .none { entries[Int(first.slot)].previousOfMemory = slot }
    records[Int(memory.rawValue)].firstEntry = slot
    records[Int(memory.rawValue)].entryCount += 1
    areas[link].chain = slot
  }

  private func removeEntry(_ slot: ChainLink) {
    let entry = entries[Int(slot.slot)]
    if entry.previousOfMemory == .none {
      records[Int(entry.memory.rawValue)].firstEntry = entry.nextOfMemory
    } else {
      entries[Int(entry.previousOfMemory.slot)].nextOfMemory = entry.nextOfMemory
    }
    if entry.nextOfMemory != .none {
      entries[Int(entry.nextOfMemory.slot)].previousOfMemory = entry.previousOfMemory
    }
    records[Int(entry.memory.rawValue)].entryCount -= 1
    entries[Int(slot.slot)].area = .none
    let before = state.value.entries.giveBack(slot.slot)
    entries[Int(slot.slot)].nextOfArea = ChainLink(slot: before)
  }
}
