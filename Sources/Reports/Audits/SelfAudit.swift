import Drawing

/// Figures of a summary found out in two ways that know nothing of each other.
package struct SelfAudit: Encodable, Sendable {
  struct Figure: Encodable, Sendable {
    package let name: AuditedFigure
    package let value: Int
    /// The same, found the other way.
    package let other: Int

    package init(_ name: AuditedFigure, _ value: Int, _ other: Int) {
      self.name = name
      self.value = value
      self.other = other
    }
  }

  /// The two ways, the first one's result first.
  enum Ways: Coded {
    case listsAndCounter, recordsAndLists, recordsAndCounters, zonesAndRecords, zonesAndOwners
    case listsByTypeAndRecords, cachesAndRecords
    /// Counters against page tables, files and processes; pages handed out against those taken
    /// back.
    case recordsAndTables
  }

  let figures: [Figure]
  let ways: Ways
  /// The command in whose middle the machine is halted.
  var halted: String?

  init(_ figures: [Figure], ways: Ways) {
    self.figures = figures
    self.ways = ways
  }

  var isRight: Bool { figures.allSatisfy { $0.value == $0.other } }

  /// `free 255901 (verified: lists = counter)`
  func draw(on canvas: Canvas, into text: inout StyledText) {
    let words = canvas.words(self)
    if isRight {
      text.appendWrapped(words, .faint, from: 0, width: canvas.width)
    } else {
      text.appendProblem(words, halted: halted, on: canvas)
    }
  }
}

/// A figure that is found out twice.
enum AuditedFigure: Coded {
  case frames, free, parked, managed, slabs
  /// Lines of `meminfo`.
  case memTotal, memFree
  /// The parked pages by their name in `zoneinfo`.
  case count
  case anonymous, mapped, cached, pageTables, stacks, allocated

  var code: String {
    switch self {
    case .frames: "frames"
    case .free: "free"
    case .parked, .count: "parked"
    case .managed: "managed"
    case .slabs: "slabs"
    case .memTotal: "mem-total"
    case .memFree: "mem-free"
    case .anonymous: "anonymous"
    case .mapped: "mapped"
    case .cached: "cached"
    case .pageTables: "page-tables"
    case .stacks: "stacks"
    case .allocated: "allocated"
    }
  }
}

extension SelfAudit.Ways {
  var code: String {
    switch self {
    case .listsAndCounter: "lists-counter"
    case .recordsAndLists: "records-lists"
    case .recordsAndCounters: "records-counters"
    case .zonesAndRecords: "zones-records"
    case .zonesAndOwners: "zones-owners"
    case .listsByTypeAndRecords: "lists-by-type-records"
    case .cachesAndRecords: "caches-records"
    case .recordsAndTables: "records-tables"
    }
  }
}
