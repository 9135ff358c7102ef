import Hardware
import KernelModel

/// One page fault: what the chip said, and what the kernel decided, gathered from events.
package struct FaultRecord: Sendable {
  package let fault: PageFault
  /// The entry of the page's table as the chip read it; nil where the walk ended before.
  private(set) var entryRead: PageTableEntry?
  /// Areas that `find_vma` compared with the address; 0 where its cache answered.
  private(set) var visitCount = 0
  private(set) var search: Search?
  private(set) var growth: Growth?
  /// Whether the area's flags allow the access, and the flags.
  private(set) var judgement: (isAllowed: Bool, options: AreaOptions)?
  private(set) var path: FaultPath?
  /// The frame that was taken for the page.
  private(set) var frame: PageFrameNumber?
  /// The page's entry before the kernel wrote it first and after it wrote it last.
  private(set) var written: (from: PageTableEntry, to: PageTableEntry)?
  /// A directory entry of the kernel's was copied.
  private(set) var isSynchronized = false
  private(set) var outcome: FaultOutcome?
  /// Where the access arrived when it was tried again.
  private(set) var physical: PhysicalAddress?

  enum Search: Sendable {
    case nothing
    case area(start: VirtualAddress, end: VirtualAddress, AreaOptions, isBelow: Bool)
  }

  enum Growth: Sendable {
    case grew(from: VirtualAddress, to: VirtualAddress)
    case refused(GrowthObstacle)
  }

  private init(_ fault: PageFault, _ entryRead: PageTableEntry?) {
    self.fault = fault
    self.entryRead = entryRead
  }

  /// The last fault of some events in their order; nil where none was taken.
  package init?(_ events: some Sequence<KernelEvent>) {
    var reader = FaultReader()
    for event in events { reader.note(event) }
    guard let record = reader.record else { return nil }
    self = record
  }

  /// Whether nothing more can be told of it.
  private var isWhole: Bool {
    switch outcome {
    case nil: false
    case .handled: physical != nil
    case .signal, .outOfMemory: true
    }
  }

  private mutating func note(_ event: FaultEvent) {
    switch event {
    case .areaFound(let start, let end, let options, let isBelow):
      search = .area(start: start, end: end, options, isBelow: isBelow)
    case .noArea: search = .nothing
    case .growthRefused(let obstacle): growth = .refused(obstacle)
    case .accessAllowed(let options, _): judgement = (true, options)
    case .accessRefused(let options, _): judgement = (false, options)
    case .path(let path): self.path = path
    case .frameTaken(let frame): self.frame = frame
    case .ended(let outcome): self.outcome = outcome
    case .taken, .kernelAddress, .mappedAround, .residentChanged, .corruptedTable, .endless: break
    }
  }

  private mutating func note(_ event: AddressSpaceEvent) {
    switch event {
    case .visited: visitCount += 1
    case .grewDown(let from, let to): growth = .grew(from: from, to: to)
    default: break
    }
  }

  /// Takes up an event of the fault, or of the access that is tried again.
  fileprivate mutating func note(_ event: KernelEvent) {
    guard outcome == nil else {
      if case .hardware(.translated(fault.address, let physical)) = event, self.physical == nil {
        self.physical = physical
      }
      return
    }
    switch event {
    case .fault(let event): note(event)
    case .space(let event, _): note(event)
    case .table(.entryWritten(let address, let from, let to, _))
    where address.pageBase == fault.address.pageBase:
      written = (written?.from ?? from, to)
    case .window(.directorySynchronized): isSynchronized = true
    default: break
    }
  }

  /// Reads events until a fault is told.
  fileprivate struct FaultReader {
    private(set) var record: FaultRecord?
    private var entryRead: PageTableEntry?

    /// Whether the record that there is can become no fuller.
    var isDone: Bool { record?.isWhole == true }

    mutating func note(_ event: KernelEvent) {
      switch event {
      case .hardware(.lookedUp): entryRead = nil
      case .hardware(.entryRead(.table, _, let entry)): entryRead = entry
      case .fault(.taken(let fault)):
        record = FaultRecord(fault, entryRead)
        return
      default: break
      }
      record?.note(event)
    }
  }
}

extension Journal {
  /// Events in front of a fault that tell of the walk that failed, and behind it of the access that
  /// is tried again.
  private static let (eventsBefore, eventsAfter) = (12, 24)

  /// The last fault that was taken up to an event; nil where none is held.
  ///
  /// - Complexity: O(events since then)
  package func lastFault(upTo clock: Int) -> FaultRecord? {
    let taken = stride(from: min(clock, count), to: letGoCount, by: -1).first { number in
      if case .fault(.taken) = self[number].event { true } else { false }
    }
    guard let taken else { return nil }
    var reader = FaultRecord.FaultReader()
    var left = Self.eventsAfter
    for number in max(letGoCount + 1, taken - Self.eventsBefore)...min(clock, count) {
      reader.note(self[number].event)
      guard number > taken, reader.record?.outcome != nil else { continue }
      left -= 1
      if reader.isDone || left == 0 { break }
    }
    return reader.record
  }
}

extension FaultPath {
  /// The function of Linux that goes this way.
  var function: String {
    switch self {
    case .zeroPage, .anonymousPage: "do_anonymous_page"
    case .fileRead: "do_read_fault"
    case .fileCopy: "do_cow_fault"
    case .fileShared: "do_shared_fault"
    case .copyZeroPage, .copyPage: "wp_page_copy"
    case .reusePage: "wp_page_reuse"
    case .sharedWrite: "wp_page_shared"
    case .spurious: "handle_pte_fault"
    case .specialPage: "special_mapping_fault"
    case .swapIn: "do_swap_page"
    }
  }

  /// The way that a fault of the same kind might have gone instead.
  var alternative: FaultPath {
    switch self {
    case .zeroPage: .anonymousPage
    case .anonymousPage: .zeroPage
    case .fileRead, .fileShared: .fileCopy
    case .fileCopy: .fileShared
    case .copyPage, .copyZeroPage, .sharedWrite, .spurious: .reusePage
    case .reusePage: .copyPage
    case .specialPage: .fileRead
    case .swapIn: .anonymousPage
    }
  }
}
