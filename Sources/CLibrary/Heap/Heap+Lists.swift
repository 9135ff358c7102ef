import Hardware
import KernelModel

/// The doubly linked lists of free chunks.
extension Heap {
  /// Takes a free chunk out of its bin. glibc: `unlink_chunk`.
  func unlink(_ chunk: Chunk) throws(HeapFailure) {
    guard try size(of: chunk) == previousSize(of: chunk + size(of: chunk)) else {
      throw abort(.unlinkSize)
    }
    let next = try forward(of: chunk)
    let previous = try backward(of: chunk)
    guard try backward(of: next) == chunk, try forward(of: previous) == chunk else {
      throw abort(.unlinkList)
    }
    try setBackward(of: next, previous)
    try setForward(of: previous, next)
    guard try !HeapRules.isSmall(head(of: chunk)), try smaller(than: chunk) != .none else {
      return
    }
    let smaller = try smaller(than: chunk)
    let larger = try larger(than: chunk)
    guard try self.larger(than: smaller) == chunk, try self.smaller(than: larger) == chunk else {
      throw abort(.unlinkSizeList)
    }
    if try self.smaller(than: next) == .none {
      // The next of the same size stands for it from now on.
      if smaller == chunk {
        try setSmaller(than: next, next)
        try setLarger(than: next, next)
      } else {
        try setSmaller(than: next, smaller)
        try setLarger(than: next, larger)
        try setLarger(than: smaller, next)
        try setSmaller(than: larger, next)
      }
    } else {
      try setLarger(than: smaller, larger)
      try setSmaller(than: larger, smaller)
    }
  }

  /// Puts a free chunk, whose head is still to be written, in front of the unsorted list.
  func pushUnsorted(
    _ chunk: Chunk, size: UInt32, _ arena: Arena, orAbort reason: AbortReason
  ) throws(HeapFailure) {
    let head = arena.unsorted
    let first = try forward(of: head)
    guard try backward(of: first) == head else { throw abort(reason) }
    try setForward(of: chunk, first)
    try setBackward(of: chunk, head)
    try clearSizeLinks(of: chunk, size: size)
    try setForward(of: head, chunk)
    try setBackward(of: first, chunk)
  }

  /// Writes a free chunk's size at both its ends.
  func setFree(_ chunk: Chunk, size: UInt32) throws(HeapFailure) {
    try setHead(of: chunk, size | 1)
    try setFoot(of: chunk, size)
  }

  /// Sorts a chunk into the bin of its size, large ones by falling size. glibc: `_int_malloc`.
  func sort(_ chunk: Chunk, size: UInt32, _ arena: Arena) throws(HeapFailure) {
    let index = HeapRules.bin(size)
    let bin = arena.bin(index)
    var previous = bin
    var next = try forward(of: bin)
    if !HeapRules.isSmall(size) {
      if next == bin {
        try setSmaller(than: chunk, chunk)
        try setLarger(than: chunk, chunk)
      } else {
        (previous, next) = try placeBySize(chunk, head: size | 1, bin, first: next)
      }
    }
    let block = arena.binMap(index >> 5)
    try store(try load(block) | 1 << (index & 31), at: block)
    try setBackward(of: chunk, previous)
    try setForward(of: chunk, next)
    try setBackward(of: next, chunk)
    try setForward(of: previous, chunk)
    tell(
      .listed(
        chunk: VirtualAddress(rawValue: chunk.rawValue), size: size, in: list(ofBin: index),
        count: 0))
  }

  /// Links a chunk by size and finds its neighbours in the bin.
  private func placeBySize(
    _ chunk: Chunk, head: UInt32, _ bin: Chunk, first: Chunk
  ) throws(HeapFailure) -> (previous: Chunk, next: Chunk) {
    let last = try backward(of: bin)
    let lastHead = try self.head(of: last)
    guard lastHead & 4 == 0 else { throw abort(.largeArena) }
    if head < lastHead {
      let larger = try larger(than: first)
      try setSmaller(than: chunk, first)
      try setLarger(than: chunk, larger)
      try setSmaller(than: larger, chunk)
      try setLarger(than: first, chunk)
      return (last, bin)
    }
    var next = first
    var steps = 0
    while true {
      let nextHead = try self.head(of: next)
      guard nextHead & 4 == 0 else { throw abort(.largeForwardArena) }
      if head < nextHead {
        next = try smaller(than: next)
        try count(&steps, .intMalloc)
        continue
      }
      if head == nextHead {
        // In second place, so that the links by size stay as they are.
        next = try forward(of: next)
      } else {
        let larger = try larger(than: next)
        try setSmaller(than: chunk, next)
        try setLarger(than: chunk, larger)
        guard try smaller(than: larger) == next else { throw abort(.largeSizeList) }
        try setLarger(than: next, chunk)
        try setSmaller(than: larger, chunk)
      }
      let previous = try backward(of: next)
      guard try forward(of: previous) == next else { throw abort(.largeList) }
      return (previous, next)
    }
  }

  /// Counts a step along a list that a spoilt link may have bent into a ring.
  @inline(__always)
  func count(_ steps: inout Int, _ function: KernelFunction) throws(HeapFailure) {
    steps += 1
    if steps > stepLimit { throw .endless(function) }
  }

  func list(ofBin index: UInt32) -> HeapList {
    index < 64 ? .small(UInt8(index)) : .large(UInt8(truncatingIfNeeded: index))
  }
}
