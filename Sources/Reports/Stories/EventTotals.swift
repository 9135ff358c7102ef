import Drawing
import Hardware
import KernelModel

/// What events add up to.
package struct EventTotals {
  /// What became of one process's memory.
  private struct Space {
    var areas: [Effect] = []
    var areaBalance = 0
    var entries = EntryChanges()
    var isNew = false
  }

  private var spaces: [(id: AddressSpaceID, space: Space)] = []
  /// Which of them was told of last.
  private var lastSpace = 0
  private var taken = BlockRuns()
  private var freed = BlockRuns()
  private var windows: [Effect] = []
  private var slotCounts: [UInt16: (place: Int, before: Int)] = [:]
  /// The functions that are entered which count users of slots, the innermost last.
  private var functions: [KernelFunction] = []
  private var faultCount = 0
  private var writtenCount = 0
  private var readCount = 0
  private var reclaimedCount = 0
  /// What the OOM killer did.
  private var killed: [ProcessID] = []
  private var panic: OOMPanic?
  /// The first lines of the TLB that were filled, and how many all are.
  private var filledSets: [Int] = []
  private var fillCount = 0
  private var droppedCount = 0
  private var wasFlushed = false
  private var directory: PhysicalAddress?

  package init() {}

  /// What the events of a journal add up to.
  ///
  /// - Parameter isInterrupted: asked now and then; what is made then is of no use.
  package init(
    of journal: Journal, _ events: Range<Int>, unless isInterrupted: () -> Bool = { false }
  ) {
    journal.forEach(in: events, unless: isInterrupted) { event in
      if event.isWeighty { note(event) }
    }
  }

  /// Notes all that lies on a tape.
  package mutating func note(_ tape: EventTape) {
    for index in 0..<tape.weightyCount { note(tape.entries[Int(tape.weighty[index])].event) }
  }

  mutating func note(_ event: KernelEvent) {
    switch event {
    case .enter(let function): if function.countsSlots { functions.append(function) }
    case .leave(let function): if function.countsSlots { _ = functions.popLast() }
    case .allocator(.allocated(let frame, let order)):
      taken.append(frame, order: order)
    case .allocator(.freed(let frame, let order)):
      freed.append(frame, order: order)
    case .table(.entryWritten(let address, let old, let new, let space)):
      let place = place(of: space)
      spaces[place].space.entries.note(address.pageNumber, from: old, to: new)
    case .space(let event, let space): note(event, in: space)
    case .fault(.taken): faultCount += 1
    case .swap(.written): writtenCount += 1
    case .swap(.read): readCount += 1
    case .swap(.left): reclaimedCount += 1
    case .outOfMemory(.killed(let process, _)): killed.append(process)
    case .outOfMemory(.gaveUp(let reason)): panic = reason
    case .window(let event): note(event)
    case .hardware(.filled(_, array: _, let set, way: _)):
      if fillCount < EffectList.mostKept { filledSets.append(Int(set)) }
      fillCount += 1
    case .hardware(.dropped(_, let count, _)): droppedCount += Int(count)
    case .hardware(.flushed): wasFlushed = true
    case .hardware(.directoryLoaded(let loaded)): directory = loaded
    default: break
    }
  }

  /// Where a space stands among those that are told of.
  @inline(__always)
  private mutating func place(of id: AddressSpaceID) -> Int {
    if lastSpace < spaces.count, spaces[lastSpace].id == id { return lastSpace }
    return soughtPlace(of: id)
  }

  private mutating func soughtPlace(of id: AddressSpaceID) -> Int {
    lastSpace = spaces.firstIndex { $0.id == id } ?? spaces.count
    if lastSpace == spaces.count { spaces.append((id, Space())) }
    return lastSpace
  }

  private func space(_ id: AddressSpaceID) -> Space? { spaces.first { $0.id == id }?.space }

  private mutating func note(_ event: AddressSpaceEvent, in id: AddressSpaceID) {
    var effect: Effect?
    var balance = 0
    switch event {
    case .began: spaces[place(of: id)].space.isNew = true
    case .inserted(let start, let end, let options):
      (effect, balance) = (.areaMade(start..<end, options), 1)
    case .removed(let start, let end): (effect, balance) = (.areaRemoved(start..<end), -1)
    case .merged(_, let start, let end): effect = .areaMerged(start..<end)
    case .split(_, let place, _): (effect, balance) = (.areaSplit(at: place), 1)
    case .optionsChanged(let start, let end, let old, let new):
      effect = .areaChanged(start..<end, from: old, to: new)
    case .grewDown(let from, let to): effect = .areaGrewDown(from: from, to: to)
    case .breakMoved(let from, let to): effect = .heapEndMoved(from: from, to: to)
    default: break
    }
    guard let effect else { return }
    let place = place(of: id)
    spaces[place].space.areas.append(effect)
    spaces[place].space.areaBalance += balance
  }

  private mutating func note(_ event: WindowEvent) {
    switch event {
    case .areaMade(let start, let count): windows.append(.vmallocAreaMade(start..<start + count))
    case .areaFreedLazily(let start, _): windows.append(.vmallocAreaFreed(start: start))
    case .purged(let count, _, _): windows.append(.vmallocAreasPurged(count: Int(count)))
    case .slotCount(let slot, let count): note(slot: slot, count: Int(count))
    case .sleepsForSlot(let sleeper): windows.append(.sleeps(sleeper.process))
    case .woken(let sleeper): windows.append(.wakes(sleeper.process))
    default: break
    }
  }

  private mutating func note(slot: UInt16, count: Int) {
    // `kmap` counts up by 1, `kunmap` and the flush of unused slots down.
    let isDown = functions.last == .kunmapHigh || functions.last == .flushPkmaps
    let noted = slotCounts[slot] ?? (windows.count, before: isDown ? count + 1 : count - 1)
    let effect = Effect.kmapCount(slot: Int(slot), from: noted.before, to: count)
    if noted.place < windows.count { windows[noted.place] = effect } else { windows.append(effect) }
    slotCounts[slot] = noted
  }
}

extension EventTotals {
  /// What is another than before, in the order in which it is told: the process's own areas, the
  /// kernel's windows, frames and entries; other processes' memory in short; the chip.
  ///
  /// - Parameters:
  ///   - process: the process that the command speaks for, as it is now.
  ///   - before: what it had.
  func effects(of process: Process?, _ before: EffectsReport.Caller?, _ kernel: Kernel?)
    -> EffectList
  {
    let own = process?.space.flatMap { space($0.id) } ?? Space()
    var effects = EffectList(faultCount > 0 ? [.faults(count: faultCount)] : [])
    effects.append(
      killed.map { .killed($0, name: kernel?.processes[$0]?.name) }
        + (panic.map { [.panicked($0)] } ?? []))
    effects.append(own.areas + windows)
    if let allocator = kernel?.allocator {
      effects.append(taken.tallies(in: allocator).map { .framesTaken($0.zone, $0.frames) })
      effects.append(freed.tallies(in: allocator).map { .framesFreed($0.zone, $0.frames) })
    }
    appendSwapEffects(to: &effects)
    own.entries.visit { effects.append($0) }
    space(.kernel)?.entries.visit { effects.append($0) }
    for (id, space) in spaces.sorted(by: { $0.id.rawValue < $1.id.rawValue })
    where id != process?.space?.id && id != .kernel {
      let count = space.entries.count
      guard space.areaBalance != 0 || count > 0 else { continue }
      let owner = kernel?.processes.all.first { $0.space?.id == id }.map {
        MemoryOwner.process($0.id, isNew: space.isNew)
      }
      effects.append(
        .otherMemory(
          owner ?? (id == before?.space ? .former : .gone), areaBalance: space.areaBalance,
          entryCount: count))
    }
    if let before, let now = process?.space?.resident.total, now != before.pages {
      effects.append(.resident(from: before.pages, to: now))
    }
    appendChipEffects(to: &effects)
    return effects
  }

  /// Pages that left memory or came back.
  private func appendSwapEffects(to effects: inout EffectList) {
    if writtenCount > 0 { effects.append(.pagesWritten(count: writtenCount)) }
    if readCount > 0 { effects.append(.pagesRead(count: readCount)) }
    if reclaimedCount > 0 { effects.append(.pagesReclaimed(count: reclaimedCount)) }
  }

  /// What became of the TLB and CR3.
  private func appendChipEffects(to effects: inout EffectList) {
    if let directory { effects.append(.directoryLoaded(directory)) }
    if wasFlushed { effects.append(.tlbFlushed) }
    if droppedCount > 0 { effects.append(.tlbDropped(lineCount: droppedCount)) }
    effects.append(filledSets.map { .tlbFilled(set: $0) })
    effects.appendMore(fillCount - filledSets.count)
  }
}
