import Hardware
import KernelModel

/// Following the lists of free chunks.
extension HeapSurvey {
  /// As many chunks as a list may have before it is taken for a ring.
  private static let longestList = 1 << 22

  mutating func collectLists() {
    collectCache()
    for index in 0..<HeapRules.fastListCount {
      let list = HeapList.fast(UInt8(index))
      collectSingly(list, from: field(data.arena.fastList(index)), isMemory: false)
    }
    collectDoubly(.unsorted, bin: 1)
    for index in 2..<HeapRules.binCount - 1 {
      collectDoubly(index < 64 ? .small(UInt8(index)) : .large(UInt8(index)), bin: index)
    }
  }

  private mutating func collectCache() {
    let cache = field(data.cache)
    guard cache != 0 else { return }
    for bin in 0..<HeapRules.cacheBinCount {
      let list = HeapList.threadCache(UInt8(bin))
      let count = field(cache &+ bin * 2) & 0xffff
      let found = collectSingly(
        list, from: field(cache &+ 128 &+ bin * 4), isMemory: true, limit: Int(count))
      if found != count {
        problems.append(.cacheCount(bin: bin, counted: count, found: found))
      }
    }
  }

  /// - Parameter isMemory: links lead to the chunks' memory rather than to the chunks.
  /// - Returns: how many chunks the list has.
  @discardableResult
  private mutating func collectSingly(
    _ list: HeapList, from first: UInt32, isMemory: Bool, limit: Int = longestList
  ) -> UInt32 {
    var chunks: [Chunk] = []
    var link = first
    while link != 0, chunks.count < limit {
      let chunk = isMemory ? Chunk(memory: link) : Chunk(rawValue: link)
      guard chunk.isAligned, let stored = word(chunk.memory) else {
        problems.append(.badLink(list, to: link))
        break
      }
      guard enter(chunk, list) else { break }
      chunks.append(chunk)
      link = chunk.memory >> 12 ^ stored
    }
    if !chunks.isEmpty { chains.append(Chain(list: list, chunks: chunks)) }
    return UInt32(chunks.count)
  }

  private mutating func collectDoubly(_ list: HeapList, bin index: UInt32) {
    let head = data.arena.bin(index)
    var chunks: [Chunk] = []
    var previous = head
    var chunk = Chunk(rawValue: field(head.rawValue &+ 8))
    while chunk != head, chunks.count < Self.longestList {
      guard let next = word(chunk.rawValue &+ 8), let back = word(chunk.rawValue &+ 12) else {
        problems.append(.badLink(list, to: chunk.rawValue))
        break
      }
      if back != previous.rawValue {
        problems.append(.badBackLink(list, chunk, to: back, expected: previous))
      }
      guard enter(chunk, list) else { break }
      chunks.append(chunk)
      previous = chunk
      chunk = Chunk(rawValue: next)
    }
    if !chunks.isEmpty { chains.append(Chain(list: list, chunks: chunks)) }
  }

  private mutating func enter(_ chunk: Chunk, _ list: HeapList) -> Bool {
    if let other = states[chunk] {
      problems.append(.listedTwice(chunk, list, and: other))
      return false
    }
    states[chunk] = list
    return true
  }
}

extension HeapList {
  /// `tcache 3`, `fastbin 0`, `unsorted`, `smallbin 9`, `largebin 64`, `top`
  public var name: String {
    switch self {
    case .threadCache(let index): "tcache \(index)"
    case .fast(let index): "fastbin \(index)"
    case .unsorted: "unsorted"
    case .small(let index): "smallbin \(index)"
    case .large(let index): "largebin \(index)"
    case .top: "top"
    }
  }
}
