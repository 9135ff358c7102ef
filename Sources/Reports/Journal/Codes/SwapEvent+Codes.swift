import Drawing
import Hardware
import KernelModel

extension SwapEvent: DetailedFact {
  public var code: String {
    switch self {
    case .switchedOn: "swap-on"
    case .switchedOff: "swap-off"
    case .cached: "swap-cache-added"
    case .uncached: "swap-cache-deleted"
    case .written: "swap-written"
    case .read: "swap-read"
    case .window: "swap-window"
    case .slotFreed: "swap-slot-freed"
    case .left: "page-left"
    case .unmapped: "page-unmapped"
    }
  }

  public var details: Details {
    switch self {
    case .switchedOn(let area, let slots, let priority):
      ["area": area, "slots": slots, "priority": priority]
    case .switchedOff(let area): ["area": area]
    case .cached(let frame, let entry), .uncached(let frame, let entry),
      .written(let frame, let entry), .read(let frame, let entry):
      ["frame": frame, "area": entry.area, "slot": entry.slot]
    case .window(let area, let first, let last): ["area": area, "first": first, "last": last]
    case .slotFreed(let entry): ["area": entry.area, "slot": entry.slot]
    case .left(let frame): ["frame": frame]
    case .unmapped(let frame, let address): ["frame": frame, "address": address]
    }
  }
}
