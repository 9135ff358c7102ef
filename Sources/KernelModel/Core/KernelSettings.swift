/// The sysctls that address spaces, reclaim and the OOM killer obey.
public struct KernelSettings: Hashable, BitwiseCopyable, Sendable {
  /// `vm.max_map_count`
  public var mostAreas = 65530
  /// `vm.mmap_min_addr`, in bytes.
  public var lowestUserAddress: UInt32 = 65536
  /// `stack_guard_gap`, in bytes (256 pages).
  public var stackGuardGap: UInt32 = 256 << 12
  /// `vm.legacy_va_layout`, as programs find it when they are loaded.
  public var mapsBottomUp = false
  /// Bytes mapped around a read fault on a file. Linux: `fault_around_bytes`.
  public var faultAroundByteCount: UInt32 = 65536
  /// New tables of the vmalloc window are copied to every process at once, as from 5.8 on; else
  /// each learns of them by a fault.
  public var synchronizesEagerly = true
  /// Pages read ahead around a cold fault. Linux: `ra_pages`.
  public var readAheadPageCount: UInt64 = 32
  /// `vm.swappiness`, 0 to 200: how readily private pages are swapped instead of pages of files
  /// dropped.
  public var swappiness: UInt32 = 60
  public var outOfMemory = OOMSettings()

  public init() {}
}
