import Hardware
import KernelModel

/// What is another than before a command, in one line.
struct EffectsReport: Report {
  static let kind = "effects"

  let effects: [String]

  /// - Parameters:
  ///   - start: how many events there were before the command.
  ///   - before: whose resident pages were how many then.
  init(
    _ journal: Journal, since start: Int, before: (process: ProcessID, pages: Int)?,
    in session: Session
  ) {
    var changes = Changes()
    for number in stride(from: start + 1, through: journal.count, by: 1) {
      changes.note(journal[number].event)
    }
    var effects = changes.words(session.world.kernel)
    if let before, let process = session.kernel.processes[before.process],
      let now = process.space?.resident.total, now != before.pages
    {
      effects.append("rss \(before.pages * 4)K -> \(now * 4)K")
    }
    self.effects = effects + changes.chipWords
  }

  var isEmpty: Bool { effects.isEmpty }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("  ")
    text.appendWrapped(effects.joined(separator: ", "), from: 2, width: canvas.width)
  }
}

/// What the events of a command add up to.
private struct Changes {
  private struct Entry {
    let page: UInt32
    let old: PageTableEntry
    var new: PageTableEntry
  }

  private var taken: [(frame: PageFrameNumber, order: UInt8)] = []
  private var freed: [(frame: PageFrameNumber, order: UInt8)] = []
  private var entries: [Entry] = []
  private var indices: [UInt32: Int] = [:]
  private var areas: [String] = []
  private var faultCount = 0
  private var filledSets: [Int] = []
  private var droppedCount = 0
  private var wasFlushed = false
  private var directory: PhysicalAddress?

  mutating func note(_ event: KernelEvent) {
    switch event {
    case .allocator(.allocated(let frame, let order)): taken.append((frame, order))
    case .allocator(.freed(let frame, let order)): freed.append((frame, order))
    case .table(.entryWritten(let address, let old, let new)):
      let page = address.rawValue >> 12
      if let index = indices[page] {
        entries[index].new = new
      } else {
        indices[page] = entries.count
        entries.append(Entry(page: page, old: old, new: new))
      }
    case .space(let event): note(event)
    case .fault(.taken): faultCount += 1
    case .hardware(.filled(_, array: _, let set, way: _)): filledSets.append(Int(set))
    case .hardware(.dropped(_, let count, _)): droppedCount += Int(count)
    case .hardware(.flushed): wasFlushed = true
    case .hardware(.directoryLoaded(let loaded)): directory = loaded
    default: break
    }
  }

  private mutating func note(_ event: AddressSpaceEvent) {
    switch event {
    case .inserted(let start, let end, _): areas.append("+area \(start.digits)-\(end.digits)")
    case .removed(let start, let end): areas.append("-area \(start.digits)-\(end.digits)")
    case .merged(_, let start, let end): areas.append("area \(start.digits)-\(end.digits) merged")
    case .split(_, let place, _): areas.append("area split at \(place.digits)")
    case .optionsChanged(let start, _, _): areas.append("area \(start.digits) has other flags")
    case .grewDown(let from, let to): areas.append("area \(from.digits) grows to \(to.digits)")
    case .breakMoved(let from, let to): areas.append("heap end \(from.digits) -> \(to.digits)")
    default: break
    }
  }

  /// What became of frames, areas and entries.
  func words(_ kernel: Kernel?) -> [String] {
    var words = faultCount > 0 ? [counted(faultCount, "fault")] : []
    words += areas.count <= 3 ? areas : ["\(areas.count) changes of areas"]
    if let kernel {
      words += Self.frameWords(taken, "+", kernel) + Self.frameWords(freed, "-", kernel)
    }
    let changed = entries.filter { $0.old != $0.new }
    if changed.count <= 2 {
      words += changed.map {
        "PTE \(hexadecimal($0.page, digits: 5)) \(hexadecimal($0.old.rawValue)) -> "
          + hexadecimal($0.new.rawValue)
      }
    } else if let first = changed.map(\.page).min(), let last = changed.map(\.page).max() {
      words.append(
        "\(changed.count) PTEs \(hexadecimal(first, digits: 5)) to \(hexadecimal(last, digits: 5))")
    }
    return words
  }

  private static func frameWords(
    _ blocks: [(frame: PageFrameNumber, order: UInt8)], _ sign: String, _ kernel: Kernel
  ) -> [String] {
    kernel.allocator.zones.compactMap { zone in
      let own = blocks.filter { kernel.allocator.zone(of: $0.frame).kind == zone.kind }
      let count = own.reduce(0) { $0 + 1 << Int($1.order) }
      guard count > 0 else { return nil }
      let place = count == 1 ? " \(own[0].frame.digits)" : ""
      return "\(sign)\(counted(count, "frame")) \(zone.kind.name)\(place)"
    }
  }

  /// What became of the TLB and CR3.
  var chipWords: [String] {
    var words: [String] = []
    if let directory { words.append("CR3 \(directory.digits)") }
    if wasFlushed { words.append("TLB flush") }
    if droppedCount > 0 { words.append("TLB drops \(counted(droppedCount, "line"))") }
    if filledSets.count == 1 {
      words.append("TLB fill set \(filledSets[0])")
    } else if filledSets.count > 1 {
      words.append("TLB \(filledSets.count) fills")
    }
    return words
  }
}
