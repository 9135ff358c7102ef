import Drawing
import Hardware
import KernelModel

extension AddressSpaceEvent: Worded {
  public var english: String {
    switch self {
    case .began(let directory): "a new address space, its directory at \(directory.digits)"
    case .visited(let start, let end, let isHit):
      "compared with area \((start..<end).digits)" + (isHit ? ", which contains the address" : "")
    case .cacheHit(let start, let end):
      "\((start..<end).digits) was found before: the cache knows it"
    case .rotated(let start, let above):
      "the area at \(start.digits) rises above the one at \(above.digits)"
    case .recoloured(let start, let red):
      "the area at \(start.digits) becomes \(red ? "red" : "black")"
    case .gapFound(let start, let end): "the gap \((start..<end).digits) fits"
    case .inserted(let start, let end, let options):
      "area \((start..<end).digits) made: \(options.mode)"
    case .removed(let start, let end): "area \((start..<end).digits) goes"
    case .merged(0, let start, let end): "area grows in place to \((start..<end).digits)"
    case .merged(let number, let start, let end):
      "merge case \(number): one area \((start..<end).digits)"
    case .split(let start, let place, let end):
      "area \((start..<end).digits) is split at \(place.digits)"
    case .optionsChanged(let start, let end, let from, let to):
      "area \((start..<end).digits): \(from.mode) becomes \(to.mode)"
    case .grewDown(let from, let to): "the stack grows down from \(from.digits) to \(to.digits)"
    case .breakMoved(let from, let to): "the heap's end moves from \(from.digits) to \(to.digits)"
    case .anonymousMemoryPrepared(let start, let isShared):
      isShared
        ? "the area at \(start.digits) shares its neighbour's anon_vma"
        : "the area at \(start.digits) gets an anon_vma"
    case .refused(let errno): errno.name
    }
  }
}
