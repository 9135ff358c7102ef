import Drawing

/// What was decided, by the word that a line of decisions begins with.
public enum DecisionKind: String, Hashable, Sendable, CaseIterable {
  /// The requests of one `shrink_lruvec`.
  case scan
  /// `cache_trim_mode` and `file_is_tiny`.
  case flags
  /// The priority that follows a pass of `balance_pgdat`.
  case prio
  /// `pgdat_balanced`.
  case balanced
  /// `__zone_watermark_ok`.
  case wmark
  /// `should_reclaim_retry`, of one zone.
  case retry
  /// The work of one shrinker in `do_shrink_slab`.
  case slab

  /// Words of lines that tell what happened around a decision.
  static let contextWords = ["wake", "direct", "directend", "inactive", "active"]
}

extension DecisionKind: Coded {
  public var code: String { rawValue }
}
