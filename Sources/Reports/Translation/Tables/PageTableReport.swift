import Drawing
import Grammar
import Hardware
import KernelModel

/// The whole 4 GiB as the page tables map them, equal neighbours folded into one line.
package struct PageTableReport: CheckedReport {
  package static let kind = "page-table"

  /// Neighbouring pages with equal rights and the same owner.
  package struct Run: Encodable, Sendable {
    package let start: VirtualAddress
    package var byteCount: UInt64
    /// What all levels together allow; nil for memory that is mapped and may not be touched.
    package let rights: Rights?
    /// The bits that part kinds of memory, where they are set: codes of `EntryBit`.
    package let bits: [EntryBit]
    /// The first and the last entry: which entry of which table, from the top down.
    let firstIndices: [Int]
    var lastIndices: [Int]
    package var frameCount: Int
    /// The lowest and the highest frame behind it.
    var lowestFrame: PageFrameNumber
    var highestFrame: PageFrameNumber
    /// Each page's frame is the one after the page's before.
    package var isContiguous: Bool
    package let owner: LeafOwner
  }

  package struct Section: Encodable, Sendable {
    package let name: AddressSection.Kind
    package let start: UInt64
    package let end: UInt64
    package var tableCount: Int
    /// Entries of these tables that are not empty, and entries that they have.
    var usedSlots: Int
    let slotCount: Int
    package var pageCount: Int
    package var runs: [Run]
  }

  package let process: Int32
  package let directory: PhysicalAddress
  package let sections: [Section]
  /// Pages of user space that count as resident, and the space's own count.
  let residentFound: Int
  let residentCounted: Int
  let tablesFound: Int
  let tablesCounted: Int
  /// The command in whose middle the machine is halted.
  package var halted: String?

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    directory = space.directory
    var resident = 0
    sections = AddressSection.all(of: kernel.layout).map { section in
      let tableCount = kernel.tableCount(in: section.range, of: space.directory)
      var found = Section(
        name: section.kind, start: section.range.lowerBound, end: section.range.upperBound,
        tableCount: tableCount, usedSlots: 0,
        slotCount: tableCount * (kernel.tables.usesPAE ? 512 : 1024), pageCount: 0, runs: [])
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
  fileprivate mutating func add(_ leaf: LeafEntry, _ owner: LeafOwner, isPAE: Bool) {
    pageCount += Int(leaf.byteCount >> 12)
    usedSlots += leaf.isLarge ? 0 : 1
    let frame = leaf.frame(isPAE: isPAE)
    let count = Int(leaf.byteCount >> 12)
    let run = PageTableReport.Run(
      start: leaf.address, byteCount: UInt64(leaf.byteCount),
      rights: leaf.entry.isPresent ? leaf.rights : nil, bits: leaf.kindBits,
      firstIndices: leaf.indices, lastIndices: leaf.indices,
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
    last.lastIndices = run.lastIndices
    runs[runs.count - 1] = last
  }
}

extension LeafEntry {
  /// The bits that part kinds of memory, where they are set.
  var kindBits: [EntryBit] {
    guard entry.isPresent else { return [] }
    let bits: [EntryBit] = [.global, .cacheDisabled, .writeThrough]
    return (isLarge ? [.pageSize] : []) + bits.filter { $0.isSet(in: entry) }
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
}
