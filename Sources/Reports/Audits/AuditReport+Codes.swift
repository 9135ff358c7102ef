import Drawing
import KernelModel

extension AuditedStructure: Coded {
  public var code: String {
    switch self {
    case .pageAllocator: "page-allocator"
    case .slabs: "slabs"
    case .permanentMap: "permanent-kmaps"
    case .fixedMap: "fixmap"
    case .vmalloc: "vmalloc"
    case .areas: "areas"
    case .pageTables: "page-tables"
    case .reverseMap: "reverse-map"
    case .files: "files"
    case .pageLists: "page-lists"
    case .swap: "swap"
    case .frames: "frames"
    }
  }
}

extension AuditReport.Verdict: DetailedFact {
  package var code: String {
    switch self {
    case .holds: "holds"
    case .broken: "broken"
    case .halfDone: "half-done"
    case .dependent: "dependent"
    case .skipped: "skipped"
    case .stale: "stale"
    case .spoilt: "spoilt"
    }
  }

  package var details: Details {
    switch self {
    case .holds, .broken, .halfDone, .skipped, .spoilt: [:]
    case .dependent(let foundation): ["on": foundation]
    case .stale(let lines): ["lines": lines]
    }
  }
}
