import Hardware

/// Faulting pages in before anybody touches them. Linux: `__mm_populate`.
extension AddressSpace {
  /// Makes every page of the range present, as far as its areas allow.
  ///
  /// Private writable areas get pages of their own; others are only read.
  /// - Parameters:
  ///   - writing: forces reads or writes, as `MADV_POPULATE_*` asks; nil for the above.
  ///   - stopsAtFailure: does nothing behind an area that fails, as `mlock` does.
  /// - Returns: the first address that could not be made present.
  @discardableResult
  func populate(
    _ range: Range<VirtualAddress>, writing: Bool? = nil, stopsAtFailure: Bool = false
  ) -> VirtualAddress? {
    core.tracer.enter(.mmPopulate)
    defer { core.tracer.leave(.mmPopulate) }
    var failed: VirtualAddress?
    var link = areas.area(overlapping: range)
    while !link.isNone, areas[link].start < range.upperBound {
      let part = max(areas[link].start, range.lowerBound)..<min(areas[link].end, range.upperBound)
      if areas[link].options.isDisjoint(with: [.deviceIO, .frameMap]),
        let address = populate(part, of: link, writing: writing)
      {
        failed = failed ?? address
        if stopsAtFailure { break }
      }
      link = areas[link].next
    }
    return failed
  }

  /// Linux: `populate_vma_page_range`.
  private func populate(
    _ range: Range<VirtualAddress>, of link: AreaLink, writing: Bool?
  ) -> VirtualAddress? {
    let area = areas[link]
    if area.options.contains(.lockOnFault), writing == nil { return nil }
    guard !area.options.isDisjoint(with: .accessMask) else { return range.lowerBound }
    let isWrite = writing ?? (area.options.intersection([.write, .shared]) == .write)
    guard !isWrite || area.options.contains(.write) else { return range.lowerBound }
    var address = range.lowerBound
    while address < range.upperBound {
      let entry = core.tables.entry(of: address, in: directory)
      if !entry.isMapped || isWrite && !entry.isWritable {
        guard case .handled(let isMajor) = handleMissing(link, address, isWrite: isWrite) else {
          return address
        }
        countFault(isMajor: isMajor)
      }
      address = address + 4096
    }
    return nil
  }
}
