import Hardware

/// Every address space that exists, by number, for those who come from a page or a file.
///
/// Linux: what `i_mmap` and `anon_vma` lead to by `vm_mm`.
final class AddressSpaceTable {
  private struct Entry {
    unowned let space: AddressSpace
  }

  private var table: [AddressSpaceID: Entry] = [:]
  /// The one that was asked for last: who goes from page to page mostly stays in one.
  private let latest = UncheckedBox<AddressSpace?>(nil)

  func removeAll() {
    table = [:]
    latest.value = nil
  }

  func insert(_ space: AddressSpace) { table[space.id] = Entry(space: space) }

  func remove(_ space: AddressSpace) {
    table[space.id] = nil
    latest.value = nil
  }

  subscript(id: AddressSpaceID) -> AddressSpace? {
    if let latest = latest.value, latest.id == id { return latest }
    let found = table[id]?.space
    latest.value = found
    return found
  }
}

extension KernelCore {
  /// Calls `body` with each area that maps pages of the file, and where they lie in it.
  ///
  /// Linux: `vma_interval_tree_foreach` over `i_mmap`.
  /// - Complexity: O(areas that map the file)
  func forEachMapping(
    of file: CachedFile, _ pages: Range<UInt64>,
    _ body: (AddressSpace, AreaLink, Range<VirtualAddress>) -> Void
  ) {
    for link in file.mappings {
      guard let range = areas[link].addresses(of: pages), let space = spaces[areas[link].space]
      else { continue }
      body(space, link, range)
    }
  }

  /// Takes pages of a file out of every address space. Linux: `unmap_mapping_range`.
  ///
  /// - Parameter includingCopies: private copies go too, as when the file gets shorter.
  func unmapEverywhere(_ file: CachedFile, _ pages: Range<UInt64>, includingCopies: Bool) {
    forEachMapping(of: file, pages) { space, link, range in
      space.notePeaks()
      space.zap(range, of: link, includingCopies: includingCopies)
    }
  }
}

extension VMArea {
  /// Where the area shows pages of its file, if it does.
  fileprivate func addresses(of pages: Range<UInt64>) -> Range<VirtualAddress>? {
    let own = UInt64(pageOffset)..<UInt64(pageOffset) + UInt64(pageCount)
    let common = own.clamped(to: pages)
    guard !common.isEmpty else { return nil }
    let from = start + UInt32(common.lowerBound - own.lowerBound) << 12
    return from..<from + UInt32(common.count) << 12
  }
}
