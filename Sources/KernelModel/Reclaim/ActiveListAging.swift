extension EvictableCounts {
  /// Whether so many pages of a side are active that some should become inactive: the inactive ones
  /// times a ratio are fewer. The ratio is 1 below a GiB of that side, then the root of ten times
  /// the GiB. Linux: `inactive_is_low`.
  public func isInactiveLow(_ side: ReclaimSide) -> Bool {
    let (inactive, active) =
      switch side {
      case .anonymous: (inactiveAnonymous, activeAnonymous)
      case .file: (inactiveFile, activeFile)
      }
    let gigabytes = (inactive + active) >> 18
    let ratio = gigabytes == 0 ? 1 : ZoneFigures.integerSquareRoot(10 * gigabytes)
    return inactive * ratio < active
  }

  /// What is asked of the active anonymous pages when a node was scanned, so that they age even if
  /// none was to be evicted; nil where there is no swap or enough are inactive.
  /// Linux: the end of `shrink_lruvec`.
  public func finalAging(hasSwap: Bool) -> ScanRounds.Request? {
    guard hasSwap, isInactiveLow(.anonymous) else { return nil }
    return ScanRounds.Request(list: .activeAnonymous, pageCount: ScanRounds.batchPages)
  }
}

/// Of which sides active pages may become inactive in a pass.
///
/// Linux: `scan_control.may_deactivate`, `DEACTIVATE_ANON`, `DEACTIVATE_FILE`.
public struct DeactivatedSides: OptionSet, BitwiseCopyable, Hashable, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let anonymous = DeactivatedSides(rawValue: 1)
  public static let file = DeactivatedSides(rawValue: 2)

  public init(_ side: ReclaimSide) { rawValue = 1 << side.rawValue }

  public func contains(_ side: ReclaimSide) -> Bool { contains(DeactivatedSides(side)) }
}

/// How many pages of each side became active as they were read back, since boot.
///
/// Linux: `WORKINGSET_ACTIVATE_ANON`, `WORKINGSET_ACTIVATE_FILE`; `lruvec.refaults`.
public struct RefaultActivations: BitwiseCopyable, Hashable, Sendable {
  public var anonymous: UInt32
  public var file: UInt32

  public init(anonymous: UInt32 = 0, file: UInt32 = 0) {
    self.anonymous = anonymous
    self.file = file
  }
}

extension DeactivatedSides {
  /// A side ages where too few of its pages are inactive, or where pages came back and became
  /// active since the last reclaim ended: a new working set pushes out the old one. Direct reclaim
  /// that got nowhere ages both. Linux: `shrink_node`, `prepare_scan_count`.
  ///
  /// - Parameter seen: as at the end of the last reclaim. Linux: `snapshot_refaults`.
  public init(
    lists: EvictableCounts, activations: RefaultActivations, seen: RefaultActivations,
    isForced: Bool = false
  ) {
    self = []
    if isForced || activations.anonymous != seen.anonymous || lists.isInactiveLow(.anonymous) {
      insert(.anonymous)
    }
    if isForced || activations.file != seen.file || lists.isInactiveLow(.file) { insert(.file) }
  }
}
