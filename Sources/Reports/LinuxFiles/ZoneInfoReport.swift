import Drawing
import Grammar
import Hardware
import KernelModel

/// Everything that is counted by zone, byte for byte as `/proc/zoneinfo`.
package struct ZoneInfoReport: AuditedText {
  package static let kind = "zoneinfo"

  package struct Entry: Encodable, Sendable {
    package let zone: Zone.Kind
    package let free: Int
    /// What is added to each mark now; nil for kernels that do not print it.
    package let boost: Int?
    package let min: Int
    package let low: Int
    package let high: Int
    let spanned: Int
    package let present: Int
    package let managed: Int
    package let protection: [Int]
    package let counters: [NamedFigure]
    package let parked: Int
    let parkedHigh: Int
    package let batch: Int
    package let threshold: Int
    package let start: UInt32
  }

  /// The node's counters; they stand in the first zone that has pages.
  package let node: [NamedFigure]
  /// All four zones.
  package let zones: [Entry]
  package var audit: SelfAudit?

  /// - Parameter swapCachedPages: pages of the swap cache.
  package init(_ allocator: PageAllocator, swapCachedPages: Int = 0) {
    let found = allocator.framesByUse()
    audit = SelfAudit(
      [
        .init(.managed, allocator.managedPageCount, found.managed),
        .init(.free, allocator.freePageCount, found[.free]),
        .init(.count, allocator.parkedPageCount, found[.perCPU]),
      ], ways: .zonesAndRecords)
    let statistics = allocator.statistics
    let rules = allocator.boot.parameters.rules
    node = Self.node(allocator, swapCachedPages)
    zones = allocator.zones.map { zone in
      let marks = zone.boostedWatermarks
      return Entry(
        zone: zone.kind, free: zone.freePages, boost: rules.zoneInfoTellsBoost ? zone.boost : nil,
        min: marks.min, low: marks.low, high: marks.high, spanned: zone.spannedPages,
        present: zone.presentPages,
        managed: zone.managedPages, protection: zone.protection,
        counters: Self.counters(nodeCountsTables: rules.nodeCountsTables) {
          $0 == .freePages ? zone.freePages : statistics[zone.kind, $0]
        },
        parked: zone.perCPUPages, parkedHigh: zone.perCPULimits.high,
        batch: zone.perCPULimits.batch,
        threshold: zone.counterThreshold(cpuCount: allocator.boot.parameters.cpuCount),
        start: zone.frames.lowerBound.rawValue)
    }
  }

  /// The node's counters, where page tables are counted unless they are by zone.
  static func node(_ allocator: PageAllocator, _ swapCachedPages: Int) -> [NamedFigure] {
    let statistics = allocator.statistics
    var figures = NodeCounter.allCases.map { NamedFigure(name: $0.name, value: statistics[$0]) }
    guard allocator.boot.parameters.rules.nodeCountsTables else { return figures }
    if let index = figures.firstIndex(where: { $0.name == NodeCounter.written.name }) {
      figures.insert(NamedFigure(name: "nr_throttled_written", value: 0), at: index + 1)
    }
    let tables = Zone.Kind.allCases.reduce(0) { $0 + statistics[$1, .pageTablePages] }
    return figures + [
      NamedFigure(name: "nr_page_table_pages", value: tables),
      NamedFigure(name: "nr_sec_page_table_pages", value: 0),
      NamedFigure(name: "nr_swapcached", value: swapCachedPages),
    ]
  }

  /// The counters of a zone, or of all.
  static func counters(
    nodeCountsTables: Bool, _ value: (ZoneCounter) -> Int
  ) -> [NamedFigure] {
    var figures: [NamedFigure] = []
    for counter in ZoneCounter.allCases where !(nodeCountsTables && counter == .pageTablePages) {
      if nodeCountsTables, counter == .freeContiguous {
        figures.append(NamedFigure(name: "nr_zspages", value: 0))
      }
      figures.append(NamedFigure(name: counter.name, value: value(counter)))
    }
    return figures
  }

  // Linux: `zoneinfo_show_print`.
  package var text: String {
    let first = zones.firstIndex { $0.present > 0 }
    var text = ""
    for (index, zone) in zones.enumerated() {
      text += "Node 0, zone \(zone.zone.name.right(8))\n"
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
    var sizes = [
      ("min", min), ("low", low), ("high", high), ("spanned", spanned), ("present", present),
      ("managed", managed),
    ]
    if let boost { sizes = [("boost", boost)] + sizes + [("cma", 0)] }
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
