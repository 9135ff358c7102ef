/// What is counted since boot, in the order of `/proc/vmstat`. Linux: `enum vm_event_item`.
public enum EventCounter: Int, CaseIterable, Hashable, Sendable {
  case pagedIn
  case pagedOut
  case swappedIn
  case swappedOut
  case allocatedDMA
  case allocatedNormal
  case allocatedHighMemory
  case allocatedMovable
  case stalledDMA
  case stalledNormal
  case stalledHighMemory
  case stalledMovable
  case skippedDMA
  case skippedNormal
  case skippedHighMemory
  case skippedMovable
  case freed
  case activated
  case deactivated
  case lazilyFreeable
  case faults
  case majorFaults
  case lazilyFreed
  case refilled
  case reused
  case stolenByKswapd
  case stolenDirectly
  case scannedByKswapd
  case scannedDirectly
  case scanThrottled
  case scannedAnonymous
  case scannedFile
  case stolenAnonymous
  case stolenFile
  case inodesStolen
  case slabsScanned
  case inodesStolenByKswapd
  case lowMarkHitQuickly
  case highMarkHitQuickly
  case pageOutRuns
  case rotated
  case pageCacheDropped
  case slabDropped
  case outOfMemoryKills
  case migrated
  case migrationFailures
  case hugeMigrated
  case hugeMigrationFailures
  case hugeMigrationSplits
  case compactMigrateScanned
  case compactFreeScanned
  case compactIsolated
  case compactStalls
  case compactFailures
  case compactSuccesses
  case compactDaemonWakes
  case compactDaemonMigrateScanned
  case compactDaemonFreeScanned
  case hugePagesAllocated
  case hugePageFailures
  case unevictableCulled
  case unevictableScanned
  case unevictableRescued
  case unevictableLocked
  case unevictableUnlocked
  case unevictableCleared
  case unevictableStranded
  case swapReadAhead
  case swapReadAheadHits

  /// The name in `/proc/vmstat`.
  public var name: String {
    switch self {
    case .pagedIn: "pgpgin"
    case .pagedOut: "pgpgout"
    case .swappedIn: "pswpin"
    case .swappedOut: "pswpout"
    case .allocatedDMA: "pgalloc_dma"
    case .allocatedNormal: "pgalloc_normal"
    case .allocatedHighMemory: "pgalloc_high"
    case .allocatedMovable: "pgalloc_movable"
    case .stalledDMA: "allocstall_dma"
    case .stalledNormal: "allocstall_normal"
    case .stalledHighMemory: "allocstall_high"
    case .stalledMovable: "allocstall_movable"
    case .skippedDMA: "pgskip_dma"
    case .skippedNormal: "pgskip_normal"
    case .skippedHighMemory: "pgskip_high"
    case .skippedMovable: "pgskip_movable"
    case .freed: "pgfree"
    case .activated: "pgactivate"
    case .deactivated: "pgdeactivate"
    case .lazilyFreeable: "pglazyfree"
    case .faults: "pgfault"
    case .majorFaults: "pgmajfault"
    case .lazilyFreed: "pglazyfreed"
    case .refilled: "pgrefill"
    case .reused: "pgreuse"
    case .stolenByKswapd: "pgsteal_kswapd"
    case .stolenDirectly: "pgsteal_direct"
    case .scannedByKswapd: "pgscan_kswapd"
    case .scannedDirectly: "pgscan_direct"
    case .scanThrottled: "pgscan_direct_throttle"
    case .scannedAnonymous: "pgscan_anon"
    case .scannedFile: "pgscan_file"
    case .stolenAnonymous: "pgsteal_anon"
    case .stolenFile: "pgsteal_file"
    case .inodesStolen: "pginodesteal"
    case .slabsScanned: "slabs_scanned"
    case .inodesStolenByKswapd: "kswapd_inodesteal"
    case .lowMarkHitQuickly: "kswapd_low_wmark_hit_quickly"
    case .highMarkHitQuickly: "kswapd_high_wmark_hit_quickly"
    case .pageOutRuns: "pageoutrun"
    case .rotated: "pgrotated"
    case .pageCacheDropped: "drop_pagecache"
    case .slabDropped: "drop_slab"
    case .outOfMemoryKills: "oom_kill"
    case .migrated: "pgmigrate_success"
    case .migrationFailures: "pgmigrate_fail"
    case .hugeMigrated: "thp_migration_success"
    case .hugeMigrationFailures: "thp_migration_fail"
    case .hugeMigrationSplits: "thp_migration_split"
    case .compactMigrateScanned: "compact_migrate_scanned"
    case .compactFreeScanned: "compact_free_scanned"
    case .compactIsolated: "compact_isolated"
    case .compactStalls: "compact_stall"
    case .compactFailures: "compact_fail"
    case .compactSuccesses: "compact_success"
    case .compactDaemonWakes: "compact_daemon_wake"
    case .compactDaemonMigrateScanned: "compact_daemon_migrate_scanned"
    case .compactDaemonFreeScanned: "compact_daemon_free_scanned"
    case .hugePagesAllocated: "htlb_buddy_alloc_success"
    case .hugePageFailures: "htlb_buddy_alloc_fail"
    case .unevictableCulled: "unevictable_pgs_culled"
    case .unevictableScanned: "unevictable_pgs_scanned"
    case .unevictableRescued: "unevictable_pgs_rescued"
    case .unevictableLocked: "unevictable_pgs_mlocked"
    case .unevictableUnlocked: "unevictable_pgs_munlocked"
    case .unevictableCleared: "unevictable_pgs_cleared"
    case .unevictableStranded: "unevictable_pgs_stranded"
    case .swapReadAhead: "swap_ra"
    case .swapReadAheadHits: "swap_ra_hit"
    }
  }
}
