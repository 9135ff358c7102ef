import Drawing
import KernelModel

extension SlabEvent: DetailedFact {
  public var code: String {
    switch self {
    case .allocated: "object-taken"
    case .freed: "object-freed"
    case .tookPages: "took-pages"
    case .refilled: "objects-found"
    case .slabMade: "slab-made"
    case .slabDiscarded: "slab-discarded"
    case .slabListed: "slab-listed"
    case .chainCut: "chain-cut"
    }
  }

  public var details: Details {
    switch self {
    case .allocated(let object, let cache), .freed(let object, let cache):
      ["object": object, "cache": cache]
    case .tookPages(let frame, let order): ["frame": frame, "order": order]
    case .refilled(let cache, let slab, let source), .slabListed(let cache, let slab, let source):
      ["cache": cache, "frame": slab, "slabList": source.code]
    case .slabMade(let cache, let slab, let order):
      ["cache": cache, "frame": slab, "order": order]
    case .slabDiscarded(let cache, let slab): ["cache": cache, "frame": slab]
    case .chainCut(let cache, let object, let pointer):
      ["cache": cache, "object": object, "pointer": pointer]
    }
  }
}

extension SlabSource {
  fileprivate var code: String {
    switch self {
    case .cpuSlab: "cpu-slab"
    case .cpuPartial: "cpu-partial"
    case .nodePartial: "node-partial"
    case .newSlab: "new-slab"
    }
  }
}
