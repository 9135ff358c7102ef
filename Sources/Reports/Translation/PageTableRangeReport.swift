import Drawing
import Grammar
import Hardware
import KernelModel

/// The page tables of a range, entry by entry.
package struct PageTableRangeReport: Report {
  package static let kind = "pageTableRange"

  /// A directory entry, or a table's entry.
  package struct Line: Encodable, Sendable {
    package let address: VirtualAddress
    /// `PDE`, `PTE`
    package let level: String
    package let index: String
    package let place: PhysicalAddress
    package let entry: PageTableEntry
    package let letters: String
    package let owner: String
  }

  package let process: Int32
  package let start: VirtualAddress
  package let end: UInt64
  package let lines: [Line]

  private let entrySize: Int

  package enum CodingKeys: CodingKey { case process, start, end, lines }

  /// - Parameter range: page-aligned addresses.
  package init(
    _ range: Range<UInt64>, of process: Process, _ space: AddressSpace, in kernel: Kernel
  ) {
    self.process = process.id.rawValue
    start = VirtualAddress(rawValue: UInt32(range.lowerBound))
    end = range.upperBound
    entrySize = kernel.tables.usesPAE ? 8 : 4
    let sections = AddressSection.all(of: kernel.layout)
    var lines: [Line] = []
    var directoryEntry: PhysicalAddress?
    kernel.tables.forEachLeaf(in: range, of: space.directory) { leaf in
      if !leaf.isLarge, let upper = kernel.directoryLine(of: leaf.address, in: space),
        upper.place != directoryEntry
      {
        directoryEntry = upper.place
        lines.append(upper)
      }
      let section = sections.first { $0.range.contains(UInt64(leaf.address.rawValue)) }
      lines.append(
        Line(
          address: leaf.address, level: leaf.isLarge ? "PDE" : "PTE", index: leaf.indexWords,
          place: leaf.place, entry: leaf.entry,
          letters: EntryBit.letters(
            of: leaf.entry, leaf.isLarge ? .largePage : .table, isPAE: kernel.tables.usesPAE),
          owner: section.map { kernel.owner(of: leaf, in: $0, space) } ?? ""))
    }
    self.lines = lines
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let count = lines.count { !$0.owner.hasPrefix("table P:") }
    text.append(
      "process \(process), \(start.digits)-\(hexadecimal(end, digits: 8)): ", .heading)
    text.appendLine(
      count == 0 ? "nothing is mapped" : "\(counted(count, "entry", "entries")) not empty", .heading
    )
    var table = Table((0..<6).map { .init("", isOptional: $0 == 3) })
    for line in lines {
      table.append([
        .init(line.address.digits, line.level == "PDE" ? .faint : .address),
        .init(line.level, .label), .init(line.index), .init("\(line.place.digits):", .faint),
        .init(hexadecimal(line.entry.rawValue, digits: entrySize * 2), .value),
        .init(line.owner.isEmpty ? line.letters : "\(line.letters)  \(line.owner)"),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }
}

extension Kernel {
  /// The directory entry above an address; nil where there is none.
  fileprivate func directoryLine(
    of address: VirtualAddress, in space: AddressSpace
  ) -> PageTableRangeReport.Line? {
    guard let place = tables.directoryEntryPlace(of: address, in: space.directory) else {
      return nil
    }
    let entry = tables.entry(at: place)
    return PageTableRangeReport.Line(
      address: VirtualAddress(rawValue: address.rawValue & ~(tables.tableSpan - 1)), level: "PDE",
      index: tables.directoryIndices(of: address).map(String.init).joined(separator: "."),
      place: place, entry: entry,
      letters: EntryBit.letters(of: entry, .directory, isPAE: tables.usesPAE),
      owner: "table P:\(entry.frame.base.digits)")
  }
}
