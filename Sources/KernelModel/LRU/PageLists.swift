import Hardware

/// The lists that reclaim works on. Linux: `enum lru_list`.
public enum PageListKind: Int, Hashable, BitwiseCopyable, Sendable, CaseIterable {
  case inactiveAnonymous
  case activeAnonymous
  case inactiveFile
  case activeFile
  case unevictable

  init(_ list: EvictableList) {
    self =
      switch list {
      case .inactiveAnonymous: .inactiveAnonymous
      case .activeAnonymous: .activeAnonymous
      case .inactiveFile: .inactiveFile
      case .activeFile: .activeFile
      }
  }

  public var isActive: Bool { self == .activeAnonymous || self == .activeFile }
  /// Pages that go to files rather than to swap. Linux: `is_file_lru`.
  public var isFile: Bool { self == .inactiveFile || self == .activeFile }

  /// The list that a page with these flags belongs on. Linux: `page_lru`.
  @inline(__always)
  init(_ flags: PageFlags) {
    if flags.contains(.unevictable) {
      self = .unevictable
    } else if flags.contains(.swapBacked) {
      self = flags.contains(.active) ? .activeAnonymous : .inactiveAnonymous
    } else {
      self = flags.contains(.active) ? .activeFile : .inactiveFile
    }
  }
}

/// The pages that can be taken from their owners, by how lately they were used.
///
/// Pages come in at the head; reclaim looks at the tail. The links lie in the pages' records.
/// A page added stands on its list at once: the batches of 15 in which Linux adds pages to spare a
/// lock are left out.
///
/// 1. A page is on a list exactly when it is `PG_lru`, and on the one that its flags tell.
/// 2. A list's links agree in both directions, and its length in each zone with its count.
///
/// Linux: `struct lruvec`.
public final class PageLists {
  let pages: PageMap
  let allocator: PageAllocator
  private let ends = FlatStorage<PageListEnds>(count: PageListKind.allCases.count)
  /// By list and zone.
  private let sizes = FlatStorage<Int>(count: PageListKind.allCases.count * 4)
  private let past: FlatValue<Past>
  /// Pages that locked areas have mapped of late, at most 15, until the call or fault is over.
  /// Linux: `mlock_pvec`.
  var locksToCome: [PageFrameNumber] = []

  /// What is known of how pages came and went. Linux: fields of `struct lruvec`.
  private struct Past: BitwiseCopyable {
    var clock: EvictionClock
    var costs = ScanCosts()
    var seen = RefaultActivations()
  }

  init(pages: PageMap, allocator: PageAllocator) {
    self.pages = pages
    self.allocator = allocator
    past = FlatValue(Past(clock: EvictionClock(totalPages: allocator.managedPageCount)))
  }

  /// Becomes what those of another kernel are; the links lie in the pages.
  func take(_ other: PageLists) {
    ends.take(other.ends)
    sizes.take(other.sizes)
    past.value = other.past.value
  }

  // MARK: Asking

  /// Pages on a list. Linux: `lruvec_page_state`.
  public func size(_ kind: PageListKind) -> Int {
    let first = kind.rawValue &* 4
    return sizes[first] &+ sizes[first &+ 1] &+ sizes[first &+ 2] &+ sizes[first &+ 3]
  }

  /// Pages of a zone on a list. Linux: `zone_page_state`.
  public func size(_ kind: PageListKind, in zone: Zone.Kind) -> Int {
    sizes[kind.rawValue &* 4 &+ Int(zone.rawValue)]
  }

  /// Pages on the lists that pages may be taken from.
  public var evictable: EvictableCounts {
    EvictableCounts(
      inactiveAnonymous: size(.inactiveAnonymous), activeAnonymous: size(.activeAnonymous),
      inactiveFile: size(.inactiveFile), activeFile: size(.activeFile))
  }

  /// The same of one zone.
  public func evictable(in zone: Zone.Kind) -> EvictableCounts {
    EvictableCounts(
      inactiveAnonymous: size(.inactiveAnonymous, in: zone),
      activeAnonymous: size(.activeAnonymous, in: zone),
      inactiveFile: size(.inactiveFile, in: zone), activeFile: size(.activeFile, in: zone))
  }

  /// By which pages that come back are judged. Linux: `nonresident_age`.
  var clock: EvictionClock {
    get { past.value.clock }
    _modify { yield &past.value.clock }
  }
  /// What it cost to reclaim either side of late. Linux: `anon_cost`, `file_cost`.
  public internal(set) var costs: ScanCosts {
    get { past.value.costs }
    _modify { yield &past.value.costs }
  }
  /// Pages that had come back when reclaim last ended. Linux: `lruvec.refaults`.
  var activationsSeen: RefaultActivations {
    get { past.value.seen }
    _modify { yield &past.value.seen }
  }

  /// The page that came last, or `.none`.
  public func head(of kind: PageListKind) -> PageFrameNumber { ends[kind.rawValue].head }
  /// The page that reclaim looks at first, or `.none`.
  public func tail(of kind: PageListKind) -> PageFrameNumber { ends[kind.rawValue].tail }

  // MARK: Coming and going

  /// Puts a page at the head of the list that its flags tell. Linux: `lru_cache_add`.
  @inline(__always)
  func add(_ frame: PageFrameNumber) {
    pages[frame].flags.insert(.onLRU)
    let kind = PageListKind(pages[frame].flags)
    let head = ends[kind.rawValue].head
    pages[frame].next = head
    pages[frame].previous = .none
    ends[kind.rawValue].head = frame
    if head == .none { ends[kind.rawValue].tail = frame } else { pages[head].previous = frame }
    sizes[kind.rawValue &* 4 &+ allocator.zoneIndex(of: frame)] &+= 1
  }

  /// Puts a page at the tail of its list, where reclaim looks next. Linux: `list_move_tail`.
  func addLast(_ frame: PageFrameNumber) {
    pages[frame].flags.insert(.onLRU)
    let kind = PageListKind(pages[frame].flags)
    let tail = ends[kind.rawValue].tail
    pages[frame].previous = tail
    pages[frame].next = .none
    ends[kind.rawValue].tail = frame
    if tail == .none { ends[kind.rawValue].head = frame } else { pages[tail].next = frame }
    sizes[kind.rawValue &* 4 &+ allocator.zoneIndex(of: frame)] &+= 1
  }

  /// Takes a page off its list, if it is on one. Linux: `del_page_from_lru_list`.
  @inline(__always)
  func remove(_ frame: PageFrameNumber) {
    let page = pages[frame]
    guard page.flags.contains(.onLRU) else { return }
    let kind = PageListKind(page.flags)
    if page.previous == .none {
      ends[kind.rawValue].head = page.next
    } else {
      pages[page.previous].next = page.next
    }
    if page.next == .none {
      ends[kind.rawValue].tail = page.previous
    } else {
      pages[page.next].previous = page.previous
    }
    pages[frame].next = .none
    pages[frame].previous = .none
    pages[frame].flags.remove(.onLRU)
    sizes[kind.rawValue &* 4 &+ allocator.zoneIndex(of: frame)] &-= 1
  }

  /// Changes flags that say which list a page belongs on, and moves it to the head of that list.
  func change(_ frame: PageFrameNumber, _ change: (inout PageFlags) -> Void) {
    let isListed = pages[frame].flags.contains(.onLRU)
    remove(frame)
    change(&pages[frame].flags)
    if isListed { add(frame) }
  }
}
