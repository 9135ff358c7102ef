import Hardware

extension SlabAllocator {
  /// What `kmalloc(0)` answers: not null, and not to be touched. Linux: `ZERO_SIZE_PTR`.
  static let zeroSizePointer = VirtualAddress(rawValue: 0x10)
  /// The most that comes from a cache; more comes as whole pages. Linux: `KMALLOC_MAX_CACHE_SIZE`.
  static let largestCachedSize = 8192
  /// The most that can be had: the biggest block. Linux: `KMALLOC_MAX_SIZE`.
  public static let largestSize = 4096 << Order.max

  /// Hands out memory of any size up to 4 MiB, physically contiguous.
  ///
  /// - Returns: where the kernel sees it; `nil` when there is none, or for more than 4 MiB.
  /// - Complexity: O(1) up to 8 KiB, without a new slab.
  public func kmalloc(_ byteCount: Int, _ flags: AllocationFlags = .kernel) -> VirtualAddress? {
    guard byteCount <= Self.largestCachedSize else { return takePages(byteCount, flags) }
    guard byteCount > 0 else { return Self.zeroSizePointer }
    let kind = KmallocKind(flags)
    return allocate(
      SlabDescription.firstKmalloc + kind.rawValue * SlabDescription.kmallocSizes.count
        + Self.kmallocIndex(byteCount), flags)
  }

  /// The cache that serves a size from 1 to 8192 bytes.
  func kmallocCache(for byteCount: Int, _ flags: AllocationFlags = .kernel) -> SlabCache {
    SlabCache(
      slabs: self,
      index: SlabDescription.firstKmalloc
        + KmallocKind(flags).rawValue * SlabDescription.kmallocSizes.count
        + Self.kmallocIndex(byteCount))
  }

  /// Which of `kmallocSizes` is the smallest that suffices. Linux: `kmalloc_slab`.
  @inline(__always)
  static func kmallocIndex(_ byteCount: Int) -> Int {
    if byteCount <= 8 { return 0 }
    // 8 16 32 64 96 128 192 256 ...: the two odd ones shift what follows.
    let exponent = Int.bitWidth - (byteCount - 1).leadingZeroBitCount
    switch exponent {
    case ...6: return exponent - 3
    case 7: return byteCount <= 96 ? 4 : 5
    case 8: return byteCount <= 192 ? 6 : 7
    default: return exponent - 1
    }
  }

  /// Whole pages for what is too big for the caches. Linux: `kmalloc_order`.
  private func takePages(_ byteCount: Int, _ flags: AllocationFlags) -> VirtualAddress? {
    guard byteCount <= Self.largestSize else { return nil }
    let order = Order.holding(byteCount: byteCount)
    let lowFlags = flags.subtracting(.highMemory).union(.compound)
    guard let frame = pages.allocate(order: order, lowFlags, use: .kernel) else { return nil }
    pages.statistics[.slabUnreclaimable] += 1 << order
    tracer.emit(.slab(.tookPages(frame, order: UInt8(order))))
    return DirectMapPlan.virtual(frame.base)
  }
}
