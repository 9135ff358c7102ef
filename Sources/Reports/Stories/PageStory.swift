import Hardware
import KernelModel

/// How a page of a process came to be as it is, told event by event.
///
/// What a later event made void is not told: a page that was unmapped and mapped again has the
/// story of its present mapping alone.
struct PageStory: AddressStory {
  private let page: EntryChange.Page
  private var context = EventContext()
  private var stack: [KernelFunction] = []
  private var isMapped: Bool
  /// The entry that was cleared last, when a mapping moves.
  private var leaving: VirtualAddress?
  private var deeds: [StorySentence] = []
  /// The last time that the TLB read the page; each filling makes the one before void.
  private var filling: StorySentence?
  private(set) var lastEntry: PageTableEntry?

  /// - Parameter bootAreas: what the first process had mapped before the first event.
  init(_ page: EntryChange.Page, bootAreas: [Range<VirtualAddress>]) {
    self.page = page
    isMapped = page.space == .first && bootAreas.contains { $0.contains(page.address) }
  }

  mutating func note(_ event: KernelEvent, _ number: Int) {
    context.note(event)
    switch event {
    case .enter(let function): stack.append(function)
    case .leave: if !stack.isEmpty { stack.removeLast() }
    case .space(let event, let space): if space == page.space { note(event, number) }
    case .hardware(.filled(let filled, _, _, _)):
      guard filled.pageBase == page.address.pageBase, context.space == page.space else { return }
      filling = .filled(number)
    default:
      guard let change = context.change(by: event), change.space == page.space else { return }
      if change.new == .none { leaving = change.address }
      guard change.concerns(page) else { return }
      lastEntry = change.new
      if let old = change.old, let words = words(for: old, change.new) { add(number, words) }
    }
  }

  var sentences: [StorySentence] { deeds.joined(by: filling) }

  private mutating func add(_ number: Int, _ words: String) {
    deeds.append(StorySentence(event: number, words: words))
  }

  private mutating func begin(_ number: Int, _ words: String) {
    deeds = [StorySentence(event: number, words: words)]
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
      deeds = []
      filling = nil
      lastEntry = nil
    case .inserted(let start, let end, let options) where (start..<end).contains(page.address):
      isMapped = true
      let sharing = options.contains(.mayShare) ? "shared" : "private"
      begin(number, origin.map { "\($0), \(sharing)," } ?? "mapped \(sharing)")
    case .merged(_, let start, let end)
    where !isMapped && (start..<end).contains(page.address):
      isMapped = true
      let area = (start..<end).digits
      begin(number, "\(origin ?? "mapped") in one area with its neighbours, \(area),")
    case .grewDown(let from, let to) where (to..<from).contains(page.address):
      isMapped = true
      begin(number, "reached by the stack's growth")
    case .removed(let start, let end) where (start..<end).contains(page.address):
      isMapped = false
      begin(number, "unmapped")
    case .optionsChanged(let start, let end, let old, let new)
    where (start..<end).contains(page.address) && old != new:
      add(number, words(for: old, new))
    default: break
    }
  }

  /// Where a mapping came from; nil for a call that asked for it.
  private var origin: String? {
    if isInside(.kernelClone) { return "inherited from the parent" }
    if isInside(.mremap) { return "moved or grown here" }
    if isInside(.loadELFBinary, .execve) { return "mapped for the program" }
    if isInside(.brk) { return "made a part of the heap" }
    return nil
  }

  private func words(for old: AreaOptions, _ new: AreaOptions) -> String {
    if old.rights != new.rights { return "made \(new.rights), which was \(old.rights)," }
    let locked = new.contains(.locked)
    if old.contains(.locked) != locked { return locked ? "locked" : "unlocked" }
    return "advised about"
  }

  // MARK: Entries

  private func words(for old: PageTableEntry, _ new: PageTableEntry) -> String? {
    // A copy-on-write clears the entry before it writes the new one.
    let isCopying = isInside(.doWPPage)
    if new == .none {
      return isCopying || stack.last == .exitMmap ? nil : "its entry was cleared"
    }
    let frame = new.frame.digits
    if old == .none {
      if isCopying { return "copied: frame \(frame) was mapped instead" }
      if isInside(.kernelClone) { return "frame \(frame) was shared with the parent" }
      if isInside(.mremap), let leaving { return "frame \(frame) came from \(leaving.digits)" }
      let first = isInside(.mmPopulate) ? "filled at once" : "first touched"
      if isInside(.doAnonymousPage) {
        return new.contains(.software1)
          ? "first read: the page of zeros was mapped" : "\(first): frame \(frame) was mapped"
      }
      return "frame \(frame) was mapped"
    }
    if old.isPresent, new.isPresent, old.frame != new.frame {
      return "copied: frame \(old.frame.digits) gave way to \(frame)"
    }
    if old.isWritable, !new.isWritable {
      return isInside(.kernelClone) ? "write-protected for copy-on-write" : "write-protected"
    }
    if !old.isWritable, new.isWritable { return "made writable again" }
    return nil
  }
}
