import KernelModel

extension HeapSurvey {
  /// What does not make sense in a heap: a program has spoilt it.
  public enum Problem: Hashable, Sendable {
    /// A chunk whose header tells a size that no chunk has there.
    case chunkSize(Chunk, UInt32)
    /// A chunk that is free and in no list.
    case lost(Chunk)
    /// A chunk in a bin, of which the header behind says that it is used.
    case freeButUsed(Chunk)
    /// The header behind a free chunk has another `prev_size` than the chunk's.
    case previousSize(Chunk)
    /// `mp_.n_mmaps`, and how many mapped chunks there are.
    case mappingCount(counted: UInt32, found: Int)
    /// A list that holds what no walk over the chunks came by.
    case noChunkBegins(HeapList, Chunk)
    /// How many chunks a bin of the thread's cache counts, and how many its list has.
    case cacheCount(bin: UInt32, counted: UInt32, found: UInt32)
    /// A list that leads where no chunk is.
    case strayLink(HeapList, to: UInt32)
    /// A chunk whose `bk` is not the one before it.
    case backLink(HeapList, Chunk, is: UInt32, previous: Chunk)
    case inTwoLists(Chunk, HeapList, HeapList)
  }
}
