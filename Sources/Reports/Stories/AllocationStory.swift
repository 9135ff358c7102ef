import Drawing
import Hardware
import KernelModel

/// Tells what the page allocator decided: who asks for what, each zone's sum, the list that is
/// taken from, splits, steals, the steps of the slow path.
///
/// What repeats is told once: a request like an earlier one, served by the same zone without any
/// ado, shows only where its page comes from; of the pages that fill the CPU's list only the first.
struct AllocationStory {
  private let allocator: PageAllocator
  private let task: String
  private var request: Request?
  /// Requests that were served at the first try, and by which zone.
  private var served: [(request: Request, zone: Zone.Kind)] = []
  /// Lines of the request that are told only when something is out of the ordinary.
  private var pending: [StoryReport.Line] = []
  private var isSlow = false
  private var lastTrial: ZoneTrial?
  /// The request's trials so far, and whether kswapd was woken: trying again in vain is told once.
  private var trials: [ZoneTrial] = []
  private var isWoken = false
  /// Blocks taken off the lists since the zone passed, and splits of later ones.
  private var taken: [[StoryReport.Line]] = []
  /// Blocks that were listed or merged: of many at once only their number is told.
  private var listed: [StoryReport.Line] = []
  /// Where the last page was parked that was told of.
  private var toldList: ParkingList?

  private struct ParkingList: Equatable {
    var zone: Zone.Kind
    var type: MigrateType
  }

  private struct Request: Equatable {
    var order: UInt8
    var flags: AllocationFlags
    var type: MigrateType
    var zoneClass: Zone.Kind
  }

  /// - Parameter task: the name of the process that asks.
  init(_ allocator: PageAllocator, task: String) {
    self.allocator = allocator
    self.task = task
  }

  /// The lines that an event makes tellable.
  mutating func lines(after event: AllocatorEvent) -> [StoryReport.Line] {
    switch event {
    case .merged, .listed:
      if let (function, words) = event.story { listed.append(line(function, words)) }
      return []
    case .moved, .drained: listed = event.isOfOnePage ? listed : []
    default: break
    }
    let before = listed
    listed = []
    return before + linesAlone(after: event)
  }

  private mutating func linesAlone(after event: AllocatorEvent) -> [StoryReport.Line] {
    switch event {
    case .requested(let order, let flags, let zoneClass, let type):
      request = Request(order: order, flags: flags, type: type, zoneClass: zoneClass)
      pending = [requestLine]
      isSlow = false
      lastTrial = nil
      trials = []
      isWoken = false
      taken = []
      return []
    case .tried(let trial): return lines(after: trial)
    case .unlisted(let block, let order, let zone, let type):
      let list = "\(zone.name)'s \(type.name) list"
      taken.append([
        line("__rmqueue_smallest", "block \(block.digits), order \(order), is the head of \(list)")
      ])
      return []
    case .split(let upper, let order, _):
      let lower = PageFrameNumber(rawValue: upper.rawValue ^ 1 << UInt32(order))
      let words =
        "order \(order): keeps \(lower.digits), lists its buddy \(upper.digits)"
      if !taken.isEmpty { taken[taken.count - 1].append(line("expand", words)) }
      return []
    case .refilled(let zone, let type, let count): return refill(zone, type, Int(count))
    case .takenFromCPU(let frame, let zone, let type):
      let words = "frame \(frame.digits) from this CPU's \(type.name) list of \(zone.name)"
      defer { endRequest() }
      return told(flushed() + [line("rmqueue_pcplist", words)])
    case .allocated(_, let order):
      defer { request = nil }
      guard order > 0 else { return [] }
      endRequest()
      return told(flushed())
    case .failed(let order, let flags): return told([failure(order, flags)])
    case .parked(_, let zone, let type):
      let list = ParkingList(zone: zone, type: type)
      guard list != toldList, let (function, words) = event.story else { return [] }
      toldList = list
      return [line(function, words)]
    case .drained where event.isOfOnePage: return []
    case .reclaimerWoken:
      guard !isWoken else { return [] }
      isWoken = true
      let start = slowStart()
      guard let (function, words) = event.story else { return [] }
      return told(start + flushed() + [line(function, words)])
    default:
      guard let (function, words) = event.story else { return [] }
      return told(flushed() + [line(function, words)])
    }
  }

  private func line(_ function: String, _ words: String) -> StoryReport.Line {
    StoryReport.Line(function: function, words: words)
  }

  /// Lines with those in front that waited to see whether they matter.
  private mutating func told(_ lines: [StoryReport.Line]) -> [StoryReport.Line] {
    defer { pending = [] }
    return pending + lines
  }

  /// The blocks taken so far.
  private mutating func flushed() -> [StoryReport.Line] {
    defer { taken = [] }
    return taken.flatMap { $0 }
  }

  /// A request served at the first try is not told again when the next one is like it.
  private mutating func endRequest() {
    guard let request, let lastTrial, lastTrial.verdict == .passed, !isSlow else { return }
    served.append((request, lastTrial.zone))
  }
}

extension AllocationStory {
  private var requestLine: StoryReport.Line {
    guard let request else { return line("__alloc_pages_nodemask", "") }
    let zones = allocator.zoneList(for: request.zoneClass).map(\.kind.name)
    return line(
      "__alloc_pages_nodemask",
      "order \(request.order), \(request.flags.text): \(request.type.name) from "
        + zones.joined(separator: ", "))
  }

  private mutating func lines(after trial: ZoneTrial) -> [StoryReport.Line] {
    defer { lastTrial = trial }
    // A zone that passed and had nothing to give after all: the blocks are of no use to the story.
    taken = []
    let told = line("zone_watermark_fast", trial.sum)
    let isAtSlowMark = trial.limits.mark != .low
    if trial.verdict == .passed, lastTrial == nil, !isAtSlowMark,
      served.contains(where: { $0.request == request && $0.zone == trial.zone })
    {
      pending = []
      return []
    }
    guard !trials.contains(trial) else { return [] }
    trials.append(trial)
    return self.told(isAtSlowMark ? slowLine() + [told] : [told])
  }

  /// Says once that no zone passed at its low mark.
  private mutating func slowLine() -> [StoryReport.Line] {
    guard !isSlow else { return [] }
    isSlow = true
    return [line("__alloc_pages_slowpath", "no zone serves it at its low mark")]
  }

  /// The slow path begins with waking kswapd, unless that is because of a boost.
  private mutating func slowStart() -> [StoryReport.Line] {
    guard let lastTrial, lastTrial.verdict != .passed, lastTrial.limits.mark == .low
    else { return [] }
    return slowLine()
  }

  /// The CPU's list was empty: how its first page was found, and how many more there are.
  private mutating func refill(
    _ zone: Zone.Kind, _ type: MigrateType, _ count: Int
  ) -> [StoryReport.Line] {
    let blocks = taken
    taken = []
    guard count != 1 else { return told(blocks.flatMap { $0 }) }
    guard count > 0 else { return [] }
    let splits = blocks.dropFirst().count { $0.count > 1 }
    var words = "this CPU's \(type.name) list of \(zone.name) was empty: it gets \(count) pages"
    if count > 1, splits > 0 {
      words += ", \(counted(splits, "block")) more split for them"
    }
    return told((blocks.first ?? []) + [line("rmqueue_bulk", words)])
  }

  /// Linux: `warn_alloc`.
  private func failure(_ order: UInt8, _ flags: AllocationFlags) -> StoryReport.Line {
    guard !flags.contains(.noWarn) else {
      return line(
        "__alloc_pages_slowpath", "order \(order) fails, and nobody is told: __GFP_NOWARN")
    }
    return line(
      "warn_alloc",
      "\(task): page allocation failure: order:\(order), "
        + "mode:0x\(hexadecimal(flags.rawValue))(\(flags.text)), nodemask=(null)")
  }
}

extension ZoneTrial {
  /// The test with its numbers: `Normal passes: 219272 free - 7 (2^3 - 1) > low 1158`.
  var sum: String {
    switch verdict {
    case .passed: "\(zone.name) passes: \(comparison(">"))\(limits.remark)"
    case .tooFewPages: "\(zone.name) fails: \(comparison("<="))\(limits.remark)"
    case .noBlock:
      "\(zone.name) fails: \(comparison(">")), but no run of order \(order) is free"
        + limits.remark
    case .ignored: "\(zone.name) is taken from at any mark, \(freePages) free\(limits.remark)"
    case .nothingToTake: "\(zone.name) passes and has nothing to give"
    }
  }

  /// Both sides of the test, and what they are made of.
  func comparison(_ sign: String) -> String {
    var left = "\(freePages) free"
    let run = 1 << Int(order) - 1
    if run > 0 { left += " - \(run) (2^\(order) - 1)" }
    if Int(unusablePages) > run { left += " - \(Int(unusablePages) - run) (HighAtomic)" }
    var right = "\(limits.mark) \(mark)"
    if reducedMark != mark { right += " reduced to \(reducedMark)" }
    if reserve > 0 { right += " + \(reserve) kept from \(zoneClass.name)" }
    return "\(left) \(sign) \(right)"
  }
}

extension AllocationLimits {
  /// Linux's names, unless they are those of every request's first try.
  fileprivate var remark: String {
    subtracting([.low, .kswapd]).isEmpty && mark == .low ? "" : "; \(words)"
  }

  /// Linux's names. Linux: `ALLOC_*`.
  var words: String {
    var names: [String] = []
    if contains(.noWatermarks) {
      names.append("ALLOC_NO_WATERMARKS")
    } else {
      names.append("ALLOC_WMARK_\("\(mark)".uppercased())")
    }
    for (limit, name) in [
      (AllocationLimits.outOfMemoryVictim, "ALLOC_OOM"), (.harder, "ALLOC_HARDER"),
      (.highPriority, "ALLOC_HIGH"), (.kswapd, "ALLOC_KSWAPD"),
    ] where contains(limit) { names.append(name) }
    return names.joined(separator: "|")
  }
}

extension AllocatorEvent {
  /// Whether a single page goes back: the zone parks none.
  fileprivate var isOfOnePage: Bool {
    if case .drained(_, 1) = self { return true }
    return false
  }

  /// The deciding function of Linux, and the decision in words; nil for what is told elsewhere or
  /// not worth telling.
  var story: (function: String, words: String)? {
    switch self {
    case .drained(let zone, let count):
      (
        "free_pcppages_bulk",
        "\(counted(count, "page")) of this CPU go back to the free lists of \(zone.name)"
      )
    case .parked(let frame, let zone, let type):
      (
        "free_unref_page_commit",
        "frame \(frame.digits) is the head of this CPU's \(type.name) list of \(zone.name)"
      )
    case .merged(let block, let buddy, let order):
      (
        "__free_one_page",
        "its buddy \(buddy.digits) is free: both become \(block.digits) of order \(order)"
      )
    case .listed(let block, let order, let type, let place):
      (
        place == .head ? "add_to_free_list" : "add_to_free_list_tail",
        "\(block.digits), order \(order), to the \(place) of the \(type.name) list"
      )
    case .stolen(let block, let order, let from, let wanted, let whole):
      (
        "__rmqueue_fallback",
        "no \(wanted.name) block is free: \(from.name) block \(block.digits) of order \(order) is "
          + (whole ? "stolen, and its pageblock if it can be" : "taken alone")
      )
    case .moved(let pageblock, let pages, let type):
      (
        "move_freepages_block",
        "\(counted(pages, "free page")) of pageblock \(pageblock.digits) go to the \(type.name) lists"
      )
    case .retyped(let pageblock, let from, let to):
      (
        "set_pageblock_migratetype",
        "pageblock \(pageblock.digits) was \(from.name) and is \(to.name)"
      )
    case .boosted(let zone, let pages):
      pages == 0
        ? ("balance_pgdat", "the marks of \(zone.name) are back in place")
        : (
          "boost_watermark",
          "kinds are mixed: the marks of \(zone.name) rise by \(counted(pages, "page"))"
        )
    case .reclaimerWoken(let order, let zoneClass):
      ("wakeup_kswapd", "kswapd is woken, for order \(order) and class \(zoneClass.name)")
    case .reclaimed(let pages):
      ("try_to_free_pages", "the caller reclaims: \(counted(pages, "page")) freed")
    case .compacted(let order, let succeeded):
      (
        "try_to_compact_pages",
        succeeded
          ? "pages were moved: a run of order \(order)" : "no run of order \(order) was made"
      )
    case .outOfMemory(let order, _): ("out_of_memory", "somebody must die for order \(order)")
    case .dropped(let frame, let remaining):
      ("put_page", "frame \(frame.digits) has \(counted(remaining, "holder")) left")
    default: nil
    }
  }
}
