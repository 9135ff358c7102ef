import Drawing
import Grammar
import Hardware
import KernelModel

/// The page tables of a range, entry by entry.
package struct PageTableRangeReport: Report {
  package static let kind = "page-table-range"

  /// A directory entry, or a table's entry.
  package struct Line: Encodable, Sendable {
    package let address: VirtualAddress
    package let level: EntryKind
    /// Which entry of which table, from the top down.
    package let indices: [Int]
    package let place: PhysicalAddress
    package let entry: PageTableEntry
    package let owner: LeafOwner

    package func encode(to encoder: any Encoder) throws {
      let facts: Details = [
        "address": address, "level": level, "indices": indices, "place": place,
        "entry": entry.wide, "owner": owner,
      ]
      try facts.encode(to: encoder)
    }
  }

  package let process: Int32
  package let start: VirtualAddress
  package let end: UInt64
  package let lines: [Line]

  private let isPAE: Bool

  package enum CodingKeys: CodingKey { case process, start, end, lines }

  /// - Parameters:
  ///   - range: page-aligned addresses.
  ///   - isInterrupted: asked at each entry: whether nobody wants the rest.
  package init(
    _ range: Range<UInt64>, of process: Process, _ space: AddressSpace, in kernel: Kernel,
    isInterrupted: () -> Bool
  ) {
    self.process = process.id.rawValue
    start = VirtualAddress(rawValue: UInt32(range.lowerBound))
    end = range.upperBound
    isPAE = kernel.tables.usesPAE
    let sections = AddressSection.all(of: kernel.layout)
    var lines: [Line] = []
    var directoryEntry: PhysicalAddress?
    kernel.tables.forEachLeaf(in: range, of: space.directory) { leaf in
      guard !isInterrupted() else { return }
      if !leaf.isLarge, let upper = kernel.directoryLine(of: leaf.address, in: space),
        upper.place != directoryEntry
      {
        directoryEntry = upper.place
        lines.append(upper)
      }
      let section = sections.first { $0.range.contains(UInt64(leaf.address.rawValue)) }
      lines.append(
        Line(
          address: leaf.address, level: leaf.isLarge ? .largePage : .table,
          indices: leaf.indices, place: leaf.place, entry: leaf.entry,
          owner: section.map { kernel.owner(of: leaf, in: $0, space) } ?? .section))
    }
    self.lines = lines
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let count = lines.count { $0.level != .directory }
    text.appendLine(
      canvas.words(PageTablePhrase.range(process: process, start, end: end, entryCount: count)),
      .heading)
    var table = Table((0..<6).map { .init("", isOptional: $0 == 3) })
    for line in text.patience.wanted(lines) {
      let letters = EntryBit.letters(of: line.entry, line.level, isPAE: isPAE)
      let owner = canvas.words(line.owner)
      table.append([
        .init(line.address.digits, line.level == .table ? .address : .faint),
        .init(line.level.name, .label),
        .init(line.indices.map(String.init).joined(separator: ".")),
        .init("\(line.place.digits):", .faint),
        .init(hexadecimal(line.entry.rawValue, digits: isPAE ? 16 : 8), .value),
        .init(owner.isEmpty ? letters : "\(letters)  \(owner)"),
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
      address: VirtualAddress(rawValue: address.rawValue & ~(tables.tableSpan - 1)),
      level: .directory, indices: tables.directoryIndices(of: address), place: place, entry: entry,
      owner: .table(entry.frame.base))
  }
}
