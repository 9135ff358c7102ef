/// Who makes memory free when the allocator has none: the background reclaimer, the direct one,
/// compaction, the OOM killer.
///
/// Where nobody is there, as while a machine boots, requests that would wait fail as those do that
/// may not.
public protocol MemoryPressure: AnyObject {
  /// Wakes the background reclaimer for a class. Linux: `wakeup_kswapd`.
  func wakeReclaimer(order: Int, zoneClass: Zone.Kind)
  /// Reclaims on behalf of the caller; returns pages freed. Linux: `try_to_free_pages`.
  func reclaim(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Int
  /// Pages of a zone that reclaim could free. Linux: `zone_reclaimable_pages`.
  func reclaimablePages(in zone: Zone.Kind) -> Int
  /// Moves pages to make a run; says whether one was made. Linux: `try_to_compact_pages`.
  func compact(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Bool
  /// Kills somebody. Returns whether there is hope. Linux: `out_of_memory`.
  func kill(order: Int, flags: AllocationFlags) -> Bool
}
