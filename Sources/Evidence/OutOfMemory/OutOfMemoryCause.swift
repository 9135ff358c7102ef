import Drawing
import KernelModel

/// What is wrong with a record of a machine that ran out of memory.
enum OutOfMemoryCause: CheckCause, Hashable {
  /// A line of no kind that belongs here.
  case unknownLine
  /// A part is missing here, or the file ends before it.
  case missing(OutOfMemoryPart)
  case noFigure(label: String)
  case noNumber(label: String)
  /// Kilobytes that are no whole pages.
  case notPages(label: String, kilobytes: Int)
  /// The kernel's line is drawn otherwise from its own figures.
  case form(drawn: String)
  case score(expected: Int, got: UInt64)
  /// Whom the rules would kill.
  case victim(expected: OOMVerdict, got: OOMVerdict)
  /// Figures that must agree with others.
  case figure(OutOfMemoryFigure, expected: Int, got: Int)
  /// A process about which two places say something else.
  case process(OutOfMemoryTrait, id: Int)
}

/// A part of such a file.
enum OutOfMemoryPart: String, Hashable, Sendable, CaseIterable {
  case machine, report, memory, node, zones, lists, pools, tasks, ending
}

/// What must agree, figure by figure.
enum OutOfMemoryFigure: String, Hashable, Sendable, CaseIterable {
  /// Of `/proc`.
  case residentParts = "resident-parts"
  case residentLimit = "resident-limit"
  case freeParts = "free-parts"
  case freeSwap = "free-swap"
  case kills
  /// Of RAM and swap.
  case memoryTotal = "memory-total"
  case ramPages = "ram-pages"
  case reservedPages = "reserved-pages"
  case highMemoryPages = "high-memory-pages"
  case swapTotal = "swap-total"
  case swapTraffic = "swap-traffic"
  case swapFinds = "swap-finds"
  case pageCache = "page-cache"
  case hugePages = "huge-pages"
  /// Of the node and its zones.
  case node
  case zoneFree = "zone-free"
  case zoneLists = "zone-lists"
  case zonePerCPU = "zone-per-cpu"
  case localPerCPU = "local-per-cpu"
  case zoneTables = "zone-tables"
  case zoneWritePending = "zone-write-pending"
  case zoneBounce = "zone-bounce"
  case zoneContiguous = "zone-contiguous"
  case zoneOrder = "zone-order"
  case highAtomic = "high-atomic"
  case blockTotal = "block-total"
  case freeBlocks = "free-blocks"
  case slabs
  /// Of marks and reserves.
  case markSteps = "mark-steps"
  case minMark = "min-mark"
  case lowMark = "low-mark"
  case highMark = "high-mark"
  case boost
  case protection
  case protectionClasses = "protection-classes"
  /// Of processes.
  case areaPages = "area-pages"
  case residentPages = "resident-pages"
  case tables
  case tablePages = "table-pages"
  case swapEntries = "swap-entries"
  case adjustment
  case user
  case group
  /// Of the constraint.
  case nodes
}

/// What is wrong with a process.
enum OutOfMemoryTrait: String, Hashable, Sendable, CaseIterable {
  /// It is named otherwise elsewhere.
  case name
  /// It does not stand in the table.
  case notListed = "not-listed"
  /// It stands in the table before.
  case listedTwice = "listed-twice"
  /// It went without being killed, and shares no memory with who was.
  case wentUnkilled = "went-unkilled"
  /// Its end was recorded, but no kill.
  case endedUnkilled = "ended-unkilled"
  /// It was reaped and never killed.
  case reapedUnkilled = "reaped-unkilled"
  /// Its adjustment is none.
  case adjustment
}

extension OutOfMemoryCause {
  var code: String {
    switch self {
    case .unknownLine: "unknown-line"
    case .missing: "missing-part"
    case .noFigure: "no-figure"
    case .noNumber: "no-number"
    case .notPages: "not-pages"
    case .form: "form"
    case .score: "score"
    case .victim: "victim"
    case .figure: "figure"
    case .process: "process"
    }
  }

  var details: Details {
    switch self {
    case .unknownLine: [:]
    case .missing(let part): ["name": part.rawValue]
    case .noFigure(let label), .noNumber(let label): ["text": label]
    case .notPages(let label, let kilobytes): ["text": label, "got": kilobytes]
    case .form(let drawn): ["text": drawn]
    case .score(let expected, let got): ["expected": expected, "got": got]
    case .victim(let expected, let got):
      ["expected": expected.process?.rawValue, "got": got.process?.rawValue]
    case .figure(let figure, let expected, let got):
      ["figure": figure.rawValue, "expected": expected, "got": got]
    case .process(let trait, let id): ["name": trait.rawValue, "process": id]
    }
  }
}

extension OOMVerdict {
  /// Whom it is about; nil when it is nobody.
  var process: ProcessID? {
    switch self {
    case .kill(let id, _), .wait(let id), .letVictimEnd(let id): id
    case .tryAgain, .letAskerEnd, .panic: nil
    }
  }
}
