import Drawing
import Hardware
import KernelModel

extension ZonePhrase: Worded {
  var english: String {
    switch self {
    case .shares(let managed, let used, let parked, let free):
      "\(size(UInt64(managed) << 12)) managed: \(used) used, \(parked) parked, \(free) free"
    case .level(let level): level.english
    case .boost(let pages): "\(pages) of each is a boost for a while"
    case .blocks(let counts):
      "free blocks of order 0 to \(counts.count - 1): "
        + counts.map(String.init).joined(separator: " ")
    case .reserve(let classes):
      "keeps pages: "
        + classes.map { "\($0.pages) from \($0.zone.name)" }.joined(separator: ", ")
        + " requests"
    case .sum(let managed, let free, let parked, let used, let reserved):
      "\(managed) pages = \(free) free + \(parked) parked + \(used) used; "
        + "\(reserved) more reserved at boot"
    }
  }
}

extension ZoneLevel: Worded {
  package var english: String {
    switch self {
    case .aboveHigh: "free is above high"
    case .belowHigh: "free is below high, kswapd goes on if it runs"
    case .belowLow: "free is below low, kswapd wakes"
    case .belowMin: "free is below min, requests reclaim"
    }
  }
}
