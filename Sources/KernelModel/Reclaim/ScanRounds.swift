/// The requests that a pass makes of the lists, one batch of at most 32 pages after another.
///
/// A round asks each list that has something left, in order; rounds go on while a list other than
/// the active anonymous one has. When the aim is reached the pass ends if one side has nothing
/// left; else the side with less left is dropped and the other cut back to the same share of its
/// own target. Direct reclaim at the first priority finishes what it began.
///
/// Whoever drives it calls `next`, does what it asks for and tells what came of it:
///
///     while let request = rounds.next() { rounds.note(carryOut(request)) }
///
/// 1. What is left of a list never exceeds its target.
///
/// Linux: `shrink_lruvec`, `shrink_list`.
public struct ScanRounds: BitwiseCopyable, Hashable, Sendable {
  /// So many pages of a list are looked at next.
  public struct Request: BitwiseCopyable, Hashable, Sendable {
    public var list: EvictableList
    public var pageCount: Int

    public init(list: EvictableList, pageCount: Int) {
      self.list = list
      self.pageCount = pageCount
    }
  }

  /// What came of a request.
  public struct Batch: BitwiseCopyable, Hashable, Sendable {
    /// Pages looked at, and those of them that lay in zones above the class.
    public var scanned: Int
    public var skipped: Int
    /// Pages taken off the list.
    public var taken: Int
    /// Pages freed; none of an active list.
    public var reclaimed: Int

    public init(scanned: Int, skipped: Int = 0, taken: Int, reclaimed: Int = 0) {
      self.scanned = scanned
      self.skipped = skipped
      self.taken = taken
      self.reclaimed = reclaimed
    }
  }

  /// Linux: `SWAP_CLUSTER_MAX`.
  public static let batchPages = 32

  public let targets: EvictableCounts
  /// Pages to be freed. Linux: `nr_to_reclaim`.
  public let aim: Int
  /// Of which sides active pages may become inactive; the others' requests are left out.
  public let deactivated: DeactivatedSides
  /// Whether the aim ends nothing.
  public let finishes: Bool
  /// Pages of each list that are still to be looked at.
  public private(set) var left: EvictableCounts
  public private(set) var reclaimedPages = 0
  /// Whether an active list was passed over. Linux: `scan_control.skipped_deactivate`.
  public private(set) var hasPassedOver = false
  /// The raw value of the list that is asked next, or the number of lists between two rounds.
  private var cursor = EvictableList.count
  private var hasBegun = false

  /// - Parameter isDirect: whether a task reclaims for itself, and not `kswapd` for all.
  public init(
    targets: EvictableCounts, aim: Int, deactivating sides: DeactivatedSides, priority: Int,
    isDirect: Bool
  ) {
    self.targets = targets
    self.aim = aim
    deactivated = sides
    finishes = isDirect && priority == ScanRequest.firstPriority
    left = targets
  }

  /// What to do next; nil when the pass is over.
  ///
  /// - Complexity: O(1)
  public mutating func next() -> Request? {
    while true {
      while let list = EvictableList(rawValue: cursor) {
        cursor += 1
        let count = min(left[list], Self.batchPages)
        guard count > 0 else { continue }
        left[list] -= count
        if !list.isActive || deactivated.contains(list.side) {
          return Request(list: list, pageCount: count)
        }
        hasPassedOver = true
      }
      guard beginsRound() else { return nil }
      cursor = 0
    }
  }

  /// Tells what came of the last request.
  public mutating func note(_ batch: Batch) { reclaimedPages += batch.reclaimed }

  private mutating func beginsRound() -> Bool {
    if hasBegun, reclaimedPages >= aim, !finishes {
      guard left[.file] > 0, left[.anonymous] > 0 else { return false }
      cutBack()
    }
    hasBegun = true
    if left.inactiveAnonymous > 0 || left.inactiveFile > 0 { return true }
    guard left.activeFile > 0 else { return false }
    // Rounds that would pass over the one list that is left come to nothing.
    guard deactivated.contains(.file) else {
      hasPassedOver = true
      return false
    }
    return true
  }

  /// Drops the side with less left, and leaves of the other what makes both equally complete.
  private mutating func cutBack() {
    let smaller: ReclaimSide = left[.file] > left[.anonymous] ? .anonymous : .file
    let percentage = left[smaller] * 100 / (targets[smaller] + 1)
    for list in EvictableList.allCases {
      let done = targets[list] - left[list]
      left[list] =
        list.side == smaller ? 0 : max(0, targets[list] * (100 - percentage) / 100 - done)
    }
  }
}
