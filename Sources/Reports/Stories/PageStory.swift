import Hardware
import KernelModel

/// How a page of a process came to be as it is, told event by event.
///
/// What a later event made void is not told: a page that was unmapped and mapped again has the
/// story of its present mapping alone.
struct PageStory: AddressStory {
  let page: EntryChange.Page
  private var context = EventContext()
  private var stack: [KernelFunction] = []
  private(set) var isMapped: Bool
  /// Behind this event merges tell nothing of the page, and need not be read.
  var lastMerge = Int.max
  /// The entry that was cleared last, when a mapping moves.
  private var leaving: VirtualAddress?
  private var lasting: [StoryDeed] = []
  /// Pages read from swap in the fault that is under way; nil when its beginning is not known.
  private var readCount: Int?
  /// The last time that the TLB read the page; each filling makes the one before void.
  private var filling: StoryDeed?
  private(set) var lastEntry: PageTableEntry?

  /// - Parameter bootAreas: what the first process had mapped before the first event.
  init(_ page: EntryChange.Page, bootAreas: [Range<VirtualAddress>]) {
    self.page = page
    isMapped = page.space == .first && bootAreas.contains { $0.contains(page.address) }
  }

  var interest: JournalInterest { .page(page, mergesUpTo: lastMerge) }

  mutating func begin(_ start: JournalStart) {
    context = start.context
    stack = start.functions
    readCount = nil
    leaving = start.cleared.flatMap { $0.space == page.space ? $0.address : nil }
  }

  mutating func note(_ event: KernelEvent, _ number: Int) {
    context.note(event)
    switch event {
    case .enter(let function):
      stack.append(function)
      if function == .doSwapPage { readCount = 0 }
    case .swap(.read): readCount = readCount.map { $0 + 1 }
    case .leave: if !stack.isEmpty { stack.removeLast() }
    case .space(let event, let space): if space == page.space { note(event, number) }
    case .hardware(.filled(let filled, _, _, _)):
      guard filled.pageBase == page.address.pageBase, context.space == page.space else { return }
      filling = StoryDeed(event: number, deed: .cachedByChip)
    default:
      guard let change = context.change(by: event), change.space == page.space else { return }
      if change.new == .none { leaving = change.address }
      guard change.concerns(page) else { return }
      lastEntry = change.new
      if let old = change.old, let deed = deed(old, change.new) { add(number, deed) }
    }
  }

  var deeds: [StoryDeed] { lasting.joined(by: filling) }

  private mutating func add(_ number: Int, _ deed: AddressDeed) {
    lasting.append(StoryDeed(event: number, deed: deed))
  }

  private mutating func begin(_ number: Int, _ deed: AddressDeed) {
    lasting = [StoryDeed(event: number, deed: deed)]
    filling = nil
    lastEntry = nil
  }

  private func isInside(_ functions: KernelFunction...) -> Bool {
    functions.contains { stack.contains($0) }
  }

  // MARK: Areas

  private mutating func note(_ event: AddressSpaceEvent, _ number: Int) {
    switch event {
    case .began:
      isMapped = false
      lasting = []
      filling = nil
      lastEntry = nil
    case .inserted(let start, let end, let options) where (start..<end).contains(page.address):
      isMapped = true
      begin(number, .mapped(origin, isShared: options.contains(.mayShare)))
    case .merged(_, let start, let end)
    where !isMapped && (start..<end).contains(page.address):
      isMapped = true
      begin(number, .joined(origin, area: start..<end))
    case .grewDown(let from, let to) where (to..<from).contains(page.address):
      isMapped = true
      begin(number, .reachedByStack)
    case .removed(let start, let end) where (start..<end).contains(page.address):
      isMapped = false
      begin(number, .unmapped)
    case .optionsChanged(let start, let end, let old, let new)
    where (start..<end).contains(page.address) && old != new:
      add(number, .optionsChanged(from: old, to: new))
    default: break
    }
  }

  /// Where a mapping came from; nil for a call that asked for it.
  private var origin: MappingOrigin? {
    if isInside(.kernelClone) { return .parent }
    if isInside(.mremap) { return .move }
    if isInside(.loadELFBinary, .execve) { return .program }
    return isInside(.brk) ? .heap : nil
  }

  /// Who takes pages out of memory now.
  private var taker: PageTaker {
    if isInside(.balancePgdat) { return .kswapd }
    return isInside(.tryToFreePages) ? .asker : .advice
  }

  // MARK: Entries

  /// The slot that an entry names; one of 64 bits has ones above those of the slot.
  private static func slot(_ entry: PageTableEntry) -> SwapEntry? {
    SwapEntry(entry, usesPAE: entry.rawValue > UInt64(UInt32.max))
  }

  private func deed(_ old: PageTableEntry, _ new: PageTableEntry) -> AddressDeed? {
    if let slot = Self.slot(new) {
      return Self.slot(old) == nil ? .pagedOut(slot, by: taker) : nil
    }
    if let slot = Self.slot(old), new.isMapped {
      let neighbours = readCount.flatMap { $0 > 0 ? $0 - 1 : nil }
      return .pagedIn(new.frame, from: slot, neighbours: neighbours)
    }
    // A copy-on-write clears the entry before it writes the new one.
    let isCopying = isInside(.doWPPage)
    if new == .none { return isCopying || stack.last == .exitMmap ? nil : .entryCleared }
    if old == .none {
      if isCopying { return .copied(new.frame, from: nil) }
      if isInside(.kernelClone) { return .frameShared(new.frame) }
      if isInside(.mremap), let leaving { return .frameMoved(new.frame, from: leaving) }
      guard isInside(.doAnonymousPage) else { return .frameMapped(new.frame) }
      return new.contains(.software1)
        ? .zeroPageMapped : .frameFilled(new.frame, isAtOnce: isInside(.mmPopulate))
    }
    if old.isPresent, new.isPresent, old.frame != new.frame {
      return .copied(new.frame, from: old.frame)
    }
    if old.isWritable, !new.isWritable {
      return .writeProtected(isForCopyOnWrite: isInside(.kernelClone))
    }
    return !old.isWritable && new.isWritable ? .madeWritable : nil
  }
}
