import Drawing

extension ZoneCause {
  var english: String {
    switch self {
    case .unreadable(.noZones): "the file does not begin with zones"
    case .unreadable(.noNumber(_, let text)): "a number is missing in '\(text)'"
    case .unreadable(.truncated(let zone, _)): "zone \(zone) ends before its managed pages"
    case .figure(let difference):
      (difference.zone.map { "\($0) " } ?? "") + difference.figure.english
        + ": expected \(Self.list(difference.recorded)), got \(Self.list(difference.computed))"
    }
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }
}

extension ZoneCheck.Figure {
  fileprivate var english: String {
    switch self {
    case .min, .low, .high, .protection, .minFreeKilobytes: rawValue
    case .perCPUHigh: "per-CPU high"
    case .perCPUBatch: "per-CPU batch"
    }
  }
}
