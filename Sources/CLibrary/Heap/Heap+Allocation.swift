import Hardware
import KernelModel

/// The search for a chunk. glibc: `_int_malloc`.
///
///     fast list, if small enough     exactly the size; more of them move to the thread's cache
///     small bin, if small enough     exactly the size; the same
///     merge fast chunks, if large
///     unsorted list                  last remainder, or exactly the size; the rest to its bins
///     large bin of the size          the smallest that suffices
///     any larger bin                 the first that is not empty
///     top
///     merge fast chunks and begin again, or ask the system
extension Heap {
  /// - Returns: the memory's address, 0 when there is none.
  func allocate(_ byteCount: UInt32, from arena: Arena) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.intMalloc)
    defer { kernel.tracer.leave(.intMalloc) }
    guard let size = HeapRules.chunkSize(for: byteCount) else { return 0 }
    tell(.requested(byteCount: byteCount, size: size))
    if size <= HeapRules.largestFast, let memory = try takeFast(size, arena) { return memory }
    if HeapRules.isSmall(size) {
      if let memory = try takeSmall(size, arena) { return memory }
    } else if try load(arena.hasFastChunks) != 0 {
      try consolidate(arena)
    }
    while true {
      if let memory = try sortUnsorted(for: size, arena) { return memory }
      if !HeapRules.isSmall(size), let memory = try takeLarge(size, arena) { return memory }
      if let memory = try takeFromLargerBin(size, arena) { return memory }
      if let memory = try takeFromTop(size, arena) { return memory }
      guard try load(arena.hasFastChunks) != 0 else {
        return try allocateFromSystem(size, arena)
      }
      try consolidate(arena)
    }
  }

  func taken(_ chunk: Chunk, _ size: UInt32, _ list: HeapList) -> UInt32 {
    tell(.taken(chunk: VirtualAddress(rawValue: chunk.rawValue), size: size, from: list))
    return chunk.memory
  }

  func tellSplit(_ chunk: Chunk, _ size: UInt32, _ rest: Chunk, _ restSize: UInt32) {
    tell(
      .split(
        chunk: VirtualAddress(rawValue: chunk.rawValue), size: size,
        rest: VirtualAddress(rawValue: rest.rawValue), restSize: restSize))
  }

  // MARK: Exact sizes

  private func takeFast(_ size: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32? {
    let index = HeapRules.fastList(size)
    let list = arena.fastList(index)
    let first = Chunk(rawValue: try load(list))
    guard !first.isNone else {
      tell(.listEmpty(.fast(UInt8(index))))
      return nil
    }
    guard first.isAligned else { throw abort(.fastUnaligned) }
    try store(mangled(try load(first.memory), at: first.memory), at: list)
    guard try HeapRules.fastList(self.size(of: first)) == index else { throw abort(.fastSize) }
    let memory = taken(first, size, .fast(UInt8(index)))
    if let (cache, bin) = try stash(for: size) {
      var steps = 0
      while try hasCacheRoom(cache, bin) {
        try count(&steps, .intMalloc)
        let chunk = Chunk(rawValue: try load(list))
        guard !chunk.isNone else { break }
        guard chunk.isAligned else { throw abort(.fastStashed) }
        try store(mangled(try load(chunk.memory), at: chunk.memory), at: list)
        try putCached(chunk, cache, bin)
      }
    }
    return memory
  }

  private func takeSmall(_ size: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32? {
    let index = HeapRules.smallBin(size)
    let bin = arena.bin(index)
    let last = try backward(of: bin)
    guard last != bin else {
      tell(.listEmpty(.small(UInt8(index))))
      return nil
    }
    let previous = try backward(of: last)
    guard try forward(of: previous) == last else { throw abort(.smallList) }
    try setUsed(last, size: size, arena)
    try setBackward(of: bin, previous)
    try setForward(of: previous, bin)
    let memory = taken(last, size, .small(UInt8(index)))
    if let (cache, cacheBin) = try stash(for: size) {
      var steps = 0
      while try hasCacheRoom(cache, cacheBin) {
        try count(&steps, .intMalloc)
        let chunk = try backward(of: bin)
        guard chunk != bin else { break }
        // glibc would look at it again and again.
        guard !chunk.isNone else { throw .endless(.intMalloc) }
        let previous = try backward(of: chunk)
        try setUsed(chunk, size: size, arena)
        try setBackward(of: bin, previous)
        try setForward(of: previous, bin)
        try putCached(chunk, cache, cacheBin)
      }
    }
    return memory
  }

  // MARK: Larger chunks

  /// The smallest chunk of the request's own large bin that suffices.
  private func takeLarge(_ wanted: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32? {
    let index = HeapRules.largeBin(wanted)
    let bin = arena.bin(index)
    let first = try forward(of: bin)
    guard first != bin, try head(of: first) >= wanted else {
      tell(.listEmpty(.large(UInt8(index))))
      return nil
    }
    var chunk = try larger(than: first)
    var size = try self.size(of: chunk)
    var steps = 0
    while size < wanted {
      chunk = try larger(than: chunk)
      size = try self.size(of: chunk)
      try count(&steps, .intMalloc)
    }
    // Not the one that stands for its size, if there is another: the links by size stay.
    if try chunk != backward(of: bin) {
      let next = try forward(of: chunk)
      if try head(of: chunk) == head(of: next) { chunk = next }
    }
    try unlink(chunk)
    return try cut(chunk, size: size, wanted, arena, .large(UInt8(index)), .mallocUnsorted)
  }

  /// A chunk of the first larger bin that is not empty, as the bin map tells.
  private func takeFromLargerBin(
    _ wanted: UInt32, _ arena: Arena
  ) throws(HeapFailure) -> UInt32? {
    var index = HeapRules.bin(wanted) + 1
    var block = index >> 5
    var map = try load(arena.binMap(block))
    var bit: UInt32 = 1 << (index & 31)
    while true {
      if bit > map || bit == 0 {
        repeat {
          block += 1
          guard block < Arena.binMapCount else { return nil }
          map = try load(arena.binMap(block))
        } while map == 0
        index = block << 5
        bit = 1
      }
      while bit & map == 0 {
        index += 1
        bit <<= 1
        guard bit != 0 else { throw abort(.binMapBit) }
      }
      let bin = arena.bin(index)
      let chunk = try backward(of: bin)
      if chunk == bin {
        map &= ~bit
        try store(map, at: arena.binMap(block))
        index += 1
        bit <<= 1
        continue
      }
      let size = try self.size(of: chunk)
      guard size >= wanted else { throw abort(.binSize) }
      try unlink(chunk)
      return try cut(
        chunk, size: size, wanted, arena, list(ofBin: index), .mallocUnsorted2,
        isRemainder: HeapRules.isSmall(wanted))
    }
  }

  /// Gives the program the first part of a chunk that left its bin; the rest, if it can be a chunk,
  /// goes to the unsorted list.
  private func cut(
    _ chunk: Chunk, size: UInt32, _ wanted: UInt32, _ arena: Arena, _ list: HeapList,
    _ reason: AbortReason, isRemainder: Bool = false
  ) throws(HeapFailure) -> UInt32 {
    let restSize = size &- wanted
    guard restSize >= HeapRules.smallestChunk else {
      try setUsed(chunk, size: size, arena)
      return taken(chunk, size, list)
    }
    let rest = chunk + wanted
    try pushUnsorted(rest, size: restSize, arena, orAbort: reason)
    if isRemainder { try store(rest.rawValue, at: arena.lastRemainder) }
    try setHead(of: chunk, usedSize: wanted, arena)
    try setFree(rest, size: restSize)
    let memory = taken(chunk, size, list)
    tellSplit(chunk, wanted, rest, restSize)
    return memory
  }

  // MARK: Top

  /// Cuts a chunk from the end of the heap, if that leaves a chunk there.
  private func takeFromTop(_ wanted: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32? {
    let size = try self.size(of: Chunk(rawValue: try load(arena.top)))
    guard try size <= load(arena.heapByteCount) else { throw abort(.topSize) }
    guard size >= wanted &+ HeapRules.smallestChunk else {
      tell(.topTooSmall(size: size, wanted: wanted))
      return nil
    }
    return try splitTop(wanted, arena)
  }

  /// - Precondition: the top chunk is larger than `wanted` by a chunk at least.
  func splitTop(_ wanted: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32 {
    let chunk = Chunk(rawValue: try load(arena.top))
    let restSize = try size(of: chunk) &- wanted
    let rest = chunk + wanted
    try store(rest.rawValue, at: arena.top)
    try setHead(of: chunk, usedSize: wanted, arena)
    try setHead(of: rest, restSize | 1)
    let memory = taken(chunk, wanted, .top)
    tell(.topMoved(chunk: VirtualAddress(rawValue: rest.rawValue), size: restSize))
    return memory
  }
}
