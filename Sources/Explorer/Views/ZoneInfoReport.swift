import Hardware
import KernelModel

/// Everything that is counted by zone, byte for byte as `/proc/zoneinfo`.
struct ZoneInfoReport: AuditedText {
  static let kind = "zoneinfo"

  struct Entry: Encodable, Sendable {
    let zone: String
    let free: Int
    let min: Int
    let low: Int
    let high: Int
    let spanned: Int
    let present: Int
    let managed: Int
    let protection: [Int]
    let counters: [NamedFigure]
    let parked: Int
    let parkedHigh: Int
    let batch: Int
    let threshold: Int
    let start: UInt32
  }

  /// The node's counters; they stand in the first zone that has pages.
  let node: [NamedFigure]
  /// All four zones.
  let zones: [Entry]
  var audit: SelfAudit?

  init(_ allocator: PageAllocator) {
    let found = allocator.framesByUse()
    audit = SelfAudit(
      [
        .init("managed", allocator.managedPageCount, found.managed),
        .init("free", allocator.freePageCount, found[.free]),
        .init("count", allocator.parkedPageCount, found[.perCPU]),
      ], ways: "zones = mem_map")
    let statistics = allocator.statistics
    node = NodeCounter.allCases.map { NamedFigure(name: $0.name, value: statistics[$0]) }
    zones = allocator.zones.map { zone in
      let marks = zone.boostedWatermarks
      return Entry(
        zone: zone.kind.name, free: zone.freePages, min: marks.min, low: marks.low,
        high: marks.high, spanned: zone.spannedPages, present: zone.presentPages,
        managed: zone.managedPages, protection: zone.protection,
        counters: ZoneCounter.allCases.map { counter in
          NamedFigure(
            name: counter.name,
            value: counter == .freePages ? zone.freePages : statistics[zone.kind, counter])
        },
        parked: zone.perCPUPages, parkedHigh: zone.perCPULimits.high,
        batch: zone.perCPULimits.batch,
        threshold: zone.counterThreshold(cpuCount: allocator.boot.parameters.cpuCount),
        start: zone.frames.lowerBound.rawValue)
    }
  }

  // Linux: `zoneinfo_show_print`.
  var text: String {
    let first = zones.firstIndex { $0.present > 0 }
    var text = ""
    for (index, zone) in zones.enumerated() {
      text += "Node 0, zone \(zone.zone.right(8))\n"
      if index == first {
        text += "  per-node stats\n"
        for counter in node { text += "      \(counter.name.left(12)) \(counter.value)\n" }
      }
      text += zone.text
    }
    return text
  }
}

extension ZoneInfoReport.Entry {
  fileprivate var text: String {
    var text = "  pages free     \(free)\n"
    let sizes = [
      ("min", min), ("low", low), ("high", high), ("spanned", spanned), ("present", present),
      ("managed", managed),
    ]
    for (name, value) in sizes { text += "        \(name.left(9))\(value)\n" }
    let reserves = protection.map(String.init).joined(separator: ", ")
    text += "        protection: (\(reserves))\n"
    guard present > 0 else { return text }
    for counter in counters { text += "      \(counter.name.left(12)) \(counter.value)\n" }
    return text + """
        pagesets
          cpu: 0
                    count: \(parked)
                    high:  \(parkedHigh)
                    batch: \(batch)
        vm stats threshold: \(threshold)
        node_unreclaimable:  0
        start_pfn:           \(start)

      """
  }
}
