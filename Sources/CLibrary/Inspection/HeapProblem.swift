import KernelModel

/// Where the chunks and lists of a heap do not make sense.
public enum HeapProblem: Hashable, Sendable {
  /// A bin of the thread's cache counts other chunks than its list has.
  case cacheCount(bin: UInt32, counted: UInt32, found: UInt32)
  /// A link of a list leads where no chunk can be.
  case badLink(HeapList, to: UInt32)
  /// The link back from a chunk does not lead to the one before it.
  case badBackLink(HeapList, Chunk, to: UInt32, expected: Chunk)
  /// A chunk is in two lists.
  case listedTwice(Chunk, HeapList, and: HeapList)
  case badSize(Chunk, UInt32)
  /// A free chunk is in no list.
  case lost(Chunk)
  /// The chunk behind a free one says that it is used.
  case calledUsed(Chunk)
  /// The chunk behind a free one has another size of it.
  case badPreviousSize(Chunk)
  /// The library counts other chunks with mappings of their own than there are.
  case mappedCount(counted: UInt32, found: UInt32)
  /// A list holds what is no chunk.
  case noChunk(HeapList, Chunk)
}
