import Hardware
import KernelModel

/// The unsorted list, where freed chunks wait for their bins. glibc: `_int_malloc`.
extension Heap {
  /// Empties the unsorted list, oldest first, until a chunk of the size turns up that the thread's
  /// cache has no room for.
  func sortUnsorted(for wanted: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32? {
    let head = arena.unsorted
    let stash = try stash(for: wanted)
    var hasCached = false
    var rounds = 0
    while true {
      let chunk = try backward(of: head)
      guard chunk != head else { break }
      let previous = try backward(of: chunk)
      let size = try self.size(of: chunk)
      try checkUnsorted(chunk, size: size, previous, arena)
      if HeapRules.isSmall(wanted), previous == head,
        try load(arena.lastRemainder) == chunk.rawValue,
        size > wanted &+ HeapRules.smallestChunk
      {
        return try splitRemainder(chunk, size: size, wanted, arena)
      }
      try setBackward(of: head, previous)
      try setForward(of: previous, head)
      if size == wanted {
        try setUsed(chunk, size: size, arena)
        if let (cache, bin) = stash, try hasCacheRoom(cache, bin) {
          try putCached(chunk, cache, bin)
          hasCached = true
          continue
        }
        return taken(chunk, size, .unsorted)
      }
      try sort(chunk, size: size, arena)
      rounds += 1
      if rounds >= HeapRules.mostSorted { break }
    }
    if hasCached, let (cache, bin) = stash { return try takeCached(cache, bin) }
    return nil
  }

  private func checkUnsorted(
    _ chunk: Chunk, size: UInt32, _ previous: Chunk, _ arena: Arena
  ) throws(HeapFailure) {
    let next = chunk + size
    let total = try load(arena.heapByteCount)
    guard size > HeapRules.headerByteCount, size <= total else { throw abort(.unsortedSize) }
    let nextHead = try head(of: next)
    guard nextHead >= HeapRules.headerByteCount, nextHead <= total else {
      throw abort(.unsortedNextSize)
    }
    guard try previousSize(of: next) & ~7 == size else { throw abort(.unsortedPreviousSize) }
    guard try forward(of: previous) == chunk, try forward(of: chunk) == arena.unsorted else {
      throw abort(.unsortedList)
    }
    guard nextHead & 1 == 0 else { throw abort(.unsortedInUse) }
  }

  /// Cuts small requests in a row from one chunk, so that they lie side by side.
  private func splitRemainder(
    _ chunk: Chunk, size: UInt32, _ wanted: UInt32, _ arena: Arena
  ) throws(HeapFailure) -> UInt32 {
    let rest = chunk + wanted
    let restSize = size &- wanted
    let head = arena.unsorted
    try setForward(of: head, rest)
    try setBackward(of: head, rest)
    try store(rest.rawValue, at: arena.lastRemainder)
    try setForward(of: rest, head)
    try setBackward(of: rest, head)
    try clearSizeLinks(of: rest, size: restSize)
    try setHead(of: chunk, usedSize: wanted, arena)
    try setFree(rest, size: restSize)
    let memory = taken(chunk, wanted, .unsorted)
    tellSplit(chunk, wanted, rest, restSize)
    return memory
  }
}
