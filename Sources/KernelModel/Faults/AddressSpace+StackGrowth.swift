import Hardware

/// Why an area cannot grow down to an address that is accessed below it.
public enum GrowthObstacle: Hashable, BitwiseCopyable, Sendable {
  /// `vm.mmap_min_addr` lies above it.
  case belowMinimum
  /// The area before it ends there, and the guard gap must stay free.
  case guardGap(end: VirtualAddress)
  /// Its page offset, which moves with the start, would fall below 0: a moved area.
  case pageOffset
  /// RLIMIT_STACK, in bytes.
  case stackLimit(UInt32)
  /// RLIMIT_AS or RLIMIT_DATA.
  case spaceLimit
  /// RLIMIT_MEMLOCK.
  case lockLimit
  /// The kernel promises no more memory.
  case commitLimit
}

/// Areas that grow down to an address that is accessed below them. Linux: `expand_downwards`.
extension AddressSpace {
  /// Lengthens the area so that it covers `address`.
  ///
  /// - Returns: what forbids it: the guard gap, a limit or the commit charge; nil once it is done.
  func grow(_ link: AreaLink, downTo address: VirtualAddress) -> GrowthObstacle? {
    tracer.enter(.expandStack)
    defer { tracer.leave(.expandStack) }
    let start = address.pageBase
    if let obstacle = neighbourObstacle(link, downTo: start) { return refuseGrowth(obstacle) }
    prepareAnonymous(link)
    if let obstacle = limitObstacle(link, downTo: start) { return refuseGrowth(obstacle) }
    let area = areas[link]
    let pages = Int((area.start - start) >> 12)
    guard (try? charge(pages)) != nil else { return refuseGrowth(.commitLimit) }
    if area.options.contains(.locked) { totals.locked += pages }
    account(area.options, pages: pages)
    shiftStart(of: link, to: start)
    emit(.grewDown(from: area.start, to: start))
    return nil
  }

  private func refuseGrowth(_ obstacle: GrowthObstacle) -> GrowthObstacle {
    tracer.emit(.fault(.growthRefused(obstacle)))
    return obstacle
  }

  /// What keeps an area from growing down to `address`, nil when nothing does. Changes nothing.
  public func growthObstacle(
    _ link: AreaLink, downTo address: VirtualAddress
  ) -> GrowthObstacle? {
    let start = address.pageBase
    if let obstacle = neighbourObstacle(link, downTo: start) ?? limitObstacle(link, downTo: start) {
      return obstacle
    }
    let allows = core.commit.allows(
      Int((areas[link].start - start) >> 12), spaceTotal: totals.total,
      isPrivileged: limits.isPrivileged)
    return allows ? nil : .commitLimit
  }

  private func neighbourObstacle(
    _ link: AreaLink, downTo start: VirtualAddress
  ) -> GrowthObstacle? {
    guard start.rawValue >= core.settings.lowestUserAddress else { return .belowMinimum }
    let previous = areas[link].previous
    guard !previous.isNone else { return nil }
    let before = areas[previous]
    let keepsGap =
      !before.options.contains(.growsDown) && !before.options.isDisjoint(with: .accessMask)
    if start < before.end || keepsGap && start - before.end < core.settings.stackGuardGap {
      return .guardGap(end: before.end)
    }
    return nil
  }

  /// Linux: `acct_stack_growth`.
  private func limitObstacle(_ link: AreaLink, downTo start: VirtualAddress) -> GrowthObstacle? {
    let area = areas[link]
    let pages = Int((area.start - start) >> 12)
    guard pages <= Int(area.pageOffset) else { return .pageOffset }
    guard mayExpand(area.options, pages: pages) == nil else { return .spaceLimit }
    if limits.stack != ResourceLimits.unlimited, area.end - start > limits.stack {
      return .stackLimit(limits.stack)
    }
    if area.options.contains(.locked), !limits.isPrivileged,
      totals.locked + pages > Int(limits.lockedMemory >> 12)
    {
      return .lockLimit
    }
    return nil
  }
}
