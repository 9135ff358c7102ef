/// What is known of the task that reclaims for all, and of the one that writes files.
///
/// Linux: fields of `pg_data_t`; `kswapd`, the flusher.
public struct BackgroundReclaimer: BitwiseCopyable, Hashable, Sendable {
  /// It has been woken and has not run yet.
  public internal(set) var isWoken = false
  /// What it was woken for: the largest order and the highest class. Linux: `kswapd_order`,
  /// `kswapd_highest_zoneidx`.
  public internal(set) var order = 0
  public internal(set) var zoneClass = Zone.Kind.dma
  /// It has balanced the node and dozes until the machine rests. Linux: the first sleep of
  /// `kswapd_try_to_sleep`.
  public internal(set) var isNapping = false
  /// Runs in a row that freed nothing; from 16 on it is left asleep until somebody else frees a
  /// page. Linux: `kswapd_failures`.
  public internal(set) var failures = 0
  /// All pages of files that its last pass took were dirty. Linux: `PGDAT_DIRTY`.
  public internal(set) var isAllDirty = false
  /// Files are to be written.
  public internal(set) var isFlusherWoken = false
  /// Pages of files that have become dirty and were not written yet; some may be gone.
  public internal(set) var dirtiedPages = 0

  /// Linux: `MAX_RECLAIM_RETRIES`.
  static let mostFailures = 16

  /// Whether it has given the node up.
  public var isHopeless: Bool { failures >= Self.mostFailures }

  /// Whether somebody is to run as soon as the task that runs leaves the kernel.
  var isWanted: Bool { isWoken || isFlusherWoken }
}
