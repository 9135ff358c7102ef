import Drawing
import Hardware
import KernelModel

/// The whole 4 GiB as the page tables map them, equal neighbours folded into one line.
struct PageTableReport: CheckedReport {
  static let kind = "pageTable"

  /// Neighbouring pages with equal rights and the same owner.
  struct Run: Encodable, Sendable {
    let start: VirtualAddress
    var byteCount: UInt64
    /// `urwx`: user, read, write, execute.
    let rights: String
    /// `PS`, `G`, `UC` (PCD and PWT), `UC-` (PCD alone), where they are set.
    let bits: [String]
    /// The first and the last entry: `32.75`.
    let firstEntry: String
    var lastEntry: String
    var frameCount: Int
    /// The lowest and the highest frame behind it.
    var lowestFrame: PageFrameNumber
    var highestFrame: PageFrameNumber
    /// Each page's frame is the one after the page's before.
    var isContiguous: Bool
    let owner: String
  }

  struct Section: Encodable, Sendable {
    let name: String
    let start: UInt64
    let end: UInt64
    var tableCount: Int
    var pageCount: Int
    var runs: [Run]
  }

  let process: Int32
  let directory: PhysicalAddress
  let sections: [Section]
  /// Pages of user space that count as resident, and the space's own count.
  let residentFound: Int
  let residentCounted: Int
  let tablesFound: Int
  let tablesCounted: Int
  /// The command in whose middle the machine is halted.
  var halted: String?

  init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    directory = space.directory
    var resident = 0
    sections = AddressSection.all(of: kernel.layout).map { section in
      var found = Section(
        name: section.kind.english, start: section.range.lowerBound, end: section.range.upperBound,
        tableCount: kernel.tableCount(in: section.range, of: space.directory), pageCount: 0,
        runs: [])
      kernel.tables.forEachLeaf(in: section.range, of: space.directory) { leaf in
        if section.kind == .userSpace, space.mappedFrame(of: leaf.entry) != nil { resident += 1 }
        found.add(leaf, kernel.owner(of: leaf, in: section, space), isPAE: kernel.tables.usesPAE)
      }
      return found
    }
    residentFound = resident
    residentCounted = space.resident.total
    tablesFound = sections[0].tableCount + (kernel.tables.usesPAE ? 3 : 0)
    tablesCounted = space.pageTableCount
  }
}

extension PageTableReport.Section {
  /// Adds an entry to the run before it, or begins another.
  fileprivate mutating func add(_ leaf: LeafEntry, _ owner: String, isPAE: Bool) {
    pageCount += Int(leaf.byteCount >> 12)
    let frame = leaf.frame(isPAE: isPAE)
    let count = Int(leaf.byteCount >> 12)
    let run = PageTableReport.Run(
      start: leaf.address, byteCount: UInt64(leaf.byteCount), rights: leaf.rightsWords,
      bits: leaf.bitNames, firstEntry: leaf.indexWords, lastEntry: leaf.indexWords,
      frameCount: count, lowestFrame: frame, highestFrame: frame + (count - 1),
      isContiguous: true, owner: owner)
    guard var last = runs.last,
      UInt64(last.start.rawValue) + last.byteCount == UInt64(leaf.address.rawValue),
      last.rights == run.rights, last.bits == run.bits, last.owner == owner
    else { return runs.append(run) }
    last.isContiguous = last.isContiguous && last.highestFrame + 1 == frame
    last.byteCount += run.byteCount
    last.frameCount += count
    last.lowestFrame = min(last.lowestFrame, frame)
    last.highestFrame = max(last.highestFrame, run.highestFrame)
    last.lastEntry = run.lastEntry
    runs[runs.count - 1] = last
  }
}

extension LeafEntry {
  /// `urwx`; `----` for memory that is mapped and may not be touched.
  var rightsWords: String {
    guard entry.isPresent else { return "----" }
    return (rights.contains(.user) ? "u" : "k") + (rights.contains(.writable) ? "rw" : "r-")
      + (rights.contains(.noExecute) ? "-" : "x")
  }

  /// The bits that part kinds of memory, where they are set.
  var bitNames: [String] {
    guard entry.isPresent else { return [] }
    var names: [String] = []
    if isLarge { names.append("PS") }
    if entry.contains(.global) { names.append("G") }
    if entry.contains(.cacheDisabled) {
      names.append(entry.contains(.writeThrough) ? "UC" : "UC-")
    } else if entry.contains(.writeThrough) {
      names.append("WC")
    }
    return names
  }
}

extension Kernel {
  /// How many tables the directory has for a range.
  fileprivate func tableCount(in range: Range<UInt64>, of directory: PhysicalAddress) -> Int {
    stride(from: range.lowerBound, to: range.upperBound, by: UInt64.Stride(tables.tableSpan))
      .count { start in
        tables.entryPlace(of: VirtualAddress(rawValue: UInt32(start)), in: directory) != nil
      }
  }

  /// Whose memory an entry maps, in a word or two.
  func owner(
    of leaf: LeafEntry, in section: AddressSection, _ space: AddressSpace
  ) -> String {
    switch section.kind {
    case .userSpace:
      guard leaf.entry.isPresent else { return leaf.entry.isMapped ? "PROT_NONE" : "swapped" }
      let link = AreaSearch.area(at: leaf.address, in: space.areas)
      let name = link.isNone ? "NO AREA" : space.areas[link].shortName(in: space, self)
      return leaf.entry.frame == zeroFrame && leaf.entry.contains(.software1)
        ? name + (name.isEmpty ? "" : ", ") + "zeros" : name
    case .vmalloc:
      return vmalloc.area(at: leaf.address).map(\.kind.english) ?? "no area"
    case .permanentMaps:
      let slot = Int((leaf.address - permanentMap.range.lowerBound) >> 12)
      return "slot \(slot), count \(permanentMap.count(of: slot))"
    case .fixmap:
      return fixedMap.slot(at: FixedMap.index(of: leaf.address))?.name ?? "no slot"
    case .directMap, .ldtRemap, .cpuEntryArea: return ""
    }
  }
}
