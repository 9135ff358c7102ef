import Hardware
import KernelModel

/// One entry that maps memory, or would if it were present, as a scan of the tables finds it.
package struct LeafEntry {
  /// The first address that it maps, and how many bytes.
  let address: VirtualAddress
  let byteCount: UInt32
  /// Where the entry lies.
  let place: PhysicalAddress
  let entry: PageTableEntry
  /// A directory entry that maps a large page itself.
  let isLarge: Bool
  /// What all levels together allow.
  let rights: Rights
  /// Which entry of which table, from the top down.
  let indices: [Int]

  /// The first frame that it maps.
  func frame(isPAE: Bool) -> PageFrameNumber {
    isLarge ? entry.largeBase(isPAE: isPAE).frame : entry.frame
  }
}

extension PageTables {
  /// Calls `body` with every directory entry that is not empty and, behind those that lead to a
  /// table, with every entry of it that is not empty, in the order of addresses.
  ///
  /// - Parameter range: page-aligned addresses; its end may be 4 GiB.
  /// - Complexity: O(directory entries + entries of the tables)
  func forEachLeaf(
    in range: Range<UInt64>, of directory: PhysicalAddress, _ body: (LeafEntry) -> Void
  ) {
    let span = UInt64(tableSpan)
    var start = range.lowerBound & ~(span - 1)
    while start < range.upperBound {
      defer { start += span }
      let address = VirtualAddress(rawValue: UInt32(start))
      guard let place = directoryEntryPlace(of: address, in: directory) else { continue }
      let upper = entry(at: place)
      guard upper.isPresent else { continue }
      let upperIndices = directoryIndices(of: address)
      guard !upper.contains(.pageSize) else {
        body(
          LeafEntry(
            address: address, byteCount: tableSpan, place: place, entry: upper, isLarge: true,
            rights: rights(of: [upper]), indices: upperIndices))
        continue
      }
      let first = max(start, range.lowerBound)
      for page in stride(from: first, to: min(start + span, range.upperBound), by: 4096) {
        let index = page >> 12 & (usesPAE ? 511 : 1023)
        let leafPlace = upper.frame.base + index * (usesPAE ? 8 : 4)
        let leaf = entry(at: leafPlace)
        guard leaf != .none else { continue }
        body(
          LeafEntry(
            address: VirtualAddress(rawValue: UInt32(page)), byteCount: 4096, place: leafPlace,
            entry: leaf, isLarge: false, rights: rights(of: [upper, leaf]),
            indices: upperIndices + [Int(index)]))
      }
    }
  }

  /// Which entries lead to an address above the tables: directory, under PAE pointer and directory.
  func directoryIndices(of address: VirtualAddress) -> [Int] {
    usesPAE
      ? [Int(address.rawValue >> 30), Int(address.rawValue >> 21 & 511)]
      : [Int(address.rawValue >> 22)]
  }

  private func rights(of entries: [PageTableEntry]) -> Rights {
    var rights: Rights = [.user, .writable]
    for entry in entries {
      if !entry.isUser { rights.remove(.user) }
      if !entry.isWritable { rights.remove(.writable) }
      if usesPAE, entry.contains(.noExecute) { rights.insert(.noExecute) }
    }
    return rights
  }
}
