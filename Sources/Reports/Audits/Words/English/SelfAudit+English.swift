import Drawing

extension SelfAudit: Worded {
  /// `free 255901 (verified: lists = counter)`
  package var english: String {
    let words = figures.map { figure in
      "\(figure.name.english) \(figure.value)"
        + (figure.value == figure.other ? "" : ", counted \(figure.other)")
    }.joined(separator: ", ")
    let verdict = isRight ? "verified" : halted == nil ? "not equal" : "not equal yet"
    return "\(words) (\(verdict): \(ways.english))"
  }
}

extension SelfAudit.Ways: Worded {
  var english: String {
    switch self {
    case .listsAndCounter: "lists = counter"
    case .recordsAndLists: "mem_map = free lists"
    case .recordsAndCounters: "each frame once = counters"
    case .zonesAndRecords: "zones = mem_map"
    case .zonesAndOwners: "zones = owners, page by page"
    case .listsByTypeAndRecords: "lists by type = mem_map"
    case .cachesAndRecords: "caches = mem_map"
    case .recordsAndTables:
      "mem_map = page tables, files, processes; pgalloc = pgfree - free"
    }
  }
}

extension AuditedFigure: Worded {
  var english: String {
    switch self {
    case .frames: "frames"
    case .free: "free"
    case .parked: "parked"
    case .managed: "managed"
    case .slabs: "slabs"
    case .memTotal: "MemTotal"
    case .memFree: "MemFree"
    case .count: "count"
    case .anonymous: "anonymous"
    case .mapped: "mapped"
    case .cached: "cached"
    case .pageTables: "page tables"
    case .stacks: "stacks"
    case .allocated: "allocated"
    }
  }
}

extension AuditProblem: Worded {
  package var english: String {
    switch self {
    case .broken: "BROKEN"
    case .spoilt: "SPOILT"
    case .halted(let command): "halted inside \(command)"
    }
  }
}
