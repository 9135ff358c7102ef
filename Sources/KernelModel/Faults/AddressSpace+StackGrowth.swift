import Hardware

/// Areas that grow down to an address that is accessed below them. Linux: `expand_downwards`.
extension AddressSpace {
  /// Lengthens the area so that it covers `address`.
  ///
  /// - Returns: false when the guard gap, a limit or the commit charge forbids it.
  func grow(_ link: AreaLink, downTo address: VirtualAddress) -> Bool {
    core.tracer.enter(.expandStack)
    defer { core.tracer.leave(.expandStack) }
    let start = address.pageBase
    guard start.rawValue >= core.settings.lowestUserAddress else { return false }
    let previous = areas[link].previous
    if !previous.isNone {
      let before = areas[previous]
      if !before.options.contains(.growsDown), !before.options.isDisjoint(with: .accessMask),
        start < before.end || start - before.end < core.settings.stackGuardGap
      {
        return false
      }
      guard start >= before.end else { return false }
    }
    prepareAnonymous(link)
    let area = areas[link]
    let pages = Int((area.start - start) >> 12)
    guard mayExpand(area.options, pages: pages) == nil,
      limits.stack == ResourceLimits.unlimited || area.end - start <= limits.stack
    else { return false }
    if area.options.contains(.locked), !limits.isPrivileged,
      totals.locked + pages > Int(limits.lockedMemory >> 12)
    {
      return false
    }
    guard (try? charge(pages)) != nil else { return false }
    if area.options.contains(.locked) { totals.locked += pages }
    account(area.options, pages: pages)
    shiftStart(of: link, to: start)
    core.tracer.emit(.space(.grewDown(from: area.start, to: start)))
    if area.options.contains(.locked) { populate(start..<area.start) }
    return true
  }
}
