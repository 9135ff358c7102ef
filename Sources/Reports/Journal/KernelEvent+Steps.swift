import Hardware
import KernelModel

extension KernelEvent {
  /// The event in words, also where a story leaves it out.
  var stepWords: String { words ?? closeWords }

  /// What only a close look wants to see.
  private var closeWords: String {
    switch self {
    case .enter(let function): "enters \(function.rawValue)"
    case .leave(let function): "leaves \(function.rawValue)"
    case .hardware(let event): event.closeWords
    case .allocator(let event): event.closeWords
    case .slab(let event): event.closeWords
    case .table(let event): event.closeWords
    case .space(let event, _): event.closeWords
    case .fault(let event): event.closeWords
    case .window: "a window of the kernel changes"
    case .heap: "the C library goes on"
    }
  }
}

extension HardwareEvent {
  fileprivate var closeWords: String {
    switch self {
    case .translated(let address, let physical): "\(address.digits) is P:\(physical.digits)"
    case .decided(let rights, let access, let privilege, _):
      "\(privilege.name) \(access.name) allowed: the page is \(rights.words)"
    case .directoryRemembered(let address, let value):
      "the PDE of \(address.digits) is remembered: \(hexadecimal(value.rawValue, digits: 8))"
    case .dropped(let address, let count, _):
      "\(count) lines of \(address.pageBase.digits) leave the TLB"
    default: "the chip goes on"
    }
  }
}

extension AllocatorEvent {
  fileprivate var closeWords: String {
    switch self {
    case .requested(let order, let flags, _, let type):
      "order \(order) wanted with \(flags.text), \(type.name)"
    case .tried(let trial):
      "\(trial.zone.name): \(trial.usablePages) usable pages against \(trial.neededPages)"
    case .takenFromCPU(let frame, let zone, let type):
      "frame \(frame.digits) from this CPU's \(type.name) list of \(zone.name)"
    case .unlisted(let block, let order, let zone, let type):
      "block \(block.digits) of order \(order) leaves \(zone.name)'s \(type.name) list"
    case .allocated(let frame, let order): "block \(frame.digits) of order \(order) is handed out"
    case .freed(let frame, let order): "block \(frame.digits) of order \(order) comes back"
    case .dropped(let frame, let left): "frame \(frame.digits) loses a holder: \(left) left"
    case .moved(let block, let pages, let type):
      "\(pages) pages of pageblock \(block.digits) move to the \(type.name) lists"
    case .boosted(let zone, let pages): "\(zone.name)'s marks are raised by \(pages) pages"
    case .refilled(let zone, let type, let count):
      "this CPU's \(type.name) list of \(zone.name) gets \(count) pages from the free lists"
    case .split(let upper, let order, _):
      "split: the upper half \(upper.digits) stays free at order \(order)"
    case .reclaimerWoken: "kswapd is woken"
    case .reclaimed(let pages): "\(pages) pages reclaimed"
    case .compacted(let order, let succeeded):
      "compaction for order \(order) \(succeeded ? "succeeds" : "fails")"
    case .failed(let order, let flags): "page allocation failure: order:\(order), \(flags.text)"
    case .outOfMemory(let order, _): "out of memory at order \(order)"
    default: story?.words ?? "the page allocator goes on"
    }
  }
}

extension SlabEvent {
  fileprivate var closeWords: String {
    switch self {
    case .allocated(let object, let cache): "object \(object.digits) of cache \(cache) handed out"
    case .freed(let object, let cache): "object \(object.digits) of cache \(cache) comes back"
    case .refilled(let cache, let slab, _): "cache \(cache) takes from the slab at \(slab.digits)"
    case .slabListed(let cache, let slab, _): "the slab at \(slab.digits) of cache \(cache) is listed"
    case .chainCut(_, let object, _): "the free chain is cut at \(object.digits)"
    default: "the slab layer goes on"
    }
  }
}

extension TableEvent {
  fileprivate var closeWords: String {
    switch self {
    case .directoryEntryWritten(let address, _, let to):
      "PDE of \(address.digits) becomes \(hexadecimal(to.rawValue, digits: 8))"
    default: "the page tables change"
    }
  }
}

extension AddressSpaceEvent {
  fileprivate var closeWords: String {
    switch self {
    case .visited(let start, let end, let isHit):
      "compared with area \(start.digits)-\(end.digits)"
        + (isHit ? ", which contains the address" : "")
    case .rotated(let start, let above):
      "the area at \(start.digits) rises above the one at \(above.digits)"
    case .recoloured(let start, let red):
      "the area at \(start.digits) becomes \(red ? "red" : "black")"
    default: "the areas change"
    }
  }
}

extension FaultEvent {
  fileprivate var closeWords: String {
    switch self {
    case .taken(let fault):
      "a page fault at \(fault.address.digits), error code \(hexadecimal(fault.code.rawValue))"
    case .frameTaken(let frame): "frame \(frame.digits) is for the page"
    default: "the fault is being handled"
    }
  }
}
