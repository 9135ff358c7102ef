import Hardware

/// What the C library's allocator decided. The kernel never tells these: they happen in user space,
/// between the system calls and the page faults that it does tell of, and belong into one story.
///
/// Chunks are given by their own address, 8 bytes before the memory that the program uses.
public enum HeapEvent: Hashable, BitwiseCopyable, Sendable {
  /// The static data were set up at this address. glibc: `ptmalloc_init`.
  case initialized(at: VirtualAddress)
  /// A request and the size of the chunk that serves it. glibc: `checked_request2size`.
  case requested(byteCount: UInt32, size: UInt32)
  /// Nothing lies in the list that would fit exactly.
  case listEmpty(HeapList)
  /// A chunk leaves a list for the program.
  case taken(chunk: VirtualAddress, size: UInt32, from: HeapList)
  /// A chunk goes into a list, which then holds `count` (tcache only, else 0).
  case listed(chunk: VirtualAddress, size: UInt32, in: HeapList, count: UInt16)
  /// A chunk is cut: the program gets the first part, the rest is free.
  case split(chunk: VirtualAddress, size: UInt32, rest: VirtualAddress, restSize: UInt32)
  /// A free chunk is joined with its neighbour in memory; chunk and size are the result's.
  case merged(HeapNeighbour, chunk: VirtualAddress, size: UInt32)
  /// The top chunk is too small for the request.
  case topTooSmall(size: UInt32, wanted: UInt32)
  /// The top chunk lies here now.
  case topMoved(chunk: VirtualAddress, size: UInt32)
  /// `sbrk` was called.
  case breakAsked(increment: Int32, isGranted: Bool)
  /// A request is large enough for a mapping of its own.
  case thresholdReached(size: UInt32, threshold: UInt32)
  /// `mmap` gave a chunk pages of its own, or none.
  case mapped(start: VirtualAddress, length: UInt32)
  case mappingRefused(length: UInt32)
  /// `munmap` took a chunk's pages.
  case unmapped(start: VirtualAddress, length: UInt32)
  /// `mremap` moved or resized a chunk's pages.
  case remapped(start: VirtualAddress, length: UInt32)
  /// Freeing a mapped chunk made both limits grow. glibc: `mp_.mmap_threshold`.
  case thresholdsRaised(mapping: UInt32, trim: UInt32)
  /// A chunk large enough to look whether fast chunks can be merged and the top trimmed.
  case largeFree(size: UInt32)
  /// The block grows or shrinks where it is.
  case keptPlace(chunk: VirtualAddress, size: UInt32)
  case cleared(byteCount: UInt32)
  /// Memory fresh from the kernel is zero already, beyond the bytes that were cleared.
  case clearingSpared(byteCount: UInt32)
  case copied(byteCount: UInt32)
}

/// One of the lists in which the allocator keeps free chunks.
public enum HeapList: Hashable, BitwiseCopyable, Sendable {
  /// `tcache->entries[index]`
  case threadCache(UInt8)
  /// `fastbinsY[index]`
  case fast(UInt8)
  case unsorted
  /// `bins`, by their number: small bins hold one size, large ones a range.
  case small(UInt8)
  case large(UInt8)
  /// The chunk at the end of the heap, no list at all.
  case top
}

/// A neighbour in memory with which a free chunk is joined.
public enum HeapNeighbour: UInt8, Hashable, BitwiseCopyable, Sendable {
  case before, behind, top
}
