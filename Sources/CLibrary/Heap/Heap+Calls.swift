import Hardware
import KernelModel

/// The four functions that a program calls.
extension Heap {
  /// C: `malloc`. glibc: `__libc_malloc`.
  ///
  /// - Returns: the memory's address, 0 for `ENOMEM`.
  /// - Throws: why the call never returns; the process has got its signal then.
  /// - Complexity: O(1) when the thread's cache has a chunk; else O(chunks that are sorted).
  public func malloc(_ byteCount: UInt32) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.malloc)
    defer { kernel.tracer.leave(.malloc) }
    try prepare()
    return try take(byteCount)
  }

  @inline(__always)
  private func take(_ byteCount: UInt32) throws(HeapFailure) -> UInt32 {
    guard let size = HeapRules.chunkSize(for: byteCount) else { return 0 }
    let bin = HeapRules.cacheBin(size)
    let cache = try cacheTable()
    if cache != 0, try hasCacheBin(bin) {
      if let memory = try takeCached(cache, bin) { return memory }
      tell(.listEmpty(.threadCache(UInt8(truncatingIfNeeded: bin))))
    }
    return try allocate(byteCount, from: arena)
  }

  /// C: `calloc`. glibc: `__libc_calloc`.
  ///
  /// - Returns: the memory's address, 0 for `ENOMEM`, also when the product does not fit.
  /// - Throws: as `malloc`.
  public func calloc(_ count: UInt32, _ byteCount: UInt32) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.calloc)
    defer { kernel.tracer.leave(.calloc) }
    let (total, isTooLarge) = count.multipliedReportingOverflow(by: byteCount)
    guard !isTooLarge else { return 0 }
    try prepare()
    _ = try cacheTable()
    let oldTop = Chunk(rawValue: try load(arena.top))
    // What lies behind the top and was heap once before is not zero either.
    let oldTopSize = try max(
      size(of: oldTop),
      load(data[.heapStart]) &+ load(arena.highestHeapByteCount) &- oldTop.rawValue)
    let memory = try allocate(total, from: arena)
    guard memory != 0 else { return 0 }
    let chunk = Chunk(memory: memory)
    let head = try self.head(of: chunk)
    guard head & Chunk.Flags.mapped.rawValue == 0 else {
      tell(.clearingSpared(byteCount: total))
      return memory
    }
    var size = head & ~7
    if chunk == oldTop, size > oldTopSize {
      tell(.clearingSpared(byteCount: size &- oldTopSize))
      size = oldTopSize
    }
    let cleared = size &- HeapRules.wordByteCount
    try clear(memory, byteCount: cleared)
    tell(.cleared(byteCount: cleared))
    return memory
  }

  /// C: `free`. glibc: `__libc_free`.
  ///
  /// - Throws: as `malloc`.
  public func free(_ memory: UInt32) throws(HeapFailure) {
    kernel.tracer.enter(.free)
    defer { kernel.tracer.leave(.free) }
    guard memory != 0 else { return }
    try prepare()
    let chunk = Chunk(memory: memory)
    let head = try self.head(of: chunk)
    guard head & Chunk.Flags.mapped.rawValue != 0 else {
      _ = try cacheTable()
      return try release(chunk, arena(of: chunk, head))
    }
    if try load(data[.thresholdsAreFixed]) == 0, try head > load(data[.mappingThreshold]),
      head <= HeapRules.largestMappingThreshold
    {
      let threshold = head & ~7
      try store(threshold, at: data[.mappingThreshold])
      try store(2 * threshold, at: data[.trimThreshold])
      tell(.thresholdsRaised(mapping: threshold, trim: 2 * threshold))
    }
    try unmap(chunk)
  }

  /// The arena that a chunk says it belongs to. glibc: `arena_for_chunk`.
  @inline(__always)
  private func arena(of chunk: Chunk, _ head: UInt32) throws(HeapFailure) -> Arena {
    guard head & Chunk.Flags.otherArena.rawValue != 0 else { return arena }
    return Arena(base: try load(chunk.rawValue & ~(HeapRules.arenaAlignment - 1)))
  }

  // MARK: realloc

  /// C: `realloc`. glibc: `__libc_realloc`.
  ///
  /// - Returns: the memory's address; 0 for `ENOMEM`, which leaves the block, and for a size of 0,
  ///   which frees it.
  /// - Throws: as `malloc`.
  public func realloc(_ memory: UInt32, _ byteCount: UInt32) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.realloc)
    defer { kernel.tracer.leave(.realloc) }
    if byteCount == 0, memory != 0 {
      try free(memory)
      return 0
    }
    if memory == 0 { return try malloc(byteCount) }
    try prepare()
    let chunk = Chunk(memory: memory)
    let head = try self.head(of: chunk)
    let size = head & ~7
    let isMapped = head & Chunk.Flags.mapped.rawValue != 0
    var arena = self.arena
    if !isMapped {
      _ = try cacheTable()
      arena = try self.arena(of: chunk, head)
    }
    guard chunk.rawValue <= 0 &- size, chunk.isAligned else { throw abort(.reallocPointer) }
    guard let wanted = HeapRules.chunkSize(for: byteCount) else { return 0 }
    return isMapped
      ? try resizeMapped(chunk, size: size, wanted, byteCount)
      : try resize(chunk, size: size, wanted, arena)
  }

  private func resizeMapped(
    _ chunk: Chunk, size: UInt32, _ wanted: UInt32, _ byteCount: UInt32
  ) throws(HeapFailure) -> UInt32 {
    let moved = try remap(chunk, wanted)
    if moved != 0 { return moved }
    if size &- HeapRules.wordByteCount >= wanted { return chunk.memory }
    let memory = try take(byteCount)
    guard memory != 0 else { return 0 }
    try copy(chunk.memory, to: memory, byteCount: size &- HeapRules.headerByteCount)
    try unmap(chunk)
    return memory
  }

  /// Shrinks in place; grows into top or a free neighbour; else copies. glibc: `_int_realloc`.
  private func resize(
    _ chunk: Chunk, size: UInt32, _ wanted: UInt32, _ arena: Arena
  ) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.intRealloc)
    defer { kernel.tracer.leave(.intRealloc) }
    let total = try load(arena.heapByteCount)
    guard try head(of: chunk) > HeapRules.headerByteCount, size < total else {
      throw abort(.reallocSize)
    }
    let next = chunk + size
    let nextSize = try self.size(of: next)
    guard try head(of: next) > HeapRules.headerByteCount, nextSize < total else {
      throw abort(.reallocNextSize)
    }
    var newSize = size
    if size < wanted {
      let joined = size &+ nextSize
      if try load(arena.top) == next.rawValue, joined >= wanted &+ HeapRules.smallestChunk {
        return try growIntoTop(chunk, joined, wanted, arena)
      }
      if try load(arena.top) != next.rawValue, try !followsUsed(next + nextSize),
        joined >= wanted
      {
        try unlink(next)
        newSize = joined
        tell(.merged(.behind, chunk: VirtualAddress(rawValue: chunk.rawValue), size: joined))
      } else {
        let memory = try allocate(wanted &- (HeapRules.alignment - 1), from: arena)
        guard memory != 0 else { return 0 }
        guard Chunk(memory: memory) == next else {
          try copy(chunk.memory, to: memory, byteCount: size &- HeapRules.wordByteCount)
          try release(chunk, arena, isLocked: true)
          return memory
        }
        // What was found lies right behind.
        newSize = try size &+ self.size(of: next)
      }
    }
    try giveRestBack(chunk, newSize, wanted, arena)
    return chunk.memory
  }

  private func growIntoTop(
    _ chunk: Chunk, _ joined: UInt32, _ wanted: UInt32, _ arena: Arena
  ) throws(HeapFailure) -> UInt32 {
    try setSize(of: chunk, wanted)
    let rest = chunk + wanted
    try store(rest.rawValue, at: arena.top)
    try setHead(of: rest, (joined &- wanted) | 1)
    tell(.keptPlace(chunk: VirtualAddress(rawValue: chunk.rawValue), size: wanted))
    tell(.topMoved(chunk: VirtualAddress(rawValue: rest.rawValue), size: joined &- wanted))
    return chunk.memory
  }

  /// Frees the part of a chunk that is not wanted, if it can be a chunk.
  private func giveRestBack(
    _ chunk: Chunk, _ size: UInt32, _ wanted: UInt32, _ arena: Arena
  ) throws(HeapFailure) {
    let place = VirtualAddress(rawValue: chunk.rawValue)
    let restSize = size &- wanted
    guard restSize >= HeapRules.smallestChunk else {
      try setSize(of: chunk, size)
      try setHead(of: chunk + size, try head(of: chunk + size) | 1)
      tell(.keptPlace(chunk: place, size: size))
      return
    }
    let rest = chunk + wanted
    try setSize(of: chunk, wanted)
    try setHead(of: rest, usedSize: restSize, arena)
    try setHead(of: rest + restSize, try head(of: rest + restSize) | 1)
    tell(.keptPlace(chunk: place, size: wanted))
    tell(
      .split(
        chunk: place, size: wanted, rest: VirtualAddress(rawValue: rest.rawValue),
        restSize: restSize))
    try release(rest, arena, isLocked: true)
  }

  /// Changes a size and keeps the flags. glibc: `set_head_size`.
  private func setSize(of chunk: Chunk, _ size: UInt32) throws(HeapFailure) {
    try setHead(of: chunk, try head(of: chunk) & 7 | size)
  }

  /// Bytes that the program may use. C: `malloc_usable_size`. glibc: `musable`.
  ///
  /// - Returns: 0 for NULL and for a chunk that is not in use.
  public func usableSize(_ memory: UInt32) throws(HeapFailure) -> UInt32 {
    guard memory != 0 else { return 0 }
    let chunk = Chunk(memory: memory)
    let head = try self.head(of: chunk)
    let size = head & ~7
    if head & Chunk.Flags.mapped.rawValue != 0 { return size &- HeapRules.headerByteCount }
    return try followsUsed(chunk + size) ? size &- HeapRules.wordByteCount : 0
  }
}
