import Drawing
import Hardware
import KernelModel

extension AllocatorEvent: Worded {
  public var english: String {
    switch self {
    case .requested(let order, let flags, _, let type):
      "order \(order) wanted with \(flags.text), \(type.name)"
    case .tried(let trial):
      "\(trial.zone.name): \(trial.usablePages) usable pages against \(trial.neededPages)"
    case .takenFromCPU(let frame, let zone, let type):
      "frame \(frame.digits) from this CPU's \(type.name) list of \(zone.name)"
    case .refilled(let zone, let type, let count):
      "this CPU's \(type.name) list of \(zone.name) gets \(count) pages from the free lists"
    case .drained(let zone, let count):
      "\(counted(count, "page")) of this CPU go back to the free lists of \(zone.name)"
    case .parked(let frame, let zone, let type):
      "frame \(frame.digits) is the head of this CPU's \(type.name) list of \(zone.name)"
    case .unlisted(let block, let order, let zone, let type):
      "block \(block.digits) of order \(order) leaves \(zone.name)'s \(type.name) list"
    case .split(let upper, let order, _):
      "split: the upper half \(upper.digits) stays free at order \(order)"
    case .merged(let block, let buddy, let order):
      "its buddy \(buddy.digits) is free: both become \(block.digits) of order \(order)"
    case .listed(let block, let order, let type, let place):
      "\(block.digits), order \(order), to the \(place == .head ? "head" : "tail") of the "
        + "\(type.name) list"
    case .stolen(let block, let order, let from, let wanted, let whole):
      "no \(wanted.name) block is free: \(from.name) block \(block.digits) of order \(order) is "
        + (whole ? "stolen, and its pageblock if it can be" : "taken alone")
    case .moved(let pageblock, let pages, let type):
      "\(counted(pages, "free page")) of pageblock \(pageblock.digits) go to the \(type.name) lists"
    case .retyped(let pageblock, let from, let to):
      "pageblock \(pageblock.digits) was \(from.name) and is \(to.name)"
    case .boosted(let zone, 0): "the marks of \(zone.name) are back in place"
    case .boosted(let zone, let pages):
      "kinds are mixed: the marks of \(zone.name) rise by \(counted(pages, "page"))"
    case .reclaimerWoken(let order, let zoneClass):
      "kswapd is woken, for order \(order) and class \(zoneClass.name)"
    case .reclaimed(let pages): "the caller reclaims: \(counted(pages, "page")) freed"
    case .compacted(let order, let succeeded):
      succeeded ? "pages were moved: a run of order \(order)" : "no run of order \(order) was made"
    case .outOfMemory(let order, _): "somebody must die for order \(order)"
    case .failed(let order, let flags): "page allocation failure: order:\(order), \(flags.text)"
    case .allocated(let frame, let order): "block \(frame.digits) of order \(order) is handed out"
    case .dropped(let frame, let remaining):
      "frame \(frame.digits) has \(counted(remaining, "holder")) left"
    case .freed(let frame, let order): "block \(frame.digits) of order \(order) comes back"
    }
  }
}
