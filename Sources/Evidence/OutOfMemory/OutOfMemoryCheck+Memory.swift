import KernelModel
import Reports

/// What a report tells of memory must agree with itself, as far as the kernel's counters are exact:
/// a CPU adds to them only what exceeds a threshold.
extension OutOfMemoryCheck {
  mutating func checkMemory(of report: RecordedReport) throws(OutOfMemoryFault) {
    try checkNode(of: report)
    try checkZones(of: report)
    try checkLists(of: report)
    try checkPools(of: report)
    let facts = report.facts
    try compare(
      .slabs, facts.slabs == nil ? 0 : 1, facts.dumpsSlabs ? 1 : 0,
      at: report.pool("pages hwpoisoned"))
  }

  /// Pages of a pageblock under PAE; without it there are twice as many.
  static let leastPageblock = 512

  /// How far a zone's counters may lag. The machine has one CPU.
  private func lag(of zone: OutOfMemoryReport.ZoneFigures) -> Int {
    Zone.counterThreshold(managedPages: zone.managed, cpuCount: 1)
  }

  /// How far the node's counters may lag: as those of its biggest zone, which may not be told.
  private func nodeLag(_ facts: OutOfMemoryReport) -> Int {
    let high = Zone.counterThreshold(managedPages: file.highTotal / 4, cpuCount: 1)
    return max(high, facts.zones.map(lag).max() ?? 0)
  }

  private mutating func checkNode(of report: RecordedReport) throws(OutOfMemoryFault) {
    let (node, totals) = (report.facts.node, report.facts.totals)
    var pairs = [
      (node.lists.activeAnonymous, totals.lists.activeAnonymous),
      (node.lists.inactiveAnonymous, totals.lists.inactiveAnonymous),
      (node.lists.activeFile, totals.lists.activeFile),
      (node.lists.inactiveFile, totals.lists.inactiveFile),
      (node.lists.unevictable, totals.lists.unevictable),
      (node.isolatedAnonymous, totals.isolatedAnonymous), (node.isolatedFile, totals.isolatedFile),
      (node.mapped, totals.mapped), (node.dirty, totals.dirty),
      (node.sharedMemory, totals.sharedMemory),
    ]
    if rules.nodeCountsTables {
      pairs += [
        (node.tables, totals.tables), (node.secondaryTables, totals.secondaryTables),
      ]
    }
    // While pages come back from being written, lists and counters go on changing.
    let lag = totals.writeback > 0 ? nodeLag(report.facts) : 0
    for (figure, total) in pairs { try compare(.node, figure, total, lag: lag, at: report.node) }
    // What is written may have come to its end meanwhile.
    try compare(.node, node.writeback, atMost: totals.writeback, at: report.node)
  }

  private mutating func checkZones(of report: RecordedReport) throws(OutOfMemoryFault) {
    let facts = report.facts
    let zones = facts.zones
    // Zones above the class of the request are not told by later kernels, but count.
    let areAllTold = zones.reduce(0) { $0 + $1.present } == facts.pools.ramPages
    let line = report.totals
    let freePages = zones.reduce(0) { $0 + $1.free }
    try compare(
      .zoneFree, facts.totals.free, areAllTold ? freePages : max(freePages, facts.totals.free),
      at: line)
    try compare(
      .zonePerCPU, facts.totals.freePerCPU, zones.reduce(0) { $0 + $1.freePerCPU }, at: line)
    if !rules.nodeCountsTables {
      try compare(.zoneTables, facts.totals.tables, zones.reduce(0) { $0 + $1.tables }, at: line)
    }
    for (index, zone) in zones.enumerated() {
      try compare(.localPerCPU, zone.freeOnThisCPU, zone.freePerCPU, at: report.zone(index))
      try compare(.highAtomic, zone.highAtomic % Self.leastPageblock, 0, at: report.zone(index))
    }
    guard areAllTold else { return }
    try compare(.zoneBounce, facts.totals.bounce, zones.reduce(0) { $0 + $1.bounce }, at: line)
    try compare(
      .zoneContiguous, facts.totals.freeContiguous, zones.reduce(0) { $0 + $1.freeContiguous },
      at: line)
    let lag = nodeLag(facts) + zones.reduce(0) { $0 + self.lag(of: $1) }
    let lists: [KeyPath<OutOfMemoryReport.ListFigures, Int>] = [
      \.activeAnonymous, \.inactiveAnonymous, \.activeFile, \.inactiveFile, \.unevictable,
    ]
    for list in lists {
      try compare(
        .zoneLists, facts.node.lists[keyPath: list],
        zones.reduce(0) { $0 + $1.lists[keyPath: list] }, lag: lag, at: report.node)
    }
    // Two counters of the node, each with a lag of its own, and what was written meanwhile.
    try compare(
      .zoneWritePending, facts.node.dirty + facts.node.writeback,
      zones.reduce(0) { $0 + $1.writePending }, lag: lag + nodeLag(facts), at: report.node)
  }

  private mutating func checkLists(of report: RecordedReport) throws(OutOfMemoryFault) {
    for (index, zone) in report.facts.zones.enumerated() {
      let line = report.list(index)
      try compare(.blockTotal, report.printedTotals[index], zone.listedPages, at: line)
      try compare(.freeBlocks, zone.free, zone.listedPages, lag: lag(of: zone), at: line)
    }
  }

  private mutating func checkPools(of report: RecordedReport) throws(OutOfMemoryFault) {
    let facts = report.facts
    let (pools, zones, totals) = (facts.pools, facts.zones, facts.totals)
    try compare(
      .swapTotal, pools.totalSwapPages, file.swapTotal / 4, at: report.pool("Total swap"))
    try compare(
      .freeSwap, pools.freeSwapPages, atMost: pools.totalSwapPages, at: report.pool("Free swap"))
    if rules.outOfMemoryTellsSwapTraffic {
      let (traffic, line) = (pools.swapTraffic, report.pool("Swap cache stats"))
      try compare(.swapTraffic, traffic.added - traffic.deleted, pools.swapCache, at: line)
      try compare(.swapFinds, traffic.found, atMost: traffic.sought, at: line)
    }
    let huge = pools.hugePages
    for pages in [huge.free, huge.surplus] {
      try compare(.hugePages, pages, atMost: huge.total, at: report.lines[report.places.pools])
    }
    try compare(
      .memoryTotal, pools.ramPages - pools.reservedPages, file.total / 4,
      at: report.pool("pages reserved"))
    let present = zones.reduce(0) { $0 + $1.present }
    let managed = zones.reduce(0) { $0 + $1.managed }
    let told = Set(zones.map(\.zone))
    let hidden = told.contains(.highMemory) ? 0 : pools.highMemoryPages
    try compare(.ramPages, pools.ramPages, present + hidden, at: report.pool("pages RAM"))
    if hidden == 0 {
      try compare(
        .reservedPages, pools.reservedPages, present - managed, at: report.pool("pages reserved"))
      let high = zones.filter { ![.dma, .normal].contains($0.zone) }.reduce(0) { $0 + $1.present }
      try compare(
        .highMemoryPages, pools.highMemoryPages, high, at: report.pool("pages HighMem"))
    }
    let files = totals.lists.activeFile + totals.lists.inactiveFile + totals.isolatedFile
    let cached = files + totals.sharedMemory + pools.swapCache
    // Locked pages may be of files or not; pages on their way to a list are on none.
    let most = cached + totals.lists.unevictable
    let nearest = min(max(pools.pageCache, cached), most)
    try compare(
      .pageCache, pools.pageCache, nearest, lag: 5 * nodeLag(facts) + 15,
      at: report.pool("total pagecache pages"))
  }
}
