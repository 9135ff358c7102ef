import Hardware

extension SlabAllocator {
  /// What an audit of the slabs finds wrong: with a slab, by its first frame, or with a cache, by
  /// its name.
  public enum Defect: Hashable, Sendable {
    // Rule 1.
    case foreignFrame(PageFrameNumber, cache: UInt32)
    case capacity(PageFrameNumber, used: UInt16, objects: UInt16, fitting: Int)
    // Rule 2.
    case onTwoLists(PageFrameNumber)
    case strayLink(PageFrameNumber, to: UInt32)
    case endlessList(PageFrameNumber)
    // Rule 3.
    case freeObjects(PageFrameNumber, listed: Int, used: UInt16, objects: UInt16)
    case freeObjectsOnCPU(PageFrameNumber, listed: Int, more: Int)
    // Rule 4.
    case keptNotFrozen(PageFrameNumber)
    case listedFrozen(PageFrameNumber)
    // Rule 5.
    case listedSlab(PageFrameNumber, used: UInt16, objects: UInt16)
    case partialSlabs(cache: String, counted: Int, listed: Int)
    // Rule 6.
    case slabs(cache: String, counted: UInt32, found: UInt32)

    var rule: Int {
      switch self {
      case .foreignFrame, .capacity: 1
      case .onTwoLists, .strayLink, .endlessList: 2
      case .freeObjects, .freeObjectsOnCPU: 3
      case .keptNotFrozen, .listedFrozen: 4
      case .listedSlab, .partialSlabs: 5
      case .slabs: 6
      }
    }
  }
}
