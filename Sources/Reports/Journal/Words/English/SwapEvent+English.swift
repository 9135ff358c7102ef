import Drawing
import Hardware
import KernelModel

extension SwapEvent: Worded {
  public var english: String {
    switch self {
    case .switchedOn(let area, let slots, let priority):
      "area \(area) is in use: \(counted(Int(slots), "slot")), priority \(priority)"
    case .switchedOff(let area): "area \(area) is in use no longer"
    case .cached(let frame, let entry):
      "frame \(frame.digits) enters the swap cache in \(entry.english)"
    case .uncached(let frame, let entry):
      "frame \(frame.digits) leaves the swap cache of \(entry.english)"
    case .written(let frame, let entry):
      "frame \(frame.digits) is written to \(entry.english)"
    case .read(let frame, let entry): "frame \(frame.digits) is read from \(entry.english)"
    case .window(let area, let first, let last):
      "slots \(first) to \(last) of area \(area) are read together"
    case .slotFreed(let entry): "\(entry.english) is free"
    case .left(let frame): "frame \(frame.digits) is reclaimed"
    case .unmapped(let frame, let address):
      "frame \(frame.digits) is mapped at \(address.digits) no longer"
    }
  }
}

extension SwapEntry: Worded {
  public var english: String { "slot \(area):\(slot)" }
}
