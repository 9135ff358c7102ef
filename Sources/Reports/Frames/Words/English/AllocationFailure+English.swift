import Drawing
import Hardware
import KernelModel

extension AllocationFailureReport.Obstacle: Worded {
  /// The sum, or what is missing.
  package var english: String {
    switch trial.verdict {
    case .noBlock:
      let order = Int(trial.order)
      let largest = largestFreeOrder.map { "largest run order \($0)" } ?? "no run at all"
      let free = "order \(order): \(trial.freePages) pages free, \(largest); "
      guard let nearestRun else {
        return free + "every run of that order has frames reserved at boot"
      }
      let frames = (nearestRun..<nearestRun + 1 << order).digits
      return free
        + (pinnedFrames == 1 ? "this frame pins " : "these \(pinnedFrames) frames pin ")
        + "\(frames), the nearest to being free"
    case .tooFewPages: return "too few pages: \(trial.comparison("<="))"
    case .passed, .ignored, .nothingToTake:
      return "would serve it now: \(trial.comparison(">"))"
    }
  }
}

extension BlockExcess: Worded {
  package var english: String {
    "\(byteCount) bytes are more than the biggest block, \(size(UInt64(most)))"
  }
}

extension RequestPhrase: Worded {
  var english: String {
    switch self {
    case .request(let order, let flags): "order \(order), \(flags.text)"
    }
  }
}

extension BadPageCause: Worded {
  package var english: String {
    switch self {
    case .heldBy(let holder): "the frame is \(holder.english): its owner gives it back"
    case .state(let reason): reason.english
    }
  }
}

extension BadPageState.Reason: Worded {
  public var english: String {
    switch self {
    case .noFrame: "no RAM has that number"
    case .alreadyFree: "it is free already"
    case .reserved: "it is reserved since boot"
    case .tail(let head): "it belongs to the block at frame \(head.digits)"
    case .wrongOrder(let allocated): "it was allocated with order \(allocated)"
    case .mapped: "page tables map it"
    case .owned: "a mapping or a slab owns it"
    case .flags(let flags): "flags 0x\(hexadecimal(flags.rawValue)) are set"
    }
  }
}
