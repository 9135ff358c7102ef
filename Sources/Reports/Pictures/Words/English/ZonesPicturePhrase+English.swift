import Drawing
import KernelModel

extension ZonesPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "Zones of \(size(memory)) of RAM"
    case .summary(let free, let managed, let used, let parked):
      "\(free) of \(counted(managed, "page")) are free, \(used) used and \(parked) parked on the "
        + "CPU's lists."
    case .pressed([]): "Every zone has more free pages than its high mark."
    case .pressed(let zones):
      "Not above their high marks: \(zones.map(\.name).joined(separator: ", "))."
    case .span: "physical memory by zones, to scale"
    case .use: "pages in use, each zone to its own scale"
    case .marks: "free pages up to twice the high mark"
    case .memory: "RAM"
    case .used: "used"
    case .parked: "parked on the CPU's lists"
    case .free: "free"
    case .usedPages(let pages): "\(pages) used"
    case .level(let free, let level): "\(free) free, \(Self.words(level))"
    case .keeps(let zone, let reserves):
      "\(zone.name) keeps "
        + reserves.map { "\(counted($0.pages, "page")) from \($0.zone.name) requests" }
        .joined(separator: ", ")
    }
  }

  private static func words(_ level: ZoneLevel) -> String {
    switch level {
    case .aboveHigh: "above high"
    case .belowHigh: "below high"
    case .belowLow: "below low"
    case .belowMin: "below min"
    }
  }
}
