import KernelModel
import Reports

/// Marks and reserves must be those that the kernel computes from the sizes of its zones.
///
/// It computed them when the zone of the kernel's own start-up code and initial RAM disk was smaller
/// by these: the pages that came to it later are not known, so some number of them must make all
/// marks right.
extension OutOfMemoryCheck {
  mutating func checkMarks(of report: RecordedReport) throws(OutOfMemoryFault) {
    let zones = report.facts.zones
    try checkOrder(of: report)
    for (index, zone) in zones.enumerated() {
      let line = report.zone(index)
      try compare(
        .markSteps, zone.marks.high - zone.marks.low, zone.marks.low - zone.marks.min, at: line)
      let classes = zone.protection.prefix(Int(zone.zone.rawValue) + 1)
      for reserve in classes {
        try compare(.protectionClasses, reserve, 0, at: report.protection(index))
      }
    }
    guard !setsMarks, zones.contains(where: { $0.zone == .normal }),
      let dma = zones.first(where: { $0.zone == .dma })
    else { return }
    try checkModel(of: report, reserve: dma.protection[Int(Zone.Kind.normal.rawValue)])
  }

  /// Whether the file sets a sysctl that marks and reserves depend on.
  private var setsMarks: Bool {
    ["min_free", "minfree", "watermark", "reserve"].contains { file.mode.range(of: $0) != nil }
  }

  private mutating func checkOrder(of report: RecordedReport) throws(OutOfMemoryFault) {
    let highest =
      rules.outOfMemoryStopsAtZone ? report.facts.request.flags.zoneClass ?? .movable : .movable
    var least = 0
    for (index, zone) in report.facts.zones.enumerated() {
      let number = Int(zone.zone.rawValue)
      let range = least...max(least, Int(highest.rawValue))
      try compare(
        .zoneOrder, number, min(max(number, range.lowerBound), range.upperBound),
        at: report.zone(index))
      least = number + 1
    }
  }

  /// Tries all sizes that the Normal zone may have had.
  ///
  /// - Parameter reserve: what DMA keeps from requests that Normal serves; a share of its size then.
  private mutating func checkModel(
    of report: RecordedReport, reserve: Int
  ) throws(OutOfMemoryFault) {
    let ratio = AllocatorSettings().lowmemReserveRatio[0]
    var sizes = Zone.Kind.allCases.map { kind in
      let told = report.facts.zones.first { $0.zone == kind }
      let high = kind == .highMemory ? file.highTotal / 4 : 0
      return ZoneFigures.Size(
        managedPages: told?.managed ?? high,
        isHighMemory: kind == .highMemory
          || kind == .movable && (rules.movableZoneMarks == .always || file.highTotal > 0))
    }
    let normal = Int(Zone.Kind.normal.rawValue)
    let now = sizes[normal].managedPages
    // The size now is tried where none fits, so that there is something to tell.
    let first = min(reserve * ratio, now)
    var nearest: (agreeing: Int, mismatch: Mismatch)?
    for pages in (first...min(max(first, reserve * ratio + ratio - 1), now)).reversed() {
      sizes[normal].managedPages = pages
      let figures = ZoneFigures(of: sizes, rules: rules)
      let (agreeing, mismatch) = Self.compare(report.facts.zones, with: figures, rules)
      guard let mismatch else {
        count += agreeing
        return
      }
      if agreeing > nearest?.agreeing ?? -1 { nearest = (agreeing, mismatch) }
    }
    guard let mismatch = nearest?.mismatch else { return }
    let line =
      mismatch.figure == .protection
      ? report.protection(mismatch.zone) : report.zone(mismatch.zone)
    throw OutOfMemoryFault(
      line, .figure(mismatch.figure, expected: mismatch.recorded, got: mismatch.computed))
  }

  /// A mark or reserve that is not what the kernel computes.
  private struct Mismatch {
    let figure: OutOfMemoryFigure
    /// Index of the zone among those that are told.
    let zone: Int
    let recorded: Int
    let computed: Int
  }

  /// How many figures agree, up to the first that does not.
  private static func compare(
    _ zones: [OutOfMemoryReport.ZoneFigures], with figures: ZoneFigures, _ rules: KernelRules
  ) -> (agreeing: Int, Mismatch?) {
    var agreeing = 0
    for (index, zone) in zones.enumerated() {
      let number = Int(zone.zone.rawValue)
      let marks = figures.watermarks[number]
      // Kernels that do not tell the boost add some all the same.
      let boost = rules.outOfMemoryTellsBoost ? zone.boost : max(0, zone.marks.min - marks.min)
      let excess = isBoost(boost, high: marks.high) ? 0 : boost % leastPageblock
      let pairs =
        [
          (OutOfMemoryFigure.boost, excess, 0),
          (.minMark, zone.marks.min, marks.min + boost),
          (.lowMark, zone.marks.low, marks.low + boost),
          (.highMark, zone.marks.high, marks.high + boost),
        ] + zip(zone.protection, figures.protection[number]).map { (.protection, $0, $1) }
      for (figure, recorded, computed) in pairs {
        guard recorded == computed else {
          return (
            agreeing,
            Mismatch(figure: figure, zone: index, recorded: recorded, computed: computed)
          )
        }
        agreeing += 1
      }
    }
    return (agreeing, nil)
  }

  /// Whether marks may be raised by so many pages: by whole pageblocks, up to half as much again as
  /// the high mark, and by what is left of that once some were taken away. Linux: `boost_watermark`.
  private static func isBoost(_ pages: Int, high: Int) -> Bool {
    let most = max(leastPageblock, high * AllocatorSettings().watermarkBoostFactor / 10_000)
    return pages % leastPageblock == 0 || pages <= most && (most - pages) % leastPageblock == 0
  }
}
