import Drawing
import Hardware

extension StoryFact: Worded {
  package var english: String {
    switch self {
    case .event(let event): event.english
    case .areaSearch(let steps):
      "down the tree: \(steps.map(\.english).joined(separator: ", "))"
        + (steps.last?.turn == .hit ? "" : ", then nothing")
    case .allocation(let step): step.english
    }
  }
}

extension AreaSearchStep: Worded {
  package var english: String {
    switch turn {
    case .hit: "\(start.digits) holds it"
    case .left: "\(start.digits) left"
    case .right: "\(start.digits) right"
    }
  }
}

extension StoryPhrase: Worded {
  var english: String {
    switch self {
    case .decisionsMore(let count): "and \(count) decisions more"
    case .times(let fold, let isFirst):
      fold.english + (isFirst ? "; 'trace all' tells each" : "")
    case .linesMore(let count): "and \(counted(count, "line")) more"
    case .eventsInside(let count): counted(count, "event")
    }
  }
}

extension StoryFold {
  /// `14 times more (tlb, walk, fault, take, pte): b7fed000-b7ffb000, frames 3ffc7-3ffd4`
  fileprivate var english: String {
    var parts: [String] = []
    if let addresses {
      let end = UInt64(addresses.upperBound) + 1
      parts.append("\(addressDigits(addresses.lowerBound))-\(hexadecimal(end, digits: 8))")
    }
    if let frames {
      let digits =
        "\(hexadecimal(frames.lowerBound, digits: 5))-\(hexadecimal(frames.upperBound, digits: 5))"
      parts.append(isDense ? "frames \(digits)" : "\(count) frames of \(digits)")
    }
    if refillCount > 0 { parts.append("the CPU's list refilled \(counted(refillCount, "time"))") }
    if drainCount > 0 { parts.append("the CPU's list drained \(counted(drainCount, "time"))") }
    if evictionCount > 0 { parts.append("the TLB gave up \(counted(evictionCount, "line"))") }
    let names = kinds.isEmpty ? "" : " (\(kinds.map(\.rawValue).joined(separator: ", ")))"
    return "\(counted(count, "time")) more\(names)"
      + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
  }
}
