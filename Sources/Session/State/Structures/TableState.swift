import Hardware
import KernelModel

/// The entries of page tables that map something, which lie in RAM.
struct TableState: StateTable {
  let id: StructureID
  let tables: PageTables
  let directory: PhysicalAddress
  /// What they map, in multiples of what a table does.
  let range: Range<UInt64>

  static func kernel(_ tables: PageTables) -> TableState {
    TableState(
      id: .kernelTables, tables: tables, directory: tables.kernelDirectory,
      range: UInt64(KernelLayout.pageOffset.rawValue)..<1 << 32)
  }

  static func process(
    _ process: ProcessID, _ tables: PageTables, _ space: AddressSpace
  ) -> TableState {
    TableState(
      id: .tables(of: process), tables: tables, directory: space.directory,
      range: 0..<UInt64(KernelLayout.pageOffset.rawValue))
  }

  func enter(into facts: inout Facts) {
    forEachMapping(in: range) { address, entry, isLarge in
      facts.add(address) { Self.describe(entry, isLarge, into: &$0) }
    }
  }

  @inline(__always)
  private static func describe(
    _ entry: PageTableEntry, _ isLarge: Bool, into fields: inout some FieldSink
  ) {
    fields.add(.entry, entry.rawValue)
    fields.add(.isLarge, isLarge)
  }

  func fields(at place: UInt64, against other: TableState?) -> FieldList {
    var list = FieldList()
    let span = UInt64(tables.tableSpan)
    let start = place & ~(span - 1)
    forEachMapping(in: start..<start + span) { address, entry, isLarge in
      guard address == place else { return }
      Self.describe(entry, isLarge, into: &list)
      list.add(.byteCount, isLarge ? span : 4096)
    }
    return list
  }

  /// Calls `body` with every entry that maps a page, or would if it were present, by address.
  private func forEachMapping(
    in range: Range<UInt64>, _ body: (UInt64, PageTableEntry, _ isLarge: Bool) -> Void
  ) {
    let span = UInt64(tables.tableSpan)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: UInt64.Stride(span)) {
      let address = VirtualAddress(rawValue: UInt32(start))
      guard let place = tables.directoryEntryPlace(of: address, in: directory) else { continue }
      let upper = tables.entry(at: place)
      guard upper.isPresent else { continue }
      guard !upper.contains(.pageSize) else {
        body(start, upper, true)
        continue
      }
      for index in 0..<span >> 12 {
        let leaf = tables.entry(at: upper.frame.base + index * (tables.usesPAE ? 8 : 4))
        if leaf != .none { body(start + index << 12, leaf, false) }
      }
    }
  }
}

/// The entries of the kernel's part of a directory that lag behind the kernel's own.
struct DirectoryState: StateTable {
  let id: StructureID
  let tables: PageTables
  let space: AddressSpace

  func enter(into facts: inout Facts) {
    for start in stride(
      from: UInt64(KernelLayout.pageOffset.rawValue), to: 1 << 32,
      by: UInt64.Stride(tables.tableSpan))
    {
      // An entry that is missing here lags as well as one that differs.
      if let entry = entry(start) { facts.add(start, 1 + Digest.term(entry.rawValue, under: 0)) }
    }
  }

  func fields(at place: UInt64, against other: DirectoryState?) -> FieldList {
    entry(place).map { .number($0.rawValue, .entry) } ?? FieldList()
  }

  private func entry(_ place: UInt64, in directory: PhysicalAddress) -> PageTableEntry {
    tables.directoryEntryPlace(of: VirtualAddress(rawValue: UInt32(place)), in: directory)
      .map { tables.entry(at: $0) } ?? .none
  }

  private func entry(_ place: UInt64) -> PageTableEntry? {
    let own = entry(place, in: space.directory)
    return own == entry(place, in: tables.kernelDirectory) ? nil : own
  }
}
