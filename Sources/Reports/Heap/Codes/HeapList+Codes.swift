import Drawing
import KernelModel

extension HeapList: DetailedFact {
  public var code: String {
    switch self {
    case .threadCache: "tcache"
    case .fast: "fastbin"
    case .unsorted: "unsorted"
    case .small: "smallbin"
    case .large: "largebin"
    case .top: "top"
    }
  }

  public var details: Details { ["index": index] }

  /// Its number among those of its kind.
  var index: UInt8? {
    switch self {
    case .threadCache(let index), .fast(let index), .small(let index), .large(let index): index
    case .unsorted, .top: nil
    }
  }

  var isCache: Bool {
    if case .threadCache = self { true } else { false }
  }
}
