import Grammar
import KernelModel

/// Figures of the machine that expressions name: `rss`, `zone.Normal.free`, `pgfault`.
extension World {
  /// The names that stand for figures, of a machine with a kernel.
  var figureNames: [String] {
    guard let kernel = bootedKernel else { return [] }
    let counters = EventCounter.allCases.filter { kernel.allocator.statistics[$0] != 0 }
    return Self.processFigures.map(\.name) + ["nr_free_pages"] + counters.map(\.name)
      + Self.kernelFigures.map(\.name)
      + kernel.allocator.zones.flatMap { zone in
        Self.zoneFigures.map { "zone.\(zone.kind.name).\($0.name)" }
      }
  }

  /// The value of a figure now; nil for a name that is none, and of a process without memory.
  package func figure(named name: String) -> Int128? {
    guard let kernel = bootedKernel else { return nil }
    if Self.isProcessFigure(name) { return processFigure(named: name, of: process) }
    if let counter = Self.eventCounters[name] {
      return Int128(kernel.allocator.statistics[counter])
    }
    if name == "nr_free_pages" { return Int128(kernel.allocator.freePageCount) }
    if let index = Self.kernelFigureIndices[name] {
      return Int128(Self.kernelFigures[index].value(kernel))
    }
    guard name.hasPrefix("zone.") else { return nil }
    let parts = name.split(separator: ".")
    guard parts.count == 3, parts[0] == "zone",
      let zone = kernel.allocator.zones.first(where: { $0.kind.name == parts[1] }),
      let figure = Self.zoneFigures.first(where: { $0.name == parts[2] })
    else { return nil }
    return Int128(figure.value(zone))
  }

  static var processFigureNames: [String] { processFigures.map(\.name) }

  static func isProcessFigure(_ name: String) -> Bool { processFigureIndices[name] != nil }

  /// A figure of a process; nil of one without memory.
  func processFigure(named name: String, of process: Process) -> Int128? {
    guard let index = Self.processFigureIndices[name], let space = process.space else { return nil }
    return Int128(Self.processFigures[index].value(space))
  }

  private static let processFigures: [(name: String, value: @Sendable (AddressSpace) -> Int)] = [
    ("rss", { $0.resident.total }), ("rss_anon", { $0.resident.anonymous }),
    ("rss_file", { $0.resident.file }), ("rss_shmem", { $0.resident.shared }),
    ("total_vm", { $0.totals.total }), ("map_count", { $0.areas.count }),
    ("min_flt", { $0.faults.minor }), ("maj_flt", { $0.faults.major }),
    ("nr_ptes", { $0.pageTableCount }), ("swapents", { $0.resident.swapped }),
  ]

  private static let processFigureIndices = WordTable(
    processFigures.enumerated().map { ($1.name, $0) })

  private static let kernelFigures: [(name: String, value: @Sendable (Kernel) -> Int)] = [
    ("processes", { $0.processes.all.count { $0.isRunning } }),
    ("pid", { Int($0.current.id.rawValue) }),
    ("pkmap.held", { $0.permanentMap.slotCount { $0 > 1 } }),
    ("pkmap.waiting", { $0.permanentMap.slotCount { $0 == 1 } }),
    ("vmalloc.areas", { $0.vmalloc.all.count }),
    ("vmalloc.waiting", { $0.vmalloc.waiting.count }),
    ("fixmap.kmaps", { $0.fixedMap.temporaryDepth }),
    ("swap.used", { $0.swap.areas.reduce(0) { $0 + Int($1?.usedSlots ?? 0) } }),
    ("swap.cached", { $0.swap.cachedPageCount }),
  ]

  private static let kernelFigureIndices = WordTable(
    kernelFigures.enumerated().map { ($1.name, $0) })

  /// What `vmstat` counts as it happens.
  private static let eventCounters = WordTable(
    EventCounter.allCases.map { ($0.name, $0) })

  private static let zoneFigures: [(name: String, value: @Sendable (Zone) -> Int)] = [
    ("free", { $0.freePages }), ("parked", { $0.perCPUPages }), ("managed", { $0.managedPages }),
    ("present", { $0.presentPages }), ("spanned", { $0.spannedPages }),
    ("used", { $0.managedPages - $0.freePages - $0.perCPUPages }),
    ("min", { $0.watermarks.min }), ("low", { $0.watermarks.low }),
    ("high", { $0.watermarks.high }),
  ]
}

extension PermanentMap {
  /// How many slots have a count that fits.
  fileprivate func slotCount(_ fits: (Int) -> Bool) -> Int {
    (0..<slotCount).count { fits(count(of: $0)) }
  }
}
