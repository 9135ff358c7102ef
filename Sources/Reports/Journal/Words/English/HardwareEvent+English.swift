import Drawing
import Hardware

extension HardwareEvent: Worded {
  public var english: String {
    switch self {
    case .lookedUp(let address, _, let set, let verdict):
      "TLB set \(set): \(verdict.words) for \(address.pageBase.digits)"
    case .pointerUsed(let index, let value):
      "PDPTE \(index): \(hexadecimal(value.rawValue, digits: 8))"
    case .entryRead(let level, let place, let value):
      "\(level.name) at \(place.digits): \(hexadecimal(value.rawValue, digits: 8))"
    case .directoryRemembered(let address, let value):
      "the PDE of \(address.digits) is remembered: \(hexadecimal(value.rawValue, digits: 8))"
    case .entryWritten(let level, _, let value):
      "\(level.name) becomes \(hexadecimal(value.rawValue, digits: 8)): accessed or dirty set"
    case .decided(let rights, let access, let privilege, let refusal):
      "\(privilege.english) \(access.english) \(refusal == nil ? "allowed" : "refused"): "
        + "the page is \(rights.english)"
    case .filled(let address, _, let set, let way):
      "TLB set \(set) way \(way) now holds \(address.pageBase.digits)"
    case .evicted(let address, _, let set, let way):
      "TLB set \(set) way \(way) gives up \(address.pageBase.digits)"
    case .translated(let address, let physical): "\(address.digits) is P:\(physical.digits)"
    case .fault(let fault): "#PF \(fault.english); CR2 = \(fault.address.digits)"
    case .directoryLoaded(let directory): "CR3 = \(directory.digits)"
    case .flushed(_, let count): "TLB flushed, \(counted(Int(count), "line")) dropped"
    case .dropped(let address, let count, .invalidation) where count > 0:
      "INVLPG \(address.pageBase.digits): \(counted(Int(count), "line")) dropped"
    case .dropped(let address, let count, _):
      "\(count) lines of \(address.pageBase.digits) leave the TLB"
    }
  }
}

extension TLBVerdict {
  fileprivate var words: String {
    switch self {
    case .miss: "miss"
    case .hit: "hit"
    case .insufficient: "hit without the rights"
    case .clean: "hit, but clean: the walk sets the dirty bit"
    }
  }
}
