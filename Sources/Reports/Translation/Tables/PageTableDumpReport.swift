import Drawing
import Grammar
import Hardware
import KernelModel

/// Page tables line by line, in the format of debugfs's `page_tables/kernel`.
///
/// Linux: `note_page`, `printk_prot`, `ptdump_walk_pgd_level`.
package struct PageTableDumpReport: LinuxText {
  package static let kind = "ptdump"

  package struct Line: Encodable, Sendable {
    /// The heading that stands before it, if a section begins with it.
    package let heading: String?
    package let start: UInt64
    /// One byte more than the last; 4 GiB at the end.
    fileprivate(set) var end: UInt64
    /// The bits in columns; blanks where nothing is mapped.
    package let protection: String
    /// `pgd`, `pmd` or `pte`: where the walk ended.
    package let level: String
    /// The low bits of an entry that is not present.
    fileprivate let absent: UInt64

    package enum CodingKeys: CodingKey { case heading, start, end, protection, level }
  }

  private(set) var lines: [Line] = []
  private var headings: [(start: UInt64, name: String)]

  package enum CodingKeys: CodingKey { case lines }

  package init(of directory: PhysicalAddress, in kernel: Kernel) {
    headings = Self.headings(of: kernel.layout)
    let tables = kernel.tables
    let span = UInt64(tables.tableSpan)
    var start: UInt64 = 0
    while start < 1 << 32 {
      let address = VirtualAddress(rawValue: UInt32(start))
      guard let place = tables.directoryEntryPlace(of: address, in: directory) else {
        // Under PAE a pointer stands for a gigabyte.
        note(start, start + 1 << 30, nil, "pgd", isLarge: false)
        start = (start & ~((1 << 30) - 1)) + 1 << 30
        continue
      }
      let upper = tables.entry(at: place)
      if !upper.isPresent {
        note(start, start + span, nil, tables.usesPAE ? "pmd" : "pgd", isLarge: false)
      } else if upper.contains(.pageSize) {
        note(start, start + span, upper, "pmd", isLarge: true)
      } else {
        let count = span >> 12
        for index in 0..<count {
          let entry = tables.entry(at: upper.frame.base + index * (tables.usesPAE ? 8 : 4))
          let page = start + index << 12
          note(page, page + 4096, entry, "pte", isLarge: false)
        }
      }
      start += span
    }
  }

  /// Linux: `address_markers`.
  private static func headings(of layout: KernelLayout) -> [(start: UInt64, name: String)] {
    var found: [(VirtualAddress, String)] = [
      (VirtualAddress(rawValue: 0), "User Space"), (KernelLayout.pageOffset, "Kernel Mapping"),
      (layout.vmalloc.lowerBound, "vmalloc() Area"), (layout.vmalloc.upperBound, "vmalloc() End"),
      (layout.permanentMaps.lowerBound, "Persistent kmap() Area"),
    ]
    if let range = layout.ldtRemap { found.append((range.lowerBound, "LDT remap")) }
    if let range = layout.cpuEntryArea { found.append((range.lowerBound, "CPU entry area")) }
    found.append((layout.fixmap.lowerBound, "Fixmap area"))
    return found.map { (UInt64($0.0.rawValue), $0.1) }
  }

  /// Lengthens the line before, or begins another. A section begins a line.
  private mutating func note(
    _ start: UInt64, _ end: UInt64, _ entry: PageTableEntry?, _ level: String, isLarge: Bool
  ) {
    let protection =
      entry.flatMap { $0.isPresent ? Self.columns($0, isLarge: isLarge) : nil }
      ?? String(repeating: " ", count: 30)
    // What is not present shows no bits, but entries that differ are lines of their own.
    let absent = entry.flatMap { $0.isPresent ? nil : $0.rawValue & 0xfff } ?? 0
    var heading: String?
    // As in Linux one heading at most is passed at a time.
    if let next = headings.first, next.start <= start {
      heading = next.name
      headings.removeFirst()
    }
    if heading == nil, let last = lines.last, last.protection == protection, last.level == level,
      last.absent == absent
    {
      lines[lines.count - 1].end = end
    } else {
      lines.append(
        Line(
          heading: heading, start: start, end: end, protection: protection, level: level,
          absent: absent))
    }
  }

  private static func columns(_ entry: PageTableEntry, isLarge: Bool) -> String {
    func column(_ isSet: Bool, _ name: String) -> String {
      isSet ? name : String(repeating: " ", count: name.count)
    }
    return column(entry.isUser, "USR ") + (entry.isWritable ? "RW " : "ro ")
      + column(entry.contains(.writeThrough), "PWT ")
      + column(entry.contains(.cacheDisabled), "PCD ") + column(isLarge, "PSE ")
      + column(entry.contains(isLarge ? .largePagePAT : .pageSize), "PAT ")
      + column(entry.contains(.global), "GLB ") + (entry.contains(.noExecute) ? "NX " : "x  ")
  }

  package var text: String {
    lines.map { line in
      let heading = line.heading.map { "---[ \($0) ]---\n" } ?? ""
      var (delta, unit) = (line.end - line.start, "BKMG"[...])
      while delta & 1023 == 0, unit.count > 1 {
        delta >>= 10
        unit = unit.dropFirst()
      }
      // Addresses have 32 bits: behind the last byte comes the first.
      let end = line.end & 0xffff_ffff
      let range = "0x\(hexadecimal(line.start, digits: 8))-0x\(hexadecimal(end, digits: 8))"
      return
        "\(heading)\(range)   \(delta.right(9))\(unit.prefix(1)) \(line.protection)\(line.level)\n"
    }.joined()
  }
}
