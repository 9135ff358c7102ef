import KernelModel

/// Why a call of the allocator never returned.
public enum HeapFailure: Error, Hashable, Sendable {
  /// An access to the program's memory ended in a signal, which has been delivered.
  case signal(Signal)
  /// The allocator found its own bookkeeping broken, said so and raised SIGABRT.
  case aborted(AbortReason, Signal)
  /// A list leads back into itself: the function would never come to its end.
  case endless(KernelFunction)
}

/// What glibc prints before it aborts. glibc: `malloc_printerr`, `__malloc_assert`.
public enum AbortReason: String, Hashable, Sendable, CaseIterable {
  // free
  case invalidPointer = "free(): invalid pointer"
  case invalidSize = "free(): invalid size"
  case cacheTooLong = "free(): too many chunks detected in tcache"
  case cacheUnaligned = "free(): unaligned chunk detected in tcache 2"
  case cacheDoubleFree = "free(): double free detected in tcache 2"
  case fastNextSize = "free(): invalid next size (fast)"
  case fastDoubleFree = "double free or corruption (fasttop)"
  case fastEntry = "invalid fastbin entry (free)"
  case topDoubleFree = "double free or corruption (top)"
  case beyondTop = "double free or corruption (out)"
  case doubleFree = "double free or corruption (!prev)"
  case nextSize = "free(): invalid next size (normal)"
  case freeUnsorted = "free(): corrupted unsorted chunks"
  case mappedPointer = "munmap_chunk(): invalid pointer"
  // Joining
  case previousSize = "corrupted size vs. prev_size while consolidating"
  case fastPreviousSize = "corrupted size vs. prev_size in fastbins"
  case unlinkSize = "corrupted size vs. prev_size"
  case unlinkList = "corrupted double-linked list"
  case unlinkSizeList = "corrupted double-linked list (not small)"
  case consolidateUnaligned = "malloc_consolidate(): unaligned fastbin chunk detected"
  case consolidateSize = "malloc_consolidate(): invalid chunk size"
  // malloc
  case cacheTaken = "malloc(): unaligned tcache chunk detected"
  case fastUnaligned = "malloc(): unaligned fastbin chunk detected 2"
  case fastStashed = "malloc(): unaligned fastbin chunk detected 3"
  case fastSize = "malloc(): memory corruption (fast)"
  case smallList = "malloc(): smallbin double linked list corrupted"
  case unsortedSize = "malloc(): invalid size (unsorted)"
  case unsortedNextSize = "malloc(): invalid next size (unsorted)"
  case unsortedPreviousSize = "malloc(): mismatching next->prev_size (unsorted)"
  case unsortedList = "malloc(): unsorted double linked list corrupted"
  case unsortedInUse = "malloc(): invalid next->prev_inuse (unsorted)"
  case largeSizeList = "malloc(): largebin double linked list corrupted (nextsize)"
  case largeList = "malloc(): largebin double linked list corrupted (bk)"
  case mallocUnsorted = "malloc(): corrupted unsorted chunks"
  case mallocUnsorted2 = "malloc(): corrupted unsorted chunks 2"
  case topSize = "malloc(): corrupted top size"
  case breakAdjusted = "break adjusted to free malloc space"
  // realloc
  case reallocPointer = "realloc(): invalid pointer"
  case reallocSize = "realloc(): invalid old size"
  case reallocNextSize = "realloc(): invalid next size"
  case remappedPointer = "mremap_chunk(): invalid pointer"
  // Assertions
  case oldTop = """
    Fatal glibc error: malloc assertion failure in sysmalloc: (old_top == initial_top (av) && \
    old_size == 0) || ((unsigned long) (old_size) >= MINSIZE && prev_inuse (old_top) && \
    ((unsigned long) old_end & (pagesize - 1)) == 0)
    """
  case binSize = """
    Fatal glibc error: malloc assertion failure in _int_malloc: (unsigned long) (size) >= \
    (unsigned long) (nb)
    """
  case largeArena = """
    Fatal glibc error: malloc assertion failure in _int_malloc: chunk_main_arena (bck->bk)
    """
  case largeForwardArena = """
    Fatal glibc error: malloc assertion failure in _int_malloc: chunk_main_arena (fwd)
    """
  case binMapBit = "Fatal glibc error: malloc assertion failure in _int_malloc: bit != 0"
  case otherHeap = """
    Fatal glibc error: malloc assertion failure in _int_free: heap->ar_ptr == av
    """
}
