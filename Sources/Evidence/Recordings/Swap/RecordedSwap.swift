import Grammar
import KernelModel

/// What a check remembers of a recording of a kernel that swaps.
struct RecordedSwap {
  let device: SwapFact.Device
  /// Areas by the names that the recording gives them, in the order in which they came.
  private(set) var areas: [(name: String, slots: UInt32)] = []
  /// Which process spoke last: counters are told by each on its own.
  var speaker: UInt32 = 1
  /// What each process knew of the counters when it told of them last.
  private var known: [UInt32: [Int]] = [:]
  private var knownStatistics: [String: Int] = [:]

  init(_ device: SwapFact.Device) { self.device = device }

  /// Which slot a page has is told.
  var namesSlots: Bool { device != .large }

  var kind: SwapDevice { device == .memory ? .ram : .disk }

  mutating func note(area name: String, slots: UInt32) {
    if !areas.contains(where: { $0.name == name }) { areas.append((name, slots)) }
  }

  /// Slots of each area in use; 0 for one that is off.
  func used(_ kernel: Kernel) -> [UInt32] {
    areas.map { known in
      kernel.swap.areas.first { $0?.name == known.name }?.map { $0.usedSlots } ?? 0
    }
  }

  // MARK: Counters

  private static let counters: [EventCounter] = [
    .swappedIn, .swappedOut, .swapReadAhead, .swapReadAheadHits, .lazilyFreeable, .lazilyFreed,
    .majorFaults,
  ]

  /// How counters grew since the process that speaks told of them last.
  mutating func growth(_ kernel: Kernel) -> [RecordedFigure] {
    let now = Self.counters.map { kernel.allocator.statistics[$0] }
    let before = known[speaker] ?? now.map { _ in 0 }
    known[speaker] = now
    return zip(Self.counters, zip(now, before)).map { counter, values in
      RecordedFigure(counter.name, UInt64(clamping: values.0 - values.1))
    }
  }

  /// What the recording's program does not count: it begins here.
  mutating func begin(_ kernel: Kernel) {
    known[1] = Self.counters.map { kernel.allocator.statistics[$0] }
    _ = statisticsGrowth(kernel)
  }

  /// Notes who speaks, that a new process knows what its parent knew, and that nobody tells of what
  /// one did that has ended.
  mutating func noteCommand(_ line: SourceLine, _ kernel: Kernel) {
    let text = line.text
    guard text.first == "[", let close = text.firstIndex(of: "]"),
      let process = UInt32(text[text.index(after: text.startIndex)..<close])
    else { return }
    speaker = process
    if text[close...].hasPrefix("] exit_group(") {
      let now = Self.counters.map { kernel.allocator.statistics[$0] }
      for id in known.keys { known[id] = now }
    }
    guard text[close...].hasPrefix("] fork("), let equals = text.lastIndex(of: "="),
      let child = UInt32(text[equals...].dropFirst().drop { $0 == " " })
    else { return }
    known[child] = known[process]
  }

  // MARK: Statistics

  /// Lines of /proc/vmstat that follow from what the recorded process does. Others count pages of
  /// the recording's own program as well.
  private static let events: [EventCounter] = [
    .swappedIn, .swappedOut, .swapReadAhead, .swapReadAheadHits, .lazilyFreeable, .lazilyFreed,
    .majorFaults, .pagedIn, .pagedOut,
  ]
  private static let node: [NodeCounter] = [
    .workingSetRefaultAnonymous, .workingSetActivateAnonymous, .workingSetRestoreAnonymous,
    .scanWritten, .written,
  ]

  /// How those lines grew since they were told last.
  mutating func statisticsGrowth(_ kernel: Kernel) -> [SwapFact.SignedFigure] {
    let statistics = kernel.allocator.statistics
    var now: [(String, Int)] = Self.events.map { ($0.name, statistics[$0]) }
    now += Self.node.map { ($0.name, statistics[$0]) }
    let before = knownStatistics
    knownStatistics = Dictionary(uniqueKeysWithValues: now)
    return now.map { SwapFact.SignedFigure(name: $0, value: $1 - before[$0, default: 0]) }
  }
}
