import KernelModel

/// The figures of each zone.
package struct ZoneState: StateFigures {
  package let id = StructureID.zones
  package let allocator: PageAllocator

  package var figures: [(figure: StateFigure, fields: FieldList)] {
    var figures: [(figure: StateFigure, fields: FieldList)] = []
    for zone in allocator.zones {
      for figure in ZoneFigure.allCases {
        figures.append((.zone(zone.kind, figure), .number(zone.figure(figure))))
      }
      for (index, pages) in zone.protection.enumerated() {
        figures.append((.protection(zone.kind, from: index), .number(pages)))
      }
    }
    return figures
  }
}

package enum ZoneFigure: String, CaseIterable, Hashable, Sendable {
  case free, managed, min, low, high, boost
  case boostAnnounced = "boost-announced"
  case highAtomic = "nr_reserved_highatomic"
  case perCPUCount = "pcp-count"
  case perCPUHigh = "pcp-high"
  case perCPUBatch = "pcp-batch"
}

extension Zone {
  fileprivate func figure(_ figure: ZoneFigure) -> Int {
    switch figure {
    case .free: freePages
    case .managed: managedPages
    case .min: watermarks.min
    case .low: watermarks.low
    case .high: watermarks.high
    case .boost: boost
    case .boostAnnounced: isBoostAnnounced ? 1 : 0
    case .highAtomic: highAtomicPages
    case .perCPUCount: perCPUPages
    case .perCPUHigh: perCPULimits.high
    case .perCPUBatch: perCPULimits.batch
    }
  }
}
