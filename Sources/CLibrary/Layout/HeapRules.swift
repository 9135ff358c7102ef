/// The sizes by which glibc's allocator works on i386, and the arithmetic that follows from them.
///
/// A chunk's size is a multiple of 16 and counts the word that holds it; of a chunk in use the
/// program gets all but that word, its last word being the `prev_size` of the chunk behind.
/// glibc: `malloc/malloc.c`.
public enum HeapRules {
  /// The release whose rules these are: safe-linked lists, a random tcache key, counts of 16 bits.
  public static let version = "2.36"

  /// A size field's bytes. glibc: `SIZE_SZ`.
  static let wordByteCount: UInt32 = 4
  /// Bytes before a chunk's memory. glibc: `CHUNK_HDR_SZ`.
  static let headerByteCount: UInt32 = 8
  /// glibc: `MALLOC_ALIGNMENT`, 16 on i386 since 2.26.
  static let alignment: UInt32 = 16
  /// glibc: `MINSIZE`.
  static let smallestChunk: UInt32 = 16
  /// No request may be larger. glibc: `PTRDIFF_MAX`.
  static let largestRequest: UInt32 = 0x7fff_ffff
  static let pageByteCount: UInt32 = 4096

  /// Chunks up to this size go to a fast list. glibc: `get_max_fast`, from `DEFAULT_MXFAST`.
  static let largestFast: UInt32 = 64
  /// glibc: `NFASTBINS`; the last of them are never used.
  static let fastListCount: UInt32 = 11
  /// Chunks below this size have a bin for each size. glibc: `MIN_LARGE_SIZE`.
  static let smallestLarge: UInt32 = 1008
  /// glibc: `NBINS`; bin 1 is the unsorted list, bins 0 and 127 do not exist.
  static let binCount: UInt32 = 128
  /// glibc: `TCACHE_MAX_BINS`.
  static let cacheBinCount: UInt32 = 64
  /// Chunks in a bin of the thread's cache. glibc: `TCACHE_FILL_COUNT`.
  public static let cacheDepth: UInt32 = 7
  /// glibc: `sizeof (tcache_perthread_struct)`: 64 counts of 16 bits and 64 pointers.
  static let cacheTableByteCount: UInt32 = 384

  /// Bytes asked for beyond what is needed. glibc: `DEFAULT_TOP_PAD`.
  static let topPad: UInt32 = 128 << 10
  /// glibc: `DEFAULT_MMAP_THRESHOLD`, and its bound.
  public static let mappingThreshold: UInt32 = 128 << 10
  static let largestMappingThreshold: UInt32 = 512 << 10
  /// glibc: `DEFAULT_TRIM_THRESHOLD`.
  static let trimThreshold: UInt32 = 128 << 10
  /// glibc: `DEFAULT_MMAP_MAX`.
  static let mostMappings: UInt32 = 65536
  /// Freeing this much at once is worth looking for more. glibc: `FASTBIN_CONSOLIDATION_THRESHOLD`.
  static let largeFree: UInt32 = 64 << 10
  /// The least that is mapped where `brk` is refused. glibc: `MMAP_AS_MORECORE_SIZE`.
  static let smallestFallback: UInt32 = 1 << 20
  /// Where other arenas' heaps begin. glibc: `HEAP_MAX_SIZE`.
  static let arenaAlignment: UInt32 = 1 << 20
  /// Chunks sorted before a request is served. glibc: `MAX_ITERS`.
  static let mostSorted = 10_000

  /// The chunk that serves a request. glibc: `checked_request2size`.
  ///
  /// - Returns: nil for a request beyond `PTRDIFF_MAX`.
  static func chunkSize(for byteCount: UInt32) -> UInt32? {
    guard byteCount <= largestRequest else { return nil }
    return max(smallestChunk, (byteCount + wordByteCount + alignment - 1) & ~(alignment - 1))
  }

  static func isSmall(_ size: UInt32) -> Bool { size < smallestLarge }

  /// The thread's cache bin of a size, which may be past the last. glibc: `csize2tidx`.
  static func cacheBin(_ size: UInt32) -> UInt32 {
    (size &- smallestChunk &+ alignment - 1) / alignment
  }

  /// glibc: `fastbin_index`: i386's lists are 8 apart though its sizes are 16 apart.
  static func fastList(_ size: UInt32) -> UInt32 { (size >> 3) &- 2 }

  /// glibc: `smallbin_index`.
  static func smallBin(_ size: UInt32) -> UInt32 { (size >> 4) + 1 }

  /// 45 bins are 64 bytes wide, then fewer and fewer ever wider. glibc: `largebin_index_32_big`.
  static func largeBin(_ size: UInt32) -> UInt32 {
    if size >> 6 <= 45 { return 49 + size >> 6 }
    if size >> 9 <= 20 { return 91 + size >> 9 }
    if size >> 12 <= 10 { return 110 + size >> 12 }
    if size >> 15 <= 4 { return 119 + size >> 15 }
    if size >> 18 <= 2 { return 124 + size >> 18 }
    return 126
  }

  /// The bin that a size is sorted into. glibc: `bin_index`.
  public static func bin(_ size: UInt32) -> UInt32 {
    isSmall(size) ? smallBin(size) : largeBin(size)
  }

  static func isAligned(_ address: UInt32) -> Bool { address & (alignment - 1) == 0 }

  static func roundedUpToPage(_ byteCount: UInt32) -> UInt32 {
    (byteCount &+ (pageByteCount - 1)) & ~(pageByteCount - 1)
  }
}
