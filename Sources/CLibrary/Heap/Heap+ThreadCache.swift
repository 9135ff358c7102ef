import Hardware
import KernelModel

/// The thread's cache: up to seven chunks of each size, taken and put without any merging.
///
/// Its table is a chunk of the heap: 64 counts of 16 bits, then 64 heads of singly linked lists.
/// An entry is the memory's address; its first word is the next entry, mangled, its second the key
/// by which a double free shows. glibc: `tcache_perthread_struct`.
extension Heap {
  @inline(__always)
  private func countPlace(_ cache: UInt32, _ bin: UInt32) -> UInt32 { cache &+ bin &* 2 }

  @inline(__always)
  private func entryPlace(_ cache: UInt32, _ bin: UInt32) -> UInt32 {
    cache &+ 128 &+ bin &* 4
  }

  /// The table, which the first call takes from the heap; 0 while there is no memory for it.
  ///
  /// glibc: `MAYBE_INIT_TCACHE`.
  @inline(__always)
  func cacheTable() throws(HeapFailure) -> UInt32 {
    let cache = try load(data.cache)
    return cache != 0 ? cache : try makeCache()
  }

  /// glibc: `tcache_init`.
  @inline(never)
  private func makeCache() throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.tcacheInit)
    defer { kernel.tracer.leave(.tcacheInit) }
    let table = try allocate(HeapRules.cacheTableByteCount, from: arena)
    guard table != 0 else { return 0 }
    try store(table, at: data.cache)
    try clear(table, byteCount: HeapRules.cacheTableByteCount)
    return table
  }

  /// Whether a size has a bin in the cache.
  @inline(__always)
  func hasCacheBin(_ bin: UInt32) throws(HeapFailure) -> Bool {
    try bin < load(data[.cacheBinCount])
  }

  /// Whether a bin takes one chunk more.
  @inline(__always)
  func hasCacheRoom(_ cache: UInt32, _ bin: UInt32) throws(HeapFailure) -> Bool {
    try loadHalf(countPlace(cache, bin)) < load(data[.cacheDepth])
  }

  /// The table and the bin for chunks that a search finds besides the one it wants; nil for none.
  func stash(for size: UInt32) throws(HeapFailure) -> (cache: UInt32, bin: UInt32)? {
    let cache = try load(data.cache)
    let bin = HeapRules.cacheBin(size)
    guard cache != 0, try hasCacheBin(bin) else { return nil }
    return (cache, bin)
  }

  /// Takes the entry that was put last; nil when the bin is empty. glibc: `tcache_get`.
  @inline(__always)
  func takeCached(_ cache: UInt32, _ bin: UInt32) throws(HeapFailure) -> UInt32? {
    let count = try loadHalf(countPlace(cache, bin))
    guard count > 0 else { return nil }
    let entry = try load(entryPlace(cache, bin))
    guard HeapRules.isAligned(entry) else { throw abort(.cacheTaken) }
    let next = try mangled(load(entry), at: entry)
    try store(next, at: entryPlace(cache, bin))
    try storeHalf(count &- 1, at: countPlace(cache, bin))
    try store(0, at: entry &+ 4)
    tell(
      .taken(
        chunk: VirtualAddress(rawValue: entry &- 8), size: (bin + 1) << 4,
        from: .threadCache(UInt8(truncatingIfNeeded: bin))))
    return entry
  }

  /// glibc: `tcache_put`.
  @inline(__always)
  func putCached(_ chunk: Chunk, _ cache: UInt32, _ bin: UInt32) throws(HeapFailure) {
    let entry = chunk.memory
    try store(try load(data.cacheKey), at: entry &+ 4)
    try store(mangled(try load(entryPlace(cache, bin)), at: entry), at: entry)
    try store(entry, at: entryPlace(cache, bin))
    let count = try loadHalf(countPlace(cache, bin)) &+ 1
    try storeHalf(count, at: countPlace(cache, bin))
    tell(
      .listed(
        chunk: VirtualAddress(rawValue: chunk.rawValue), size: (bin + 1) << 4,
        in: .threadCache(UInt8(truncatingIfNeeded: bin)),
        count: UInt16(truncatingIfNeeded: count)))
  }

  /// A chunk whose second word is the key is probably in the cache already; looks whether it is.
  func checkDoubleFree(_ chunk: Chunk, _ cache: UInt32, _ bin: UInt32) throws(HeapFailure) {
    guard try load(chunk.memory &+ 4) == load(data.cacheKey) else { return }
    var entry = try load(entryPlace(cache, bin))
    var steps = 0
    let depth = try load(data[.cacheDepth])
    while entry != 0 {
      guard steps < depth else { throw abort(.cacheTooLong) }
      guard HeapRules.isAligned(entry) else { throw abort(.cacheUnaligned) }
      guard entry != chunk.memory else { throw abort(.cacheDoubleFree) }
      entry = try mangled(load(entry), at: entry)
      try count(&steps, .intFree)
    }
  }
}
