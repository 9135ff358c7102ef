import Hardware
import KernelModel

/// Memory from the kernel, and back to it.
extension Heap {
  /// Moves the end of the heap by a signed distance. C: `sbrk`.
  ///
  /// - Returns: where it was, nil when it did not move.
  func moveBreak(by increment: UInt32) -> UInt32? {
    let old = programBreak
    guard increment != 0 else { return old }
    let isGrowth = Int32(bitPattern: increment) > 0
    let new = old &+ increment
    guard isGrowth ? new > old : new < old else { return nil }
    var isGranted = false
    if let answer = try? kernel.brk(VirtualAddress(rawValue: new), by: process) {
      isGranted = answer.end.rawValue == new && answer.refusal == nil
    }
    tell(.breakAsked(increment: Int32(bitPattern: increment), isGranted: isGranted))
    return isGranted ? old : nil
  }

  private func mapPages(_ length: UInt32) -> UInt32? {
    let request = MapRequest(
      length: length, protection: [.read, .write], flags: [.copyOnWrite, .anonymous])
    do throws(Refusal) {
      let start = try kernel.mmap(request, by: process)
      tell(.mapped(start: start, length: length))
      return start.rawValue
    } catch {
      tell(.mappingRefused(length: length))
      return nil
    }
  }

  // MARK: Growing

  /// A chunk from the system: a mapping of its own, or from a longer heap. glibc: `sysmalloc`.
  ///
  /// - Returns: the memory's address, 0 for `ENOMEM`.
  func allocateFromSystem(_ wanted: UInt32, _ arena: Arena) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.sysmalloc)
    defer { kernel.tracer.leave(.sysmalloc) }
    let threshold = try load(data[.mappingThreshold])
    if wanted >= threshold, try load(data[.mappingCount]) < load(data[.mostMappings]) {
      tell(.thresholdReached(size: wanted, threshold: threshold))
      if let memory = try map(wanted) { return memory }
    }
    let top = Chunk(rawValue: try load(arena.top))
    let topSize = try size(of: top)
    let topEnd = (top + topSize).rawValue
    let isFirst = top == arena.unsorted && topSize == 0
    if !isFirst {
      guard topSize >= HeapRules.smallestChunk, try followsUsed(top), topEnd & 0xfff == 0 else {
        throw abort(.oldTop)
      }
    }
    try growTop(top, topSize, wanted, arena)
    let size = try self.size(of: Chunk(rawValue: try load(arena.top)))
    guard size >= wanted &+ HeapRules.smallestChunk else { return 0 }
    return try splitTop(wanted, arena)
  }

  private func growTop(
    _ top: Chunk, _ topSize: UInt32, _ wanted: UInt32, _ arena: Arena
  ) throws(HeapFailure) {
    let isContiguous = try load(arena.flags) & 2 == 0
    let pad = try load(data[.topPad])
    var length = wanted &+ pad &+ HeapRules.smallestChunk
    if isContiguous { length = length &- topSize }
    length = HeapRules.roundedUpToPage(length)
    // A length that looks negative is not asked for.
    let isAsked = Int32(bitPattern: length) > 0
    var end: UInt32?
    let start: UInt32
    if isAsked, let old = moveBreak(by: length) {
      start = old
    } else if let mapped = try mapInPlaceOfBreak(&length, topSize, wanted, isContiguous, arena) {
      start = mapped
      end = mapped &+ length
    } else {
      return
    }
    if try load(data[.heapStart]) == 0 { try store(start, at: data[.heapStart]) }
    try addToTotal(length, arena)
    let topEnd = (top + topSize).rawValue
    if start == topEnd, end == nil {
      try setHead(of: top, (length &+ topSize) | 1)
      tell(.topMoved(chunk: VirtualAddress(rawValue: top.rawValue), size: length &+ topSize))
    } else if isContiguous, end == nil, topSize != 0, start < topEnd {
      throw abort(.breakAdjusted)
    } else {
      try beginNewTop(top, topSize, start, length, end, arena)
    }
    let total = try load(arena.heapByteCount)
    if try total > load(arena.highestHeapByteCount) {
      try store(total, at: arena.highestHeapByteCount)
    }
  }

  private func addToTotal(_ byteCount: UInt32, _ arena: Arena) throws(HeapFailure) {
    try store(try load(arena.heapByteCount) &+ byteCount, at: arena.heapByteCount)
  }

  /// Where `brk` is refused a mapping serves, in larger pieces; the heap is in one piece no more.
  ///
  /// glibc: `sysmalloc_mmap_fallback`.
  private func mapInPlaceOfBreak(
    _ length: inout UInt32, _ topSize: UInt32, _ wanted: UInt32, _ isContiguous: Bool,
    _ arena: Arena
  ) throws(HeapFailure) -> UInt32? {
    var size = length
    if isContiguous { size = HeapRules.roundedUpToPage(size &+ topSize) }
    size = max(size, HeapRules.smallestFallback)
    guard size > wanted, let start = mapPages(size) else { return nil }
    try store(try load(arena.flags) | 2, at: arena.flags)
    length = size
    return start
  }

  /// Begins a top chunk in memory that does not follow the old one: at the first growth, or
  /// because somebody else moved the break, or in a mapping.
  private func beginNewTop(
    _ old: Chunk, _ oldSize: UInt32, _ start: UInt32, _ length: UInt32, _ mappedEnd: UInt32?,
    _ arena: Arena
  ) throws(HeapFailure) {
    var correction: UInt32 = 0
    let misalignment = Chunk(rawValue: start).memory & (HeapRules.alignment - 1)
    let shift = misalignment == 0 ? 0 : HeapRules.alignment - misalignment
    let first = Chunk(rawValue: start &+ shift)
    var end = mappedEnd
    if try load(arena.flags) & 2 == 0 {
      if oldSize != 0 { try addToTotal(start &- (old + oldSize).rawValue, arena) }
      correction = shift &+ oldSize
      let unpaged = start &+ length &+ correction
      correction = correction &+ HeapRules.roundedUpToPage(unpaged) &- unpaged
      if let moved = moveBreak(by: correction) {
        end = moved
      } else {
        correction = 0
        end = programBreak
      }
    } else if end == nil {
      end = programBreak
    }
    guard let end else { return }
    let size = end &- first.rawValue &+ correction
    try store(first.rawValue, at: arena.top)
    try setHead(of: first, size | 1)
    try addToTotal(correction, arena)
    tell(.topMoved(chunk: VirtualAddress(rawValue: first.rawValue), size: size))
    if oldSize != 0 { try fence(old, oldSize, arena) }
  }

  /// Ends the old top with two headers that always look used, and frees what is before them.
  private func fence(_ old: Chunk, _ oldSize: UInt32, _ arena: Arena) throws(HeapFailure) {
    let header = HeapRules.headerByteCount
    let size = (oldSize &- 2 * header) & ~(HeapRules.alignment - 1)
    try setHead(of: old, size | 1)
    try setHead(of: old + size, header | 1)
    try setHead(of: old + (size &+ header), header | 1)
    if size >= HeapRules.smallestChunk { try release(old, arena, isLocked: true) }
  }

  // MARK: Trimming

  /// Gives whole pages at the end of the heap back, but for a pad. glibc: `systrim`.
  func trim(_ arena: Arena) throws(HeapFailure) {
    kernel.tracer.enter(.systrim)
    defer { kernel.tracer.leave(.systrim) }
    let top = Chunk(rawValue: try load(arena.top))
    let size = try self.size(of: top)
    let pad = try load(data[.topPad])
    let usable = size &- HeapRules.smallestChunk &- 1
    guard usable > pad else { return }
    let extra = (usable - pad) & ~(HeapRules.pageByteCount - 1)
    let end = programBreak
    guard extra != 0, end == (top + size).rawValue else { return }
    _ = moveBreak(by: 0 &- extra)
    let released = end &- programBreak
    guard released != 0 else { return }
    try addToTotal(0 &- released, arena)
    try setHead(of: top, (size &- released) | 1)
    tell(.topMoved(chunk: VirtualAddress(rawValue: top.rawValue), size: size &- released))
  }

  // MARK: Chunks with mappings of their own

  /// glibc: `sysmalloc_mmap`.
  private func map(_ wanted: UInt32) throws(HeapFailure) -> UInt32? {
    let length = HeapRules.roundedUpToPage(
      wanted &+ HeapRules.wordByteCount &+ HeapRules.alignment - 1)
    guard length > wanted, let start = mapPages(length) else { return nil }
    let misalignment = Chunk(rawValue: start).memory & (HeapRules.alignment - 1)
    let shift = misalignment == 0 ? 0 : HeapRules.alignment - misalignment
    let chunk = Chunk(rawValue: start &+ shift)
    try store(shift, at: chunk.rawValue)
    try setHead(of: chunk, (length &- shift) | Chunk.Flags.mapped.rawValue)
    let count = try load(data[.mappingCount]) &+ 1
    try store(count, at: data[.mappingCount])
    if try count > load(data[.highestMappingCount]) {
      try store(count, at: data[.highestMappingCount])
    }
    try addToMapped(length)
    return chunk.memory
  }

  private func addToMapped(_ byteCount: UInt32) throws(HeapFailure) {
    let sum = try load(data[.mappedByteCount]) &+ byteCount
    try store(sum, at: data[.mappedByteCount])
    if try sum > load(data[.highestMappedByteCount]) {
      try store(sum, at: data[.highestMappedByteCount])
    }
  }

  /// The pages of a mapped chunk, if its header can be believed.
  private func pages(
    of chunk: Chunk, orAbort reason: AbortReason
  ) throws(HeapFailure) -> (start: UInt32, length: UInt32) {
    let offset = try previousSize(of: chunk)
    let start = chunk.rawValue &- offset
    let length = try offset &+ size(of: chunk)
    let place = chunk.memory & 0xfff
    guard (start | length) & 0xfff == 0, place & (place &- 1) == 0 else { throw abort(reason) }
    return (start, length)
  }

  /// Gives a mapped chunk's pages back. glibc: `munmap_chunk`.
  func unmap(_ chunk: Chunk) throws(HeapFailure) {
    kernel.tracer.enter(.munmapChunk)
    defer { kernel.tracer.leave(.munmapChunk) }
    let (start, length) = try pages(of: chunk, orAbort: .mappedPointer)
    try store(try load(data[.mappingCount]) &- 1, at: data[.mappingCount])
    try store(try load(data[.mappedByteCount]) &- length, at: data[.mappedByteCount])
    // Its refusal would go unnoticed, as in life.
    _ = try? kernel.munmap(VirtualAddress(rawValue: start), length: length, by: process)
    tell(.unmapped(start: VirtualAddress(rawValue: start), length: length))
  }

  /// Resizes a mapped chunk by moving its pages, if need be. glibc: `mremap_chunk`.
  ///
  /// - Returns: the memory's address, 0 when the kernel refuses.
  func remap(_ chunk: Chunk, _ wanted: UInt32) throws(HeapFailure) -> UInt32 {
    kernel.tracer.enter(.mremapChunk)
    defer { kernel.tracer.leave(.mremapChunk) }
    let offset = try previousSize(of: chunk)
    let (start, length) = try pages(of: chunk, orAbort: .remappedPointer)
    let newLength = HeapRules.roundedUpToPage(wanted &+ offset &+ HeapRules.wordByteCount)
    guard newLength != length else { return chunk.memory }
    let request = MoveRequest(
      address: VirtualAddress(rawValue: start), oldLength: length, newLength: newLength,
      flags: .mayMove)
    guard let moved = try? kernel.mremap(request, by: process) else {
      tell(.mappingRefused(length: newLength))
      return 0
    }
    tell(.remapped(start: moved, length: newLength))
    let new = Chunk(rawValue: moved.rawValue &+ offset)
    try setHead(of: new, (newLength &- offset) | Chunk.Flags.mapped.rawValue)
    try addToMapped(newLength &- length)
    return new.memory
  }
}
