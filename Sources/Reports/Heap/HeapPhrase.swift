import Drawing
import KernelModel

/// What is said around the chunks of a heap.
enum HeapPhrase: Sendable {
  case noHeap(Int32)
  case used(Int32, bytes: UInt32, free: UInt32)
  case ownMappings
  /// What the letters of the strip mean.
  case legend
  case more(Int)
  case arena(Int32, at: UInt32)
  case allEmpty
  case chain(HeapBinsReport.Chain)
  case top(UInt32, size: UInt32)
  case splitLast(UInt32)
  case mapped(chunks: UInt32, bytes: UInt32)
  case thresholds(mapping: UInt32, trim: UInt32)
  case chunk(UInt32)
  case chunkSize(UInt32)
  case usable(UInt32, from: UInt32)
}

/// What stands before a line about the heap.
enum HeapLabel: Sendable {
  case bins, list(HeapList), top, remainder, mapped, thresholds
}

/// The columns of a table of chunks.
enum HeapColumn: Sendable {
  case chunk, memory, size, flags, state, firstBytes
}
