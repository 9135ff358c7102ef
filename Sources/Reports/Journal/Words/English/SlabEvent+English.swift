import Drawing
import Hardware
import KernelModel

extension SlabEvent: Worded {
  public var english: String {
    switch self {
    case .allocated(let object, let cache): "object \(object.digits) of cache \(cache) handed out"
    case .freed(let object, let cache): "object \(object.digits) of cache \(cache) comes back"
    case .tookPages(let frame, let order):
      "more than any cache has: the block of order \(order) at frame \(frame.digits)"
    case .refilled(_, let slab, .cpuSlab):
      "objects that came back to the CPU's slab at frame \(slab.digits)"
    case .refilled(_, let slab, .cpuPartial): "the slab at frame \(slab.digits) that the CPU keeps"
    case .refilled(_, let slab, .nodePartial):
      "the slab at frame \(slab.digits) from the node's partial list"
    case .refilled(let cache, let slab, .newSlab):
      "cache \(cache) takes from the slab at \(slab.digits)"
    case .slabMade(_, let slab, let order): "new slab at frame \(slab.digits), order \(order)"
    case .slabDiscarded(_, let slab): "empty slab at frame \(slab.digits) goes back"
    case .slabListed(let cache, let slab, _):
      "the slab at \(slab.digits) of cache \(cache) is listed"
    case .chainCut(_, let object, let pointer):
      "Freechain corrupt: object \(object.digits) leads to \(hexadecimal(pointer, digits: 8))"
    }
  }
}
