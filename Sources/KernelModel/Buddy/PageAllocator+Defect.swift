import Hardware

extension PageAllocator {
  /// What an audit of the allocator finds wrong. `freePages`, `parkedPages` and their like tell
  /// what is counted, then what is there.
  public enum Defect: Hashable, Sendable {
    // Rule 1.
    case beyondMemory(PageFrameNumber)
    case backLink(PageFrameNumber, to: PageFrameNumber)
    case listLength(MigrateType, order: Int, counted: Int, held: Int)
    case parkedTail(PageFrameNumber, last: PageFrameNumber)
    // Rule 2: a block on a list of another order, type or zone, or in use.
    case misplacedBlock(
      PageFrameNumber, on: MigrateType, order: Int, use: PageUse, pageOrder: UInt8)
    // Rules 3 and 4.
    case unmergedBuddies(PageFrameNumber, order: Int)
    case usedInside(PageFrameNumber, order: Int)
    // Rule 5.
    case freePages(Zone.Kind, counted: Int, listed: Int)
    case listBit(MigrateType, order: Int)
    // Rule 6.
    case parkedPages(Zone.Kind, counted: Int, listed: Int)
    case parkedUse(PageFrameNumber, PageUse)
    // Rule 7.
    case lost(PageFrameNumber)
    case managedPages(Zone.Kind, counted: Int, found: Int)
    // Rules 8 and 9.
    case highAtomicPages(counted: Int, pageblocks: Int)
    case tailWithoutHead(PageFrameNumber, head: PageFrameNumber)

    var rule: Int {
      switch self {
      case .beyondMemory, .backLink, .listLength, .parkedTail: 1
      case .misplacedBlock: 2
      case .unmergedBuddies: 3
      case .usedInside: 4
      case .freePages, .listBit: 5
      case .parkedPages, .parkedUse: 6
      case .lost, .managedPages: 7
      case .highAtomicPages: 8
      case .tailWithoutHead: 9
      }
    }
  }
}
