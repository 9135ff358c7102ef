import Drawing
import Grammar
import Hardware
import KernelModel

/// The slots of every swap area, and whose pages they hold.
package struct SwapMapReport: Report {
  package static let kind = "swap-map"

  /// Slots in a row that belong together.
  package struct Run: Encodable, Equatable, Sendable {
    package let area: Int
    package internal(set) var slots: Range<UInt32>
    package let owner: SwapOwner
    /// Where the first one's page lies in the owner's memory, or its number in the file.
    let start: UInt32
    /// Pages of them that are in memory too.
    package internal(set) var cachedCount: Int

    private enum CodingKeys: CodingKey { case area, first, count, owner, start, cachedCount }

    /// `0:1-16`, or `0:1` for one.
    var places: String {
      let first = "\(area):\(slots.lowerBound)"
      return slots.count == 1 ? first : first + "-\(slots.upperBound - 1)"
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(area, forKey: .area)
      try container.encode(slots.lowerBound, forKey: .first)
      try container.encode(slots.count, forKey: .count)
      try container.encode(owner, forKey: .owner)
      try container.encode(start, forKey: .start)
      try container.encode(cachedCount, forKey: .cachedCount)
    }
  }

  /// By area and slot; free slots are left out.
  package let runs: [Run]
  package let usedSlots: Int
  package let slotCount: Int
  package let cachedCount: Int

  package init(_ kernel: Kernel) {
    let users = SwapUsers(kernel)
    var runs: [Run] = []
    for case let area? in kernel.swap.areas {
      area.forEachUsedSlot { slot in
        let record = area[slot]
        var user = users[SwapEntry(area: area.number, slot: slot)]
        let isCached = record.frame != nil ? 1 : 0
        if user.owner == .nobody, isCached == 0 { user.owner = .processor }
        if let last = runs.last, last.area == area.number, last.slots.upperBound == slot,
          last.owner == user.owner, user.follows(last.start, by: UInt32(last.slots.count))
        {
          runs[runs.count - 1].slots = last.slots.lowerBound..<slot + 1
          runs[runs.count - 1].cachedCount += isCached
        } else {
          runs.append(
            Run(
              area: area.number, slots: slot..<slot + 1, owner: user.owner, start: user.start,
              cachedCount: isCached))
        }
      }
    }
    self.runs = runs
    usedSlots = kernel.swap.areas.reduce(0) { $0 + Int($1?.usedSlots ?? 0) }
    slotCount = kernel.swap.totalSlots
    cachedCount = kernel.swap.cachedPageCount
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard slotCount > 0 else {
      text.appendLine(canvas.words(SwapPhrase.noArea), .faint)
      return
    }
    if !runs.isEmpty {
      var table = Table([
        .init("slots"), .init("count", .right), .init("owner"), .init("from"),
        .init(canvas.words(SwapPhrase.inMemory), .right),
      ])
      for run in runs {
        table.append([
          .init(run.places, .value),
          .init("\(run.slots.count)"), .init(canvas.words(run.owner)),
          .init(run.owner.placeDigits(run.start), .address),
          .init(run.cachedCount == 0 ? "" : "\(run.cachedCount)", .faint),
        ])
      }
      table.draw(into: &text)
    }
    text.appendLine(
      canvas.words(SwapPhrase.total(used: usedSlots, of: slotCount, cached: cachedCount)), .faint)
  }
}

/// Whose page a slot holds.
package enum SwapOwner: DetailedFact, Hashable, Sendable {
  /// Private memory of one process.
  case process(ProcessID)
  /// Private memory that so many processes share since a fork; the first of them.
  case processes(ProcessID, count: Int)
  /// A page of a file in memory.
  case file(String)
  /// Nobody names it, but the page in memory has it still.
  case nobody
  /// The CPU has set it aside to give. Linux: `swp_slots`.
  case processor

  package var code: String {
    switch self {
    case .process: "process"
    case .processes: "processes"
    case .file: "file"
    case .nobody: "nobody"
    case .processor: "cpu"
    }
  }

  package var details: Details {
    switch self {
    case .process(let process): ["process": process.rawValue]
    case .processes(let process, let count): ["process": process.rawValue, "count": count]
    case .file(let name): ["file": name]
    case .nobody, .processor: [:]
    }
  }

  /// An address, or the number of a page.
  func placeDigits(_ start: UInt32) -> String {
    switch self {
    case .process, .processes: VirtualAddress(rawValue: start).digits
    case .file: "\(start)"
    case .nobody, .processor: ""
    }
  }
}

/// What is said around the slots.
enum SwapPhrase: Sendable {
  case noArea
  case inMemory
  case total(used: Int, of: Int, cached: Int)
}
