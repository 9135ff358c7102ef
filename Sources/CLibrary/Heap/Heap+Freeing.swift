import Hardware
import KernelModel

/// Giving chunks back. glibc: `_int_free`.
extension Heap {
  /// - Parameter isLocked: the allocator itself gives the chunk up, inside another call; then the
  ///   fast list's first entry is looked at as well.
  func release(_ chunk: Chunk, _ arena: Arena, isLocked: Bool = false) throws(HeapFailure) {
    kernel.tracer.enter(.intFree)
    defer { kernel.tracer.leave(.intFree) }
    let size = try self.size(of: chunk)
    // A size that would wrap around the end of memory cannot be one.
    guard chunk.rawValue <= 0 &- size, chunk.isAligned else { throw abort(.invalidPointer) }
    guard size >= HeapRules.smallestChunk, HeapRules.isAligned(size) else {
      throw abort(.invalidSize)
    }
    let bin = HeapRules.cacheBin(size)
    let cache = try load(data.cache)
    if cache != 0, try hasCacheBin(bin) {
      try checkDoubleFree(chunk, cache, bin)
      if try hasCacheRoom(cache, bin) { return try putCached(chunk, cache, bin) }
    }
    if size <= HeapRules.largestFast {
      try releaseFast(chunk, size: size, arena, isLocked: isLocked)
    } else if try head(of: chunk) & Chunk.Flags.mapped.rawValue == 0 {
      try releaseNormal(chunk, size: size, arena)
    } else {
      try unmap(chunk)
    }
  }

  /// Puts a chunk in front of the list of its size; nothing is merged yet.
  private func releaseFast(
    _ chunk: Chunk, size: UInt32, _ arena: Arena, isLocked: Bool
  ) throws(HeapFailure) {
    let next = chunk + size
    guard try head(of: next) > HeapRules.headerByteCount,
      try self.size(of: next) < load(arena.heapByteCount)
    else { throw abort(.fastNextSize) }
    try store(1, at: arena.hasFastChunks)
    let index = HeapRules.fastList(size)
    let list = arena.fastList(index)
    let first = Chunk(rawValue: try load(list))
    guard first != chunk else { throw abort(.fastDoubleFree) }
    try store(mangled(first.rawValue, at: chunk.memory), at: chunk.memory)
    try store(chunk.rawValue, at: list)
    if isLocked, !first.isNone {
      guard try HeapRules.fastList(self.size(of: first)) == index else { throw abort(.fastEntry) }
    }
    tell(
      .listed(
        chunk: VirtualAddress(rawValue: chunk.rawValue), size: size, in: .fast(UInt8(index)),
        count: 0))
  }

  /// Joins a chunk with its free neighbours and puts it into the unsorted list or into top.
  private func releaseNormal(
    _ chunk: Chunk, size: UInt32, _ arena: Arena
  ) throws(HeapFailure) {
    let next = chunk + size
    let top = Chunk(rawValue: try load(arena.top))
    guard chunk != top else { throw abort(.topDoubleFree) }
    if try load(arena.flags) & 2 == 0 {
      guard try next.rawValue < (top + self.size(of: top)).rawValue else { throw abort(.beyondTop) }
    }
    guard try followsUsed(next) else { throw abort(.doubleFree) }
    let nextSize = try self.size(of: next)
    guard try head(of: next) > HeapRules.headerByteCount,
      try nextSize < load(arena.heapByteCount)
    else { throw abort(.nextSize) }
    let joined = try joinBackward(chunk, size: size, orAbort: .previousSize)
    let total = try joinForward(joined.chunk, joined.size, next, nextSize, arena, .freeUnsorted)
    guard total >= HeapRules.largeFree else { return }
    tell(.largeFree(size: total))
    if try load(arena.hasFastChunks) != 0 { try consolidate(arena) }
    let last = Chunk(rawValue: try load(arena.top))
    guard arena == self.arena else {
      // The heap of another arena would say whose it is; here is none.
      let heap = last.rawValue & ~(HeapRules.arenaAlignment - 1)
      guard try load(heap) == arena.base else { throw abort(.otherHeap) }
      return
    }
    if try self.size(of: last) >= load(data[.trimThreshold]) { try trim(arena) }
  }

  /// Joins a chunk with the one before, if that is free.
  private func joinBackward(
    _ chunk: Chunk, size: UInt32, orAbort reason: AbortReason
  ) throws(HeapFailure) -> (chunk: Chunk, size: UInt32) {
    guard try !followsUsed(chunk) else { return (chunk, size) }
    let previousSize = try previousSize(of: chunk)
    let previous = chunk - previousSize
    let total = size &+ previousSize
    guard try self.size(of: previous) == previousSize else { throw abort(reason) }
    try unlink(previous)
    tell(
      .merged(.before, chunk: VirtualAddress(rawValue: previous.rawValue), size: total))
    return (previous, total)
  }

  /// Joins a chunk with the one behind, if that is free, and puts the result where it belongs.
  ///
  /// - Parameter reason: how it ends when the unsorted list is broken; nil does not look.
  /// - Returns: the size of what became of it.
  private func joinForward(
    _ chunk: Chunk, _ size: UInt32, _ next: Chunk, _ nextSize: UInt32, _ arena: Arena,
    _ reason: AbortReason?
  ) throws(HeapFailure) -> UInt32 {
    let place = VirtualAddress(rawValue: chunk.rawValue)
    if try load(arena.top) == next.rawValue {
      let total = size &+ nextSize
      try setHead(of: chunk, total | 1)
      try store(chunk.rawValue, at: arena.top)
      tell(.merged(.top, chunk: place, size: total))
      return total
    }
    var total = size
    if try !followsUsed(next + nextSize) {
      try unlink(next)
      total = size &+ nextSize
      tell(.merged(.behind, chunk: place, size: total))
    } else {
      try setHead(of: next, try head(of: next) & ~1)
    }
    if let reason {
      try pushUnsorted(chunk, size: total, arena, orAbort: reason)
    } else {
      let first = try forward(of: arena.unsorted)
      try setForward(of: arena.unsorted, chunk)
      try setBackward(of: first, chunk)
      try clearSizeLinks(of: chunk, size: total)
      try setBackward(of: chunk, arena.unsorted)
      try setForward(of: chunk, first)
    }
    try setFree(chunk, size: total)
    tell(.listed(chunk: place, size: total, in: .unsorted, count: 0))
    return total
  }

  /// Merges every fast chunk with its neighbours. glibc: `malloc_consolidate`.
  func consolidate(_ arena: Arena) throws(HeapFailure) {
    kernel.tracer.enter(.mallocConsolidate)
    defer { kernel.tracer.leave(.mallocConsolidate) }
    try store(0, at: arena.hasFastChunks)
    var steps = 0
    for index in 0..<HeapRules.fastListCount {
      let list = arena.fastList(index)
      var chunk = Chunk(rawValue: try load(list))
      try store(0, at: list)
      while !chunk.isNone {
        guard chunk.isAligned else { throw abort(.consolidateUnaligned) }
        let size = try self.size(of: chunk)
        guard HeapRules.fastList(size) == index else { throw abort(.consolidateSize) }
        let following = try mangled(load(chunk.memory), at: chunk.memory)
        let next = chunk + size
        let nextSize = try self.size(of: next)
        let joined = try joinBackward(chunk, size: size, orAbort: .fastPreviousSize)
        _ = try joinForward(joined.chunk, joined.size, next, nextSize, arena, nil)
        chunk = Chunk(rawValue: following)
        try count(&steps, .mallocConsolidate)
      }
    }
  }
}
