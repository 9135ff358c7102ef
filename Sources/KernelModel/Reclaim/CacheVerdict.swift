/// What reclaim thinks of the pages of files before it shares its work out.
public struct CacheVerdict: BitwiseCopyable, Hashable, Sendable {
  /// There are inactive pages of files to trim before anything is swapped.
  /// Linux: `scan_control.cache_trim_mode`.
  public var isTrimmed: Bool
  /// So few pages of files are left that they are spared. Linux: `scan_control.file_is_tiny`.
  public var isTiny: Bool

  public init(isTrimmed: Bool = false, isTiny: Bool = false) {
    self.isTrimmed = isTrimmed
    self.isTiny = isTiny
  }
}

extension CacheVerdict {
  /// Linux: `shrink_node`, from 5.19 on `prepare_scan_count`.
  ///
  /// - Parameters:
  ///   - lists: of the whole node.
  ///   - freePages: of all zones.
  ///   - highMarks: the sum of all zones' high marks with their boosts.
  public init(
    priority: Int, lists: EvictableCounts, freePages: Int, highMarks: Int,
    deactivating sides: DeactivatedSides
  ) {
    isTrimmed = lists.inactiveFile >> priority > 0 && !sides.contains(.file)
    isTiny =
      lists[.file] + freePages <= highMarks
      && Self.sparesFiles(priority: priority, lists: lists, deactivating: sides)
  }

  /// Whether pages of files may count as too few at all: where the others are short as well, that
  /// is no cache trap but plain want.
  public static func sparesFiles(
    priority: Int, lists: EvictableCounts, deactivating sides: DeactivatedSides
  ) -> Bool {
    !sides.contains(.anonymous) && lists.inactiveAnonymous >> priority > 0
  }
}
