import Drawing
import Hardware
import KernelModel

/// One thing that Linux looks at or decides about a page fault.
enum ForecastStep: Sendable {
  /// The address is the kernel's. Linux: `do_kern_addr_fault`.
  case kernelAddress
  /// A program is told another error code than the chip's: nothing of the kernel's tables shows.
  case hidesTables(PageFault.Code)
  /// The kernel's own fault, unless an exception table expects it.
  case oops
  case signal(Signal.Number, Signal.Code)
  /// A reserved bit is set: the table is broken.
  case corruptedTable(VirtualAddress)
  /// The areas that `find_vma` looks at, and whether one ends above the address.
  case search(visits: [VirtualAddress], isFound: Bool)
  case area(Range<VirtualAddress>, mode: String, name: String)
  /// The address lies below the area.
  case below(Growth)
  case accessRefused(AccessObstacle)
  case behindEnd(page: UInt64, file: String)
  /// What a page is missing gets done.
  case mends(Mending, isMajor: Bool)

  /// What becomes of an area that begins above the address. Linux: `expand_stack`.
  enum Growth: Sendable {
    case neverGrows
    case refused(GrowthObstacle)
    case grows(pageCount: UInt32)
  }

  /// Why an area does not allow an access. Linux: `access_error`.
  enum AccessObstacle: String, Coded {
    case noWrite = "no-write"
    case presentRefused = "present-refused"
    case noExecute = "no-execute"
    case nothing
  }

  /// A page of a file, and how the cache comes to have it.
  struct FilePage: Encodable, Sendable {
    enum Origin: String, Coded {
      case cached
      case disk
      case swap
      /// Made new: memory that processes share.
      case new
    }

    let index: UInt64
    let file: String
    let origin: Origin
  }

  /// How a fault is mended.
  enum Mending: Sendable {
    case copiesDirectoryEntry
    case zeroedFrame
    case pageOfZeros
    case specialPage
    case readsFile(FilePage)
    case sharesFile(FilePage)
    case copiesFile(FilePage)
    /// The page is in swap, and perhaps in memory as well.
    case swapsIn(SwapEntry, cached: PageFrameNumber?)
    /// The entry allows the access by now.
    case allowedAlready
    case replacesZeros
    case dirtiesShared
    case reuses(PageFrameNumber)
    case copies(PageFrameNumber, mapCount: Int)

    /// The function of Linux that does it.
    var function: String {
      switch self {
      case .copiesDirectoryEntry: "vmalloc_fault"
      case .zeroedFrame, .pageOfZeros: "do_anonymous_page"
      case .specialPage: "special_mapping_fault"
      case .readsFile: "do_read_fault"
      case .sharesFile: "do_shared_fault"
      case .copiesFile: "do_cow_fault"
      case .swapsIn: "do_swap_page"
      case .allowedAlready: "handle_pte_fault"
      case .replacesZeros, .copies: "wp_page_copy"
      case .dirtiesShared: "wp_page_shared"
      case .reuses: "wp_page_reuse"
      }
    }
  }
}
