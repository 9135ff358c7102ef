import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

/// Why a frame or a mask of flags is refused before the kernel sees it.
enum FrameComplaint: Complaint {
  case blockIsOfOrder(Int, PageFrameNumber, asked: Int)
  case zonesContradict(AllocationFlags)
  case mobilitiesContradict(AllocationFlags)
  case isBeyondRAM(PageFrameNumber, last: PageFrameNumber)
  /// No RAM, or none for the kernel, lies there.
  case isHole(PageFrameNumber, FrameHole)
  case hasNoRecord(PageFrameNumber, last: PageFrameNumber)

  var code: String {
    switch self {
    case .blockIsOfOrder: "block-of-other-order"
    case .zonesContradict: "zone-flags-contradict"
    case .mobilitiesContradict: "mobility-flags-contradict"
    case .isBeyondRAM: "frame-beyond-ram"
    case .isHole: "frame-is-hole"
    case .hasNoRecord: "frame-without-record"
    }
  }

  var details: Details {
    switch self {
    case .blockIsOfOrder(let order, let frame, let asked):
      ["frame": frame, "order": order, "asked": asked]
    case .zonesContradict(let flags), .mobilitiesContradict(let flags): ["flags": flags.rawValue]
    case .isBeyondRAM(let frame, let last), .hasNoRecord(let frame, let last):
      ["frame": frame, "last": last]
    case .isHole(let frame, let hole): ["frame": frame, "hole": hole.code]
    }
  }
}
