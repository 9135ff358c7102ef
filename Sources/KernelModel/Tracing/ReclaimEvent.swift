import Hardware

/// What reclaim decided and came to. What became of each page `SwapEvent` tells.
public enum ReclaimEvent: Hashable, BitwiseCopyable, Sendable {
  /// A batch of pages from the tail of a list was looked at. Linux: `shrink_inactive_list`,
  /// `shrink_active_list`.
  case scanned(EvictableList, pages: UInt32, taken: UInt8, freed: UInt8)
  /// A pass over the node is over. Linux: `shrink_node`.
  case passed(isBackground: Bool, priority: UInt8, aim: UInt32, freed: UInt32)
  /// The background reclaimer sleeps again. Linux: the end of `balance_pgdat`.
  case rested(freed: UInt32, isBalanced: Bool)
  /// So many dirty pages of files were written. Linux: `wb_workfn`.
  case flushed(pages: UInt32)
}
