import Drawing
import Grammar
import Hardware
import KernelModel

/// What /proc/PID/pagemap holds for some pages: a 64-bit entry each, and what its bits say.
///
/// Linux: `pagemap_read`, `pte_to_pagemap_entry`.
package struct PagemapReport: Report {
  package static let kind = "pagemap"

  package struct Entry: Encodable, Sendable {
    package let address: VirtualAddress
    /// Its place in the file, in bytes.
    package let offset: UInt64
    package let value: UInt64
    package let isPresent: Bool
    let isSwapped: Bool
    /// A page of a file, or of shared anonymous memory.
    let isFile: Bool
    package let isExclusive: Bool
    let isSoftDirty: Bool
    /// Nil when the page is not present.
    package let frame: PageFrameNumber?
    /// What the page is.
    package let page: PagemapPage
    /// How many pages from this one on have the same empty entry.
    fileprivate(set) var pageCount = 1

    package enum CodingKeys: CodingKey {
      case address, offset, value, valueDecimal, isPresent, isSwapped, isFile, isExclusive
      case isSoftDirty, frame, page, pageCount
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(address, forKey: .address)
      try container.encode(offset, forKey: .offset)
      try container.encode(value, forKey: .value)
      try container.encode(value.decimal, forKey: .valueDecimal)
      try container.encode(isPresent, forKey: .isPresent)
      try container.encode(isSwapped, forKey: .isSwapped)
      try container.encode(isFile, forKey: .isFile)
      try container.encode(isExclusive, forKey: .isExclusive)
      try container.encode(isSoftDirty, forKey: .isSoftDirty)
      try container.encodeIfPresent(frame, forKey: .frame)
      try container.encode(page, forKey: .page)
      try container.encode(pageCount, forKey: .pageCount)
    }
  }

  package let process: Int32
  /// Pages in a row without an entry are one element.
  package let entries: [Entry]
  /// Pages that are not listed, because enough are.
  package let omittedCount: Int

  /// The most lines that are drawn.
  static let mostEntries = 512

  /// - Parameter range: page-aligned user addresses.
  package init(
    _ range: Range<VirtualAddress>, of process: Process, _ space: AddressSpace, in kernel: Kernel
  ) {
    self.process = process.id.rawValue
    var entries: [Entry] = []
    var address = range.lowerBound
    while address < range.upperBound, entries.count < Self.mostEntries {
      let found = Entry(address, space, in: kernel)
      if found.value == 0, let last = entries.last, last.value == 0, last.page == found.page {
        entries[entries.count - 1].pageCount += 1
      } else {
        entries.append(found)
      }
      address = address + 4096
    }
    self.entries = entries
    omittedCount = Int((range.upperBound - address) >> 12)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(lines: canvas.words(PagemapPhrase.heading(process)), .heading)
    text.endLine()
    func title(_ column: PagemapColumn) -> String { canvas.words(column) }
    var table = Table([
      .init(title(.address)), .init(title(.offset), .right), .init(title(.entry)), .init("PSFXD"),
      .init(title(.frame)), .init(title(.page)),
    ])
    for entry in entries {
      table.append([
        .init(entry.address.digits, .address), .init(hexadecimal(entry.offset), .faint),
        .init(hexadecimal(entry.value, digits: 16), entry.value == 0 ? .faint : .value),
        .init(entry.letters), .init(entry.frame?.digits ?? "-", .value),
        .init(canvas.words(PagemapPhrase.pages(entry.page, count: entry.pageCount))),
      ])
    }
    table.draw(into: &text)
    if omittedCount > 0 { text.appendLine(canvas.words(PagemapPhrase.more(omittedCount)), .faint) }
  }
}

extension PagemapReport.Entry {
  /// `P.F..`: a letter for each bit that is set.
  fileprivate var letters: String {
    (isPresent ? "P" : ".") + (isSwapped ? "S" : ".") + (isFile ? "F" : ".")
      + (isExclusive ? "X" : ".") + (isSoftDirty ? "D" : ".")
  }

  /// Reads the entry as root does, to whom frame numbers are shown.
  fileprivate init(_ address: VirtualAddress, _ space: AddressSpace, in kernel: Kernel) {
    let entry = kernel.tables.entry(of: address, in: space.directory)
    let mapped = space.mappedFrame(of: entry)
    let page = mapped.map { kernel.pages[$0] }
    self.address = address
    offset = UInt64(address.rawValue >> 12) * 8
    isPresent = entry.isMapped
    let slot = SwapEntry(entry, usesPAE: kernel.tables.usesPAE)
    isSwapped = slot != nil
    // i386 keeps no soft-dirty bit.
    isSoftDirty = false
    isFile = page.map { $0.use != .anonymous } ?? false
    isExclusive = page.map { $0.mapCount == 1 } ?? false
    frame = entry.isMapped ? entry.frame : nil
    // What is in swap has its area in bits 0 to 4 and its slot in bits 5 to 54.
    let place = slot.map { UInt64($0.area) | UInt64($0.slot) << 5 }
    value =
      (isPresent ? 1 << 63 : 0) | (isSwapped ? 1 << 62 : 0) | (isFile ? 1 << 61 : 0)
      | (isExclusive ? 1 << 56 : 0) | (place ?? UInt64(frame?.rawValue ?? 0))
    // Asked of the tree itself: the task's cache is not a view's to fill.
    let link = space.areas.peek(endingAfter: address)
    let isInArea = !link.isNone && space.areas[link].start <= address
    self.page =
      slot.map { .swapped(area: $0.area, slot: $0.slot) }
      ?? PagemapPage(page, isMapped: isInArea, frame, kernel)
  }
}
