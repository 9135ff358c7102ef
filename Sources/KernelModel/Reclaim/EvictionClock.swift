/// The time by which evicted pages are judged when they come back: it advances by one page with
/// each eviction and each activation, so the time between is how much longer the inactive list
/// would have had to be.
///
/// A shadow of the page keeps the time in few bits. Linux: `mm/workingset.c`, `nonresident_age`.
public struct EvictionClock: BitwiseCopyable, Hashable, Sendable {
  /// The time now, in pages. Linux: `lruvec.nonresident_age`.
  public private(set) var age: UInt32 = 0
  /// A shadow's time counts buckets of 2^this pages. Linux: `bucket_order`.
  public let bucketOrder: Int

  /// On i386 a shadow has 32 bits: 1 says that it is none of a page, 16 name the memory group and
  /// 1 that the page was active. Linux: `EVICTION_SHIFT`.
  public static let timeBits = 14
  private static let timeMask: UInt32 = 1 << timeBits - 1

  /// - Parameter totalPages: of the machine. Linux: `workingset_init`.
  public init(totalPages: Int) {
    let bits = totalPages > 1 ? Int.bitWidth - (totalPages - 1).leadingZeroBitCount : 0
    bucketOrder = max(0, bits - Self.timeBits)
  }

  /// What stays in the place of an evicted page. Linux: `pack_shadow`.
  public struct Shadow: BitwiseCopyable, Hashable, Sendable {
    /// In buckets.
    public let time: UInt16
    /// Whether the page had been active before. Linux: `PG_workingset`.
    public let wasWorkingSet: Bool

    init(time: UInt16, wasWorkingSet: Bool) {
      self.time = time
      self.wasWorkingSet = wasWorkingSet
    }

    /// From the word that stands for it; nil for 0, which stands for none.
    init?(rawValue: UInt32) {
      guard rawValue != 0 else { return nil }
      self.init(time: UInt16(truncatingIfNeeded: rawValue >> 2), wasWorkingSet: rawValue & 2 != 0)
    }

    var rawValue: UInt32 { UInt32(time) << 2 | (wasWorkingSet ? 2 : 0) | 1 }
  }

  /// Lets time pass. Linux: `workingset_age_nonresident`.
  public mutating func advance(_ pages: Int = 1) {
    age &+= UInt32(truncatingIfNeeded: pages)
  }

  /// Notes that a page is evicted. Linux: `workingset_eviction`.
  public mutating func evict(wasWorkingSet: Bool) -> Shadow {
    let time = UInt16(age >> UInt32(bucketOrder) & Self.timeMask)
    advance()
    return Shadow(time: time, wasWorkingSet: wasWorkingSet)
  }

  /// How many pages were evicted or became active since a page was. Only the lowest 14 bits of the
  /// difference are known: who was away for longer seems to come back early.
  /// Linux: `workingset_refault`.
  public func distance(to shadow: Shadow) -> Int {
    Int((age &- UInt32(shadow.time) << UInt32(bucketOrder)) & Self.timeMask)
  }

  /// Whether a page that is read back becomes active at once: all pages that it competes with
  /// could have made room for it.
  public func activates(
    _ shadow: Shadow, _ side: ReclaimSide, lists: EvictableCounts, hasFreeSwap: Bool
  ) -> Bool {
    distance(to: shadow) <= Self.competitors(of: side, lists: lists, hasFreeSwap: hasFreeSwap)
  }

  /// The pages that one read back competes with: all but the inactive ones of its own side, and
  /// those of the anonymous side only while they could go to swap.
  static func competitors(
    of side: ReclaimSide, lists: EvictableCounts, hasFreeSwap: Bool
  ) -> Int {
    let files = lists.activeFile + (side == .anonymous ? lists.inactiveFile : 0)
    guard hasFreeSwap else { return files }
    return files + lists.activeAnonymous + (side == .file ? lists.inactiveAnonymous : 0)
  }
}
