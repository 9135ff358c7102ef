import Drawing
import Hardware
import KernelModel

extension AllocationStep: Worded {
  package var english: String {
    switch self {
    case .requested(let order, let flags, let type, let zones):
      "order \(order), \(flags.text): \(type.name) from "
        + zones.map(\.name).joined(separator: ", ")
    case .tried(let trial): trial.english
    case .slowPathBegan: "no zone serves it at its low mark"
    case .headTaken(let block, let order, let zone, let type):
      "block \(block.digits), order \(order), is the head of \(zone.name)'s \(type.name) list"
    case .halved(let kept, let buddy, let order):
      "order \(order): keeps \(kept.digits), lists its buddy \(buddy.digits)"
    case .refilled(let zone, let type, let count, let splits):
      "this CPU's \(type.name) list of \(zone.name) was empty: it gets \(count) pages"
        + (splits > 0 ? ", \(counted(splits, "block")) more split for them" : "")
    case .failed(let order, let flags, let task):
      flags.contains(.noWarn)
        ? "order \(order) fails, and nobody is told: __GFP_NOWARN"
        : "\(task): page allocation failure: order:\(order), "
          + "mode:0x\(hexadecimal(flags.rawValue))(\(flags.text)), nodemask=(null)"
    case .event(let event): event.english
    }
  }
}

extension ZoneTrial: Worded {
  /// The test with its numbers: `Normal passes: 219272 free - 7 (2^3 - 1) > low 1158`.
  public var english: String {
    switch verdict {
    case .passed: "\(zone.name) passes: \(comparison(">"))\(limits.remark)"
    case .tooFewPages: "\(zone.name) fails: \(comparison("<="))\(limits.remark)"
    case .noBlock:
      "\(zone.name) fails: \(comparison(">")), but no run of order \(order) is free"
        + limits.remark
    case .ignored: "\(zone.name) is taken from at any mark, \(freePages) free\(limits.remark)"
    case .nothingToTake: "\(zone.name) passes and has nothing to give"
    }
  }

  /// Both sides of the test, and what they are made of.
  package func comparison(_ sign: String) -> String {
    var left = "\(freePages) free"
    let run = 1 << Int(order) - 1
    if run > 0 { left += " - \(run) (2^\(order) - 1)" }
    if Int(unusablePages) > run { left += " - \(Int(unusablePages) - run) (HighAtomic)" }
    var right = "\(limits.mark) \(mark)"
    if reducedMark != mark { right += " reduced to \(reducedMark)" }
    if reserve > 0 { right += " + \(reserve) kept from \(zoneClass.name)" }
    return "\(left) \(sign) \(right)"
  }
}

extension AllocationLimits {
  /// Linux's names, unless they are those of every request's first try.
  fileprivate var remark: String {
    subtracting([.low, .kswapd]).isEmpty && mark == .low
      ? "" : "; \(names.joined(separator: "|"))"
  }
}
