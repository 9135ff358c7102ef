/// One of the two kinds of pages that reclaim weighs against each other.
public enum ReclaimSide: UInt8, BitwiseCopyable, Hashable, Sendable, CaseIterable {
  /// What goes to swap: private memory, shared memory, tmpfs.
  case anonymous
  /// What a file gives again.
  case file
}

/// The lists that reclaim takes pages from, in the order in which it asks them.
///
/// Linux: `enum lru_list` without `LRU_UNEVICTABLE`, `for_each_evictable_lru`.
public enum EvictableList: UInt8, BitwiseCopyable, Hashable, Sendable, CaseIterable {
  case inactiveAnonymous
  case activeAnonymous
  case inactiveFile
  case activeFile

  static let count: UInt8 = 4

  /// Linux: `is_file_lru`.
  public var side: ReclaimSide { rawValue & 2 == 0 ? .anonymous : .file }
  /// Linux: `is_active_lru`.
  public var isActive: Bool { rawValue & 1 != 0 }

  /// The name in `/proc/vmstat`, behind `nr_`.
  public var name: String {
    switch self {
    case .inactiveAnonymous: "inactive_anon"
    case .activeAnonymous: "active_anon"
    case .inactiveFile: "inactive_file"
    case .activeFile: "active_file"
    }
  }
}

/// A number of pages for each list that pages may be taken from.
public struct EvictableCounts: BitwiseCopyable, Hashable, Sendable {
  public var inactiveAnonymous: Int
  public var activeAnonymous: Int
  public var inactiveFile: Int
  public var activeFile: Int

  public init(
    inactiveAnonymous: Int = 0, activeAnonymous: Int = 0, inactiveFile: Int = 0,
    activeFile: Int = 0
  ) {
    self.inactiveAnonymous = inactiveAnonymous
    self.activeAnonymous = activeAnonymous
    self.inactiveFile = inactiveFile
    self.activeFile = activeFile
  }

  public subscript(list: EvictableList) -> Int {
    get {
      switch list {
      case .inactiveAnonymous: inactiveAnonymous
      case .activeAnonymous: activeAnonymous
      case .inactiveFile: inactiveFile
      case .activeFile: activeFile
      }
    }
    set {
      switch list {
      case .inactiveAnonymous: inactiveAnonymous = newValue
      case .activeAnonymous: activeAnonymous = newValue
      case .inactiveFile: inactiveFile = newValue
      case .activeFile: activeFile = newValue
      }
    }
  }

  /// Both lists of a side.
  public subscript(side: ReclaimSide) -> Int {
    switch side {
    case .anonymous: inactiveAnonymous + activeAnonymous
    case .file: inactiveFile + activeFile
    }
  }

  /// Pages that reclaim could free: those of files, and the others while swap has room.
  /// Linux: `zone_reclaimable_pages`.
  public func reclaimablePages(hasFreeSwap: Bool) -> Int {
    self[.file] + (hasFreeSwap ? self[.anonymous] : 0)
  }

  public static func += (counts: inout EvictableCounts, others: EvictableCounts) {
    for list in EvictableList.allCases { counts[list] += others[list] }
  }
}
