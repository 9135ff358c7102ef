import Hardware
import KernelModel

/// Walking the chunks, one behind the other.
extension HeapSurvey {
  mutating func collectPieces() {
    let start = self[.heapStart]
    let end = space.image.heapEnd.rawValue
    if start != 0, start < end, space.image.heapStart.rawValue <= start {
      collect(start..<end)
    }
    var link = space.areas.first
    while !link.isNone {
      let area = space.areas[link]
      link = area.next
      guard area.file == .none, area.kind == .ordinary, area.options.contains(.write),
        area.options.isDisjoint(with: [.growsDown, .shared])
      else { continue }
      let range = area.start.rawValue..<area.end.rawValue
      let isBreakHeap = range.overlaps(start..<max(start, end))
      if !isBreakHeap, range.contains(top.rawValue), top != data.arena.unsorted {
        collect(range)
      } else if !isBreakHeap {
        collectMapped(range)
      }
    }
  }

  /// Walks a stretch of the heap; behind a fence, or where somebody else's memory lies, goes on at
  /// the next place from which headers lead to the top or to another fence.
  private mutating func collect(_ range: Range<UInt32>) {
    var piece = Piece(range: range)
    var place = firstChunk(from: range.lowerBound)
    while let chunk = place {
      place = walk(from: chunk, in: range, into: &piece)
    }
    if !piece.entries.isEmpty { pieces.append(piece) }
  }

  /// The lowest place for a chunk at or above an address.
  private func aligned(_ address: UInt32) -> UInt32 { ((address &+ 7) & ~15) &+ 8 }

  private func firstChunk(from start: UInt32) -> Chunk? { Chunk(rawValue: aligned(start)) }

  /// - Returns: where a further walk begins, nil at the end.
  private mutating func walk(
    from first: Chunk, in range: Range<UInt32>, into piece: inout Piece
  ) -> Chunk? {
    var chunk = first
    while chunk.rawValue &+ 8 <= range.upperBound {
      guard let head = word(chunk.rawValue &+ 4) else { return nil }
      let size = head & ~7
      let flags = Chunk.Flags(rawValue: head & 7)
      if size == HeapRules.headerByteCount {
        piece.entries.append(Entry(chunk: chunk, size: size, flags: flags, state: .fence))
        piece.entries.append(
          Entry(chunk: chunk + 8, size: 8, flags: .previousInUse, state: .fence))
        return next(from: chunk.rawValue &+ 16, in: range)
      }
      // The top ends with its page, 8 bytes off the chunks' grid.
      guard size >= HeapRules.smallestChunk, size & 15 == 0 || chunk == top,
        size <= range.upperBound &- chunk.rawValue
      else {
        problems.append(.chunkSize(chunk, size))
        return nil
      }
      let state = state(of: chunk, size: size)
      check(chunk, size: size, state)
      piece.entries.append(Entry(chunk: chunk, size: size, flags: flags, state: state))
      if chunk == top { return next(from: chunk.rawValue &+ size, in: range) }
      chunk = chunk + size
    }
    return nil
  }

  private func state(of chunk: Chunk, size: UInt32) -> Entry.State {
    if chunk == top { return .free(.top) }
    if chunk == cacheTable { return .cacheTable }
    if let list = states[chunk] { return .free(list) }
    return field(chunk.rawValue &+ size &+ 4) & 1 != 0 ? .used : .lost
  }

  /// What a chunk and the header behind it must agree in.
  private mutating func check(_ chunk: Chunk, size: UInt32, _ state: Entry.State) {
    switch state {
    case .lost: problems.append(.lost(chunk))
    case .free(.unsorted), .free(.small), .free(.large):
      let next = chunk + size
      if field(next.rawValue &+ 4) & 1 != 0 { problems.append(.freeButUsed(chunk)) }
      if field(next.rawValue) != size { problems.append(.previousSize(chunk)) }
    case .free, .used, .mapped, .cacheTable, .fence: break
    }
  }

  /// The next place from which a chain of headers leads to the top or to a fence.
  private func next(from address: UInt32, in range: Range<UInt32>) -> Chunk? {
    guard address < range.upperBound else { return nil }
    var start = aligned(address)
    var tries = 0
    while start &+ 16 <= range.upperBound, tries < 1 << 16 {
      if leadsOn(Chunk(rawValue: start), in: range) { return Chunk(rawValue: start) }
      start = start &+ 16
      tries += 1
    }
    return nil
  }

  private func leadsOn(_ first: Chunk, in range: Range<UInt32>) -> Bool {
    var chunk = first
    while chunk != top {
      guard chunk.rawValue &+ 8 <= range.upperBound, let head = word(chunk.rawValue &+ 4) else {
        return false
      }
      let size = head & ~7
      if size == HeapRules.headerByteCount { return chunk != first }
      guard size >= HeapRules.smallestChunk, size & 15 == 0, head & 2 == 0,
        size <= range.upperBound &- chunk.rawValue
      else { return false }
      chunk = chunk + size
    }
    return true
  }

  // MARK: Mappings

  /// Chunks with mappings of their own, which lie side by side in an area; nobody lists them. Only
  /// pages that are there can hold their headers.
  ///
  /// - Complexity: O(pages of the range that have a table)
  private mutating func collectMapped(_ range: Range<UInt32>) {
    var piece = Piece(range: range)
    let space = space
    var next = range.lowerBound
    let pages =
      VirtualAddress(rawValue: range.lowerBound)..<VirtualAddress(rawValue: range.upperBound)
    space.forEachEntry(in: pages) { page, _, entry in
      guard entry.isMapped, page.rawValue >= next,
        let chunk = Self.mappedChunk(at: page.rawValue, in: range, space)
      else { return }
      piece.entries.append(chunk)
      next = page.rawValue &+ HeapRules.headerByteCount &+ chunk.size
    }
    if !piece.entries.isEmpty { pieces.append(piece) }
  }

  /// A chunk that begins 8 bytes behind the start of a page, which it tells in front of its size.
  private static func mappedChunk(
    at page: UInt32, in range: Range<UInt32>, _ space: AddressSpace
  ) -> Entry? {
    let offset = HeapRules.headerByteCount
    let chunk = Chunk(rawValue: page &+ offset)
    // Nearly no page gets beyond the first byte.
    guard space.peek(VirtualAddress(rawValue: chunk.rawValue)) == UInt8(offset),
      word(chunk.rawValue, space) == offset,
      let head = word(chunk.rawValue &+ 4, space), head & 7 == Chunk.Flags.mapped.rawValue
    else { return nil }
    let size = head & ~7
    let length = size &+ offset
    guard length & 0xfff == 0, length != 0, length <= range.upperBound - page else { return nil }
    return Entry(chunk: chunk, size: size, flags: .mapped, state: .mapped)
  }

  mutating func checkTotals() {
    let found = entries.count { $0.state == .mapped }
    if found != self[.mappingCount] {
      problems.append(.mappingCount(counted: self[.mappingCount], found: found))
    }
    // Chunks of lists that no walk came by.
    let walked = Set(entries.map(\.chunk))
    for (chunk, list) in states.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !walked.contains(chunk) {
      problems.append(.noChunkBegins(list, chunk))
    }
  }

  /// Every chunk in address order.
  public var entries: [Entry] { pieces.flatMap(\.entries) }
}

/// What `mallinfo2` answers, in bytes and chunks.
public struct HeapFigures: Hashable, Sendable {
  /// Bytes from the system, without mapped chunks. `arena`
  var heapByteCount: UInt32 = 0
  /// Chunks in bins, and the top. `ordblks`
  var freeChunkCount: UInt32 = 1
  /// Chunks in fast lists, and their bytes. `smblks`, `fsmblks`
  var fastChunkCount: UInt32 = 0
  var fastByteCount: UInt32 = 0
  /// `hblks`, `hblkhd`
  public var mappedChunkCount: UInt32 = 0
  public var mappedByteCount: UInt32 = 0
  /// `uordblks`: the thread's cache counts as used.
  public var usedByteCount: UInt32 = 0
  /// `fordblks`
  public var freeByteCount: UInt32 = 0
  /// The top chunk. `keepcost`
  public var topByteCount: UInt32 = 0
}

extension HeapSurvey {
  /// The sums over the lists. glibc: `int_mallinfo`.
  public var figures: HeapFigures {
    var figures = HeapFigures()
    figures.heapByteCount = heapByteCount
    figures.mappedChunkCount = self[.mappingCount]
    figures.mappedByteCount = mappedByteCount
    figures.topByteCount = field(top.rawValue &+ 4) & ~7
    figures.freeByteCount = figures.topByteCount
    for chain in chains {
      let sum = chain.chunks.reduce(0 as UInt32) { $0 &+ field($1.rawValue &+ 4) & ~7 }
      switch chain.list {
      case .threadCache, .top: continue
      case .fast:
        figures.fastChunkCount += UInt32(chain.chunks.count)
        figures.fastByteCount &+= sum
      case .unsorted, .small, .large: figures.freeChunkCount += UInt32(chain.chunks.count)
      }
      figures.freeByteCount &+= sum
    }
    figures.usedByteCount = figures.heapByteCount &- figures.freeByteCount
    return figures
  }
}
