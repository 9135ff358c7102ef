import Drawing
import KernelModel

/// What is told of memory itself. Linux: `show_mem`, `show_free_areas`.
extension OutOfMemoryLog {
  var memory: [String] {
    [Self.memoryHeading] + totals + [node] + report.zones.flatMap(lines(of:))
      + report.zones.map(Self.freeLists)
  }

  private var totals: [String] {
    let totals = report.totals
    let tables =
      rules.outOfMemoryTellsBoost
      ? [
        " mapped:\(totals.mapped) shmem:\(totals.sharedMemory) pagetables:\(totals.tables)",
        " sec_pagetables:\(totals.secondaryTables) bounce:\(totals.bounce)",
        " kernel_misc_reclaimable:\(totals.miscReclaimable)",
      ]
      : [
        " mapped:\(totals.mapped) shmem:\(totals.sharedMemory) pagetables:\(totals.tables) "
          + "bounce:\(totals.bounce)"
      ]
    return [
      "active_anon:\(totals.lists.activeAnonymous) inactive_anon:\(totals.lists.inactiveAnonymous) "
        + "isolated_anon:\(totals.isolatedAnonymous)",
      " active_file:\(totals.lists.activeFile) inactive_file:\(totals.lists.inactiveFile) "
        + "isolated_file:\(totals.isolatedFile)",
      " unevictable:\(totals.lists.unevictable) dirty:\(totals.dirty) "
        + "writeback:\(totals.writeback)",
      " slab_reclaimable:\(totals.slabReclaimable) slab_unreclaimable:\(totals.slabUnreclaimable)",
    ] + tables + [
      " free:\(totals.free) free_pcp:\(totals.freePerCPU) free_cma:\(totals.freeContiguous)"
    ]
  }

  private var node: String {
    let node = report.node
    let tables =
      rules.nodeCountsTables
      ? [("pagetables:", node.tables), ("sec_pagetables:", node.secondaryTables)] : []
    return "Node 0 "
      + Self.text(
        Self.pairs(of: node.lists) + [
          ("isolated(anon):", node.isolatedAnonymous), ("isolated(file):", node.isolatedFile),
          ("mapped:", node.mapped), ("dirty:", node.dirty), ("writeback:", node.writeback),
          ("shmem:", node.sharedMemory), ("shmem_thp: ", node.sharedHuge),
          ("shmem_pmdmapped: ", node.sharedHugeMapped), ("anon_thp: ", node.anonymousHuge),
          ("writeback_tmp:", node.writebackTemporary),
        ])
      + " kernel_stack:\(node.stackKilobytes)kB " + tables.map { Self.text([$0]) + " " }.joined()
      + "all_unreclaimable? \(node.isUnreclaimable ? "yes" : "no")"
  }

  /// A zone's figures, and what it keeps from requests of each class.
  private func lines(of zone: OutOfMemoryReport.ZoneFigures) -> [String] {
    let boost = rules.outOfMemoryTellsBoost ? [("boost:", zone.boost)] : []
    let tables = rules.nodeCountsTables ? [] : [("pagetables:", zone.tables)]
    let figures = Self.text(
      [("free:", zone.free)] + boost + [
        ("min:", zone.marks.min), ("low:", zone.marks.low), ("high:", zone.marks.high),
      ])
    let rest = Self.text(
      Self.pairs(of: zone.lists) + [
        ("writepending:", zone.writePending), ("present:", zone.present),
        ("managed:", zone.managed), ("mlocked:", zone.locked),
      ] + tables + [
        ("bounce:", zone.bounce), ("free_pcp:", zone.freePerCPU),
        ("local_pcp:", zone.freeOnThisCPU), ("free_cma:", zone.freeContiguous),
      ])
    return [
      "\(zone.zone.name) \(figures) reserved_highatomic:\(zone.highAtomic &* 4)KB \(rest)",
      "lowmem_reserve[]:" + zone.protection.map { " \($0)" }.joined(),
    ]
  }

  /// Linux: `show_migration_types`.
  private static func freeLists(of zone: OutOfMemoryReport.ZoneFigures) -> String {
    let lists = zone.freeBlocks.enumerated().map { order, blocks in
      let letters = blocks.types.map(\.letter).joined()
      return "\(blocks.count)*\(kilobytes(1 << order)) " + (blocks.count > 0 ? "(\(letters)) " : "")
    }
    return "\(zone.zone.name): \(lists.joined())= \(kilobytes(zone.listedPages))"
  }

  private static func pairs(of lists: OutOfMemoryReport.ListFigures) -> [(String, Int)] {
    [
      ("active_anon:", lists.activeAnonymous), ("inactive_anon:", lists.inactiveAnonymous),
      ("active_file:", lists.activeFile), ("inactive_file:", lists.inactiveFile),
      ("unevictable:", lists.unevictable),
    ]
  }

  private static func text(_ pairs: [(String, Int)]) -> String {
    pairs.map { $0 + kilobytes($1) }.joined(separator: " ")
  }

  /// Linux: `hugetlb_show_meminfo`, `show_swap_cache_info`, the end of `show_mem`.
  var pools: [String] {
    let pools = report.pools
    let huge = pools.hugePages
    let traffic = pools.swapTraffic
    return [
      "Node 0 hugepages_total=\(huge.total) hugepages_free=\(huge.free) "
        + "hugepages_surp=\(huge.surplus) hugepages_size=\(huge.kilobytes)kB",
      "\(pools.pageCache) total pagecache pages",
      "\(pools.swapCache) pages in swap cache",
    ]
      + (rules.outOfMemoryTellsSwapTraffic
        ? [
          "Swap cache stats: add \(traffic.added), delete \(traffic.deleted), "
            + "find \(traffic.found)/\(traffic.sought)"
        ] : [])
      + [
        "Free swap  = \(Self.kilobytes(pools.freeSwapPages))",
        "Total swap = \(Self.kilobytes(pools.totalSwapPages))",
        "\(pools.ramPages) pages RAM",
        "\(pools.highMemoryPages) pages HighMem/MovableOnly",
        "\(pools.reservedPages) pages reserved",
        "\(pools.poisonedPages) pages hwpoisoned",
      ]
  }
}

extension MigrateType {
  /// Linux: `show_migration_types`.
  package var letter: String {
    switch self {
    case .unmovable: "U"
    case .movable: "M"
    case .reclaimable: "E"
    case .highAtomic: "H"
    }
  }
}
