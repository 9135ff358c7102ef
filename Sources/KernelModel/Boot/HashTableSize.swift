/// The size of a hash table that boot makes in proportion to memory.
///
/// Linux: `alloc_large_system_hash`.
public struct HashTableSize: Hashable, Sendable {
  /// A power of two.
  public let bucketCount: Int

  /// Four bytes a bucket.
  public var byteCount: Int { bucketCount * 4 }
  public var pageCount: Int { (byteCount + 4095) / 4096 }
  /// The smallest order whose blocks hold the table. Linux: `get_order`.
  public var order: Int { Order.holding(byteCount: byteCount) }

  /// One bucket for each 2^scale bytes of the kernel's pages, rounded up to a power of two, at
  /// least a page and at most a sixteenth of all memory.
  init(kernelPages: Int, all allPages: Int, scale: Int) {
    let rounded = (kernelPages + 255) / 256 * 256
    let wanted = max(rounded >> (scale - 12), 1024)
    let powerOfTwo = 1 << (Int.bitWidth - (wanted - 1).leadingZeroBitCount)
    let bound = (allPages << 12) / 16 / 4
    bucketCount = min(powerOfTwo, 1 << (Int.bitWidth - 1 - bound.leadingZeroBitCount))
  }
}
