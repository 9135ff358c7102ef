/// What is known of a page at the tail of a list when reclaim looks whether it was used.
///
/// Looking clears the accessed bits of the entries and the page's referenced mark.
public struct PageReferences: BitwiseCopyable, Hashable, Sendable {
  /// Entries of page tables whose accessed bit was set.
  public var accessedEntries: Int
  /// Linux: `PG_referenced`.
  public var isMarked: Bool
  public var side: ReclaimSide
  /// Whether an area that maps it is executable, or locked.
  public var isExecutable: Bool
  public var isLocked: Bool

  public init(
    accessedEntries: Int, isMarked: Bool, side: ReclaimSide, isExecutable: Bool = false,
    isLocked: Bool = false
  ) {
    self.accessedEntries = accessedEntries
    self.isMarked = isMarked
    self.side = side
    self.isExecutable = isExecutable
    self.isLocked = isLocked
  }

  /// What becomes of an inactive page. Linux: `enum page_references`.
  public enum Verdict: Hashable, Sendable {
    case reclaim
    /// If it is dirty it stays, and is left to who writes files back.
    case reclaimIfClean
    /// Back to the head of the inactive list.
    case keep
    case activate
  }

  /// Every page comes with one accessed entry, that of the fault that brought it; a second use is
  /// what makes it active. Linux: `page_check_references`.
  public func verdict(_ rules: KernelRules) -> Verdict {
    if isLocked { return rules.lockedPagesActivate ? .activate : .reclaim }
    guard accessedEntries > 0 else {
      return isMarked && side == .file ? .reclaimIfClean : .reclaim
    }
    if isMarked || accessedEntries > 1 { return .activate }
    return isExecutable && side == .file ? .activate : .keep
  }

  /// Whether the page has the mark afterwards.
  public var isMarkedAfterwards: Bool { accessedEntries > 0 && !isLocked }

  /// Whether a page at the tail of an active list stays active: code that was run since.
  /// Linux: `shrink_active_list`.
  public var staysActive: Bool { accessedEntries > 0 && isExecutable && side == .file }
}

/// What a `read` or a `write` leaves on a page that it used. Linux: `mark_page_accessed`.
public struct AccessMark: BitwiseCopyable, Hashable, Sendable {
  /// Linux: `PG_referenced`.
  public var isMarked: Bool
  /// Linux: `PG_active`.
  public var isActive: Bool

  public init(isMarked: Bool, isActive: Bool) {
    self.isMarked = isMarked
    self.isActive = isActive
  }

  /// The first use marks a page, the second makes it active and takes the mark off.
  ///
  /// - Returns: whether the page becomes active.
  public mutating func use(isUnevictable: Bool = false) -> Bool {
    guard isMarked else {
      isMarked = true
      return false
    }
    guard !isActive, !isUnevictable else { return false }
    isActive = true
    isMarked = false
    return true
  }
}
