import Hardware

/// Who reclaims, for whom, and what it may do; and what it has come to.
///
/// Linux: `struct scan_control`.
struct Reclaimer {
  /// Linux: `current_is_kswapd`.
  var isBackground = false
  /// Pages of zones above are passed over. Linux: `reclaim_idx`.
  var zoneClass = Zone.Kind.movable
  var order = 0
  /// 12, of which a pass looks at 1/4096 of the lists, down to 0.
  var priority = ScanRequest.firstPriority
  /// Pages to be freed. Linux: `nr_to_reclaim`.
  var aim = ScanRounds.batchPages
  /// Dirty pages may be written; private ones may go to swap.
  var mayWrite = true
  var maySwap = true
  /// The asker may wait for devices, and for file systems. Linux: `__GFP_IO`, `__GFP_FS`.
  var mayUseDevices = true
  var mayUseFiles = true
  /// Active pages are taken whatever the lists say. Linux: `force_deactivate`.
  var isForced = false

  /// Pages freed and taken off inactive lists so far. Linux: `nr_reclaimed`, `nr_scanned`.
  var freedPages = 0
  var takenPages = 0
  /// Of the pass over the node that is under way. Linux: `scan_control.nr`.
  var pass = PassCounts()
  /// An active list was passed over. Linux: `skipped_deactivate`.
  var hasPassedOver = false
}

/// What was found on the lists in a pass over the node. Linux: `scan_control.nr`.
struct PassCounts {
  /// Dirty pages of files that nobody writes yet, and all pages of files.
  var unwrittenFilePages = 0
  var filePages = 0
  /// Pages that reclaim met again before they were written. Linux: `nr_immediate`.
  var impatientPages = 0
}

/// What became of a page that reclaim looked at.
enum PageFate {
  case freed
  /// It stays where it was.
  case kept
  /// It is in use, or cannot go: the active list is its place.
  case activated
}

/// What reclaim did with a batch of pages. Linux: `struct reclaim_stat`.
struct ShrinkCounts {
  var freed = 0
  var activatedAnonymous = 0
  var activatedFile = 0
  /// Written out by reclaim itself. Linux: `nr_pageout`.
  var written = 0
  /// Dirty pages of files that nobody writes yet. Linux: `nr_unqueued_dirty`.
  var unwritten = 0
  /// Linux: `nr_immediate`.
  var impatient = 0
}
