import Hardware

/// What the chip has counted since it was built.
struct ChipCounterState: StateFigures {
  let id = StructureID.chipCounters
  let machine: Machine

  var figures: [(figure: StateFigure, fields: FieldList)] {
    let ledger = machine.ledger
    var figures: [(figure: StateFigure, fields: FieldList)] = ChipCounter.allCases.map {
      (.chip($0), .number(ledger.count(of: $0)))
    }
    for (index, array) in machine.tlb.geometry.arrays.enumerated() {
      let found = machine.tlb.statistics(ofArray: index, ledger)
      figures += LookupCounter.allCases.map {
        (.lookups(of: array.name, $0), .number(found.count(of: $0)))
      }
    }
    return figures
  }
}

package enum ChipCounter: String, CaseIterable, Hashable, Sendable {
  case dataWalks = "data-walks"
  case fetchWalks = "fetch-walks"
  case entriesRead = "entries-read"
  case entriesWritten = "entries-written"
  case pageFaults = "page-faults"
  case directoryLoads = "cr3-loads"
  case wholeFlushes = "whole-flushes"
  case invalidations = "invlpg"
  case droppedLines = "lines-dropped"
}

/// What an array of the TLB counts.
package enum LookupCounter: String, CaseIterable, Hashable, Sendable {
  case hits, misses, fills, evictions
}

extension Ledger {
  fileprivate func count(of counter: ChipCounter) -> Int {
    switch counter {
    case .dataWalks: dataWalkCount
    case .fetchWalks: fetchWalkCount
    case .entriesRead: entryReadCount
    case .entriesWritten: entryWriteCount
    case .pageFaults: faultCount
    case .directoryLoads: directoryLoadCount
    case .wholeFlushes: wholeFlushCount
    case .invalidations: invalidationCount
    case .droppedLines: droppedLineCount
    }
  }
}

extension TLBStatistics {
  fileprivate func count(of counter: LookupCounter) -> Int {
    switch counter {
    case .hits: hitCount
    case .misses: missCount
    case .fills: fillCount
    case .evictions: evictionCount
    }
  }
}
