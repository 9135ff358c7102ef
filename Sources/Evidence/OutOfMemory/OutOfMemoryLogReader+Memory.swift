import KernelModel
import Reports

/// What a report tells of memory.
extension OutOfMemoryLogReader {
  mutating func totals() throws(OutOfMemoryFault) -> OutOfMemoryReport.MemoryTotals {
    var totals = OutOfMemoryReport.MemoryTotals()
    var line = FigureScanner(try take(.memory))
    totals.lists.activeAnonymous = try line.figure("active_anon:")
    totals.lists.inactiveAnonymous = try line.figure("inactive_anon:")
    totals.isolatedAnonymous = try line.figure("isolated_anon:")
    line = FigureScanner(try take(.memory))
    totals.lists.activeFile = try line.figure("active_file:")
    totals.lists.inactiveFile = try line.figure("inactive_file:")
    totals.isolatedFile = try line.figure("isolated_file:")
    line = FigureScanner(try take(.memory))
    totals.lists.unevictable = try line.figure("unevictable:")
    totals.dirty = try line.figure("dirty:")
    totals.writeback = try line.figure("writeback:")
    line = FigureScanner(try take(.memory))
    totals.slabReclaimable = try line.figure("slab_reclaimable:")
    totals.slabUnreclaimable = try line.figure("slab_unreclaimable:")
    line = FigureScanner(try take(.memory))
    totals.mapped = try line.figure("mapped:")
    totals.sharedMemory = try line.figure("shmem:")
    totals.tables = try line.figure("pagetables:")
    if rules.outOfMemoryTellsBoost {
      line = FigureScanner(try take(.memory))
      totals.secondaryTables = try line.figure("sec_pagetables:")
      totals.bounce = try line.figure("bounce:")
      line = FigureScanner(try take(.memory))
      totals.miscReclaimable = try line.figure("kernel_misc_reclaimable:")
    } else {
      totals.bounce = try line.figure("bounce:")
    }
    line = FigureScanner(try take(.memory))
    totals.free = try line.figure("free:")
    totals.freePerCPU = try line.figure("free_pcp:")
    totals.freeContiguous = try line.figure("free_cma:")
    return totals
  }

  mutating func node() throws(OutOfMemoryFault) -> OutOfMemoryReport.NodeFigures {
    var node = OutOfMemoryReport.NodeFigures()
    var line = FigureScanner(try take(.node, beginning: "Node 0 "))
    try line.skip(behind: "Node 0 ")
    node.lists = try Self.lists(&line)
    node.isolatedAnonymous = try line.pages("isolated(anon):")
    node.isolatedFile = try line.pages("isolated(file):")
    node.mapped = try line.pages("mapped:")
    node.dirty = try line.pages("dirty:")
    node.writeback = try line.pages("writeback:")
    node.sharedMemory = try line.pages("shmem:")
    node.sharedHuge = try line.pages("shmem_thp:")
    node.sharedHugeMapped = try line.pages("shmem_pmdmapped:")
    node.anonymousHuge = try line.pages("anon_thp:")
    node.writebackTemporary = try line.pages("writeback_tmp:")
    node.stackKilobytes = try line.figure("kernel_stack:")
    if rules.nodeCountsTables {
      node.tables = try line.pages("pagetables:")
      node.secondaryTables = try line.pages("sec_pagetables:")
    }
    try line.skip(behind: "all_unreclaimable?")
    node.isUnreclaimable = line.rest() == "yes"
    return node
  }

  private static func lists(
    _ line: inout FigureScanner
  ) throws(OutOfMemoryFault) -> OutOfMemoryReport.ListFigures {
    var lists = OutOfMemoryReport.ListFigures()
    lists.activeAnonymous = try line.pages("active_anon:")
    lists.inactiveAnonymous = try line.pages("inactive_anon:")
    lists.activeFile = try line.pages("active_file:")
    lists.inactiveFile = try line.pages("inactive_file:")
    lists.unevictable = try line.pages("unevictable:")
    return lists
  }

  /// Zones up to the first line of free lists.
  mutating func zones() throws(OutOfMemoryFault) -> [OutOfMemoryReport.ZoneFigures] {
    var zones: [OutOfMemoryReport.ZoneFigures] = []
    while let text = peek()?.text, zones.count < Zone.Kind.allCases.count,
      let kind = Zone.Kind.allCases.first(where: { text.hasPrefix("\($0.name) ") })
    {
      zones.append(try zone(kind))
    }
    guard !zones.isEmpty else { throw OutOfMemoryFault(try take(.zones), .missing(.zones)) }
    return zones
  }

  private mutating func zone(
    _ kind: Zone.Kind
  ) throws(OutOfMemoryFault) -> OutOfMemoryReport.ZoneFigures {
    var zone = OutOfMemoryReport.ZoneFigures(kind)
    var line = FigureScanner(try take(.zones))
    try line.skip(behind: kind.name)
    zone.free = try line.pages("free:")
    if rules.outOfMemoryTellsBoost { zone.boost = try line.pages("boost:") }
    zone.marks.min = try line.pages("min:")
    zone.marks.low = try line.pages("low:")
    zone.marks.high = try line.pages("high:")
    zone.highAtomic = try line.pages("reserved_highatomic:")
    zone.lists = try Self.lists(&line)
    zone.writePending = try line.pages("writepending:")
    zone.present = try line.pages("present:")
    zone.managed = try line.pages("managed:")
    zone.locked = try line.pages("mlocked:")
    if !rules.nodeCountsTables { zone.tables = try line.pages("pagetables:") }
    zone.bounce = try line.pages("bounce:")
    zone.freePerCPU = try line.pages("free_pcp:")
    zone.freeOnThisCPU = try line.pages("local_pcp:")
    zone.freeContiguous = try line.pages("free_cma:")
    line = FigureScanner(try take(.zones, beginning: "lowmem_reserve[]:"))
    try line.skip(behind: "lowmem_reserve[]:")
    for _ in Zone.Kind.allCases { zone.protection.append(try line.number("lowmem_reserve[]:")) }
    return zone
  }

  /// The blocks of each order, and the sum that the line tells, in pages.
  static func freeBlocks(
    _ line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) -> ([OutOfMemoryReport.FreeBlocks], sum: Int) {
    var scanner = FigureScanner(line)
    try scanner.skip(behind: ":")
    var blocks: [OutOfMemoryReport.FreeBlocks] = []
    for order in 0..<Order.count {
      let size = "*\(4 << order)kB"
      let count = try scanner.number(size)
      try scanner.skip(behind: size)
      var types: [MigrateType] = []
      if scanner.rest().hasPrefix("(") {
        let letters = try scanner.word("(")
        types = MigrateType.allCases.filter { letters.contains($0.letter) }
      }
      blocks.append(.init(count: count, types: types))
    }
    return (blocks, try scanner.pages("="))
  }

  mutating func pools() throws(OutOfMemoryFault) -> OutOfMemoryReport.PoolFigures {
    var pools = OutOfMemoryReport.PoolFigures()
    var line = FigureScanner(try take(.pools, beginning: "Node 0 hugepages_total="))
    try line.skip(behind: "Node 0 ")
    pools.hugePages.total = try line.figure("hugepages_total=")
    pools.hugePages.free = try line.figure("hugepages_free=")
    pools.hugePages.surplus = try line.figure("hugepages_surp=")
    pools.hugePages.kilobytes = try line.figure("hugepages_size=")
    pools.pageCache = try pool("total pagecache pages")
    pools.swapCache = try pool("pages in swap cache")
    if rules.outOfMemoryTellsSwapTraffic {
      line = FigureScanner(try take(.pools, beginning: "Swap cache stats:"))
      try line.skip(behind: "Swap cache stats:")
      pools.swapTraffic.added = try line.figure("add")
      pools.swapTraffic.deleted = try line.figure("delete")
      pools.swapTraffic.found = try line.figure("find")
      pools.swapTraffic.sought = try line.figure("/")
    }
    line = FigureScanner(try take(.pools, beginning: "Free swap"))
    pools.freeSwapPages = try line.pages("Free swap  =")
    line = FigureScanner(try take(.pools, beginning: "Total swap"))
    pools.totalSwapPages = try line.pages("Total swap =")
    pools.ramPages = try pool("pages RAM")
    pools.highMemoryPages = try pool("pages HighMem/MovableOnly")
    pools.reservedPages = try pool("pages reserved")
    pools.poisonedPages = try pool("pages hwpoisoned")
    return pools
  }

  /// A number in front of a text.
  private mutating func pool(_ text: String) throws(OutOfMemoryFault) -> Int {
    guard let line = peek(), line.text.hasSuffix(text) else {
      throw OutOfMemoryFault(try take(.pools), .missing(.pools))
    }
    var scanner = FigureScanner(try take(.pools))
    return try scanner.number(text)
  }
}
