import Hardware

/// What the kernel tells of itself when memory is out. Linux: `dump_header`.
extension Kernel {
  /// All figures as they stand now.
  ///
  /// - Complexity: O(frames)
  func outOfMemoryReport(
    order: Int, flags: AllocationFlags, tasks: [OOMCandidate], ending: OutOfMemoryReport.Ending
  ) -> OutOfMemoryReport {
    recountStatistics()
    let zones = toldZones(flags)
    var totals = totalFigures
    totals.freePerCPU = zones.reduce(0) { $0 + $1.perCPUPages }
    var report = OutOfMemoryReport(
      request: .init(
        asker: asker.name, flags: flags, order: order,
        adjustment: asker.oomAdjustment.rawValue),
      totals: totals, node: nodeFigures, zones: zones.map(figures(of:)), pools: poolFigures,
      tasks: settings.outOfMemory.dumpsTasks ? Self.rows(of: tasks) : nil, ending: ending)
    if report.dumpsSlabs { report.slabs = unreclaimableSlabs }
    return report
  }

  /// Later kernels leave out what lies above the class of the request.
  private func toldZones(_ flags: AllocationFlags) -> [Zone] {
    let highest = rules.outOfMemoryStopsAtZone ? flags.zoneClass ?? .movable : .movable
    return allocator.zones.filter { $0.isPopulated && $0.kind.rawValue <= highest.rawValue }
  }

  private var totalFigures: OutOfMemoryReport.MemoryTotals {
    let node = allocator.statistics
    var totals = OutOfMemoryReport.MemoryTotals()
    totals.lists = nodeLists
    totals.isolatedAnonymous = node[.isolatedAnonymous]
    totals.isolatedFile = node[.isolatedFile]
    totals.dirty = node[.dirty]
    totals.writeback = node[.writeback]
    totals.slabReclaimable = node[.slabReclaimable]
    totals.slabUnreclaimable = node[.slabUnreclaimable]
    totals.mapped = node[.fileMapped]
    totals.sharedMemory = node[.sharedMemory]
    totals.tables = sum(.pageTablePages)
    totals.bounce = sum(.bounce)
    totals.miscReclaimable = node[.kernelMiscReclaimable]
    totals.free = allocator.freePageCount
    totals.freeContiguous = sum(.freeContiguous)
    return totals
  }

  private var nodeFigures: OutOfMemoryReport.NodeFigures {
    let statistics = allocator.statistics
    var node = OutOfMemoryReport.NodeFigures()
    node.lists = nodeLists
    node.isolatedAnonymous = statistics[.isolatedAnonymous]
    node.isolatedFile = statistics[.isolatedFile]
    node.mapped = statistics[.fileMapped]
    node.dirty = statistics[.dirty]
    node.writeback = statistics[.writeback]
    node.sharedMemory = statistics[.sharedMemory]
    node.writebackTemporary = statistics[.writebackTemporary]
    node.stackKilobytes = statistics[.kernelStackKilobytes]
    node.tables = sum(.pageTablePages)
    return node
  }

  private var nodeLists: OutOfMemoryReport.ListFigures {
    let node = allocator.statistics
    var lists = OutOfMemoryReport.ListFigures()
    lists.activeAnonymous = node[.activeAnonymous]
    lists.inactiveAnonymous = node[.inactiveAnonymous]
    lists.activeFile = node[.activeFile]
    lists.inactiveFile = node[.inactiveFile]
    lists.unevictable = node[.unevictable]
    return lists
  }

  private func sum(_ counter: ZoneCounter) -> Int {
    Zone.Kind.allCases.reduce(0) { $0 + allocator.statistics[$1, counter] }
  }
}

extension Kernel {
  private func figures(of zone: Zone) -> OutOfMemoryReport.ZoneFigures {
    let statistics = allocator.statistics
    let kind = zone.kind
    var figures = OutOfMemoryReport.ZoneFigures(kind)
    figures.free = zone.freePages
    figures.boost = zone.boost
    figures.marks = zone.boostedWatermarks
    figures.highAtomic = zone.highAtomicPages
    figures.lists.activeAnonymous = statistics[kind, .activeAnonymous]
    figures.lists.inactiveAnonymous = statistics[kind, .inactiveAnonymous]
    figures.lists.activeFile = statistics[kind, .activeFile]
    figures.lists.inactiveFile = statistics[kind, .inactiveFile]
    figures.lists.unevictable = statistics[kind, .unevictable]
    figures.writePending = statistics[kind, .writePending]
    figures.present = zone.presentPages
    figures.managed = zone.managedPages
    figures.locked = statistics[kind, .memoryLocked]
    figures.tables = statistics[kind, .pageTablePages]
    figures.bounce = statistics[kind, .bounce]
    figures.freePerCPU = zone.perCPUPages
    figures.freeOnThisCPU = zone.perCPUPages
    figures.freeContiguous = statistics[kind, .freeContiguous]
    figures.protection = zone.protection
    figures.freeBlocks = (0..<Order.count).map { order in
      .init(
        count: zone.freeBlockCount(order: order),
        types: MigrateType.allCases.filter { zone.freeBlockCount(order: order, type: $0) > 0 })
    }
    return figures
  }

  private var poolFigures: OutOfMemoryReport.PoolFigures {
    let traffic = swap.cacheStatistics
    var pools = OutOfMemoryReport.PoolFigures()
    pools.hugePages.kilobytes = tables.usesPAE ? 2048 : 4096
    pools.pageCache = allocator.statistics[.filePages]
    pools.swapCache = swap.cachedPageCount
    pools.swapTraffic.added = traffic.added
    pools.swapTraffic.deleted = traffic.deleted
    pools.swapTraffic.found = traffic.found
    pools.swapTraffic.sought = traffic.lookedUp
    pools.freeSwapPages = swap.freeSlots
    pools.totalSwapPages = swap.totalSlots
    let zones = allocator.zones.filter(\.isPopulated)
    pools.ramPages = zones.reduce(0) { $0 + $1.presentPages }
    pools.reservedPages = pools.ramPages - allocator.managedPageCount
    pools.highMemoryPages = zones.filter { $0.kind.rawValue >= Zone.Kind.highMemory.rawValue }
      .reduce(0) { $0 + $1.presentPages }
    return pools
  }

  /// Linux: `dump_unreclaimable_slab`.
  private var unreclaimableSlabs: [OutOfMemoryReport.SlabFigures] {
    slabs.caches.filter { !$0.description.isReclaimable && $0.objectCount > 0 }.map { cache in
      let size = cache.geometry.size
      return .init(
        name: cache.name, usedKilobytes: cache.activeObjectCount * size / 1024,
        totalKilobytes: cache.objectCount * size / 1024)
    }
  }

  /// Linux: `dump_task`.
  private static func rows(of candidates: [OOMCandidate]) -> [OutOfMemoryReport.Task] {
    candidates.filter { !$0.isUnkillable && $0.memory != nil }.map { task in
      .init(
        id: task.id, user: task.user, group: task.group, areaPages: task.areaPages,
        residentPages: task.residentPages, tableByteCount: task.tableByteCount,
        swapEntries: task.swapEntries, adjustment: task.adjustment.rawValue, name: task.name)
    }
  }
}

extension OutOfMemoryReport.Kill {
  /// A victim as it is.
  init(of victim: OOMCandidate, _ reason: OOMReason) {
    self.init(
      reason: reason, id: victim.id, name: victim.name, areaPages: victim.areaPages,
      anonymousPages: victim.anonymousPages, filePages: victim.filePages,
      sharedPages: victim.sharedPages, user: victim.user,
      tableKilobytes: victim.tableByteCount >> 10, adjustment: victim.adjustment.rawValue)
  }
}

extension OutOfMemoryReport.Summary {
  /// Names the first task of the victim's process.
  init(of victim: OOMCandidate, named leader: String?) {
    self.init(id: victim.group, name: leader ?? victim.name, user: victim.user)
  }
}
