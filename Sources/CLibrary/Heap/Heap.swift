import Hardware
import KernelModel

/// The C library's allocator at work in one process: `malloc` and its kin as glibc 2.36 does them.
///
/// It stands outside the kernel and works like any code of the program: by system calls, and by
/// accesses to the process's memory that fault pages in. All it knows lies there: chunks with their
/// headers and links, the thread's cache in the first chunk, bins in `main_arena`. This structure
/// keeps nothing, so that a spoilt header, a `fork` and a replay mean what they mean in life.
///
/// 1. A chunk in use and a free chunk never overlap; chunks follow each other without a gap.
/// 2. No two free chunks are neighbours, but for those in the thread's cache and the fast lists,
///    which count as used for their neighbours.
/// 3. The chunk behind a free one has its size in `prev_size`, and not `PREV_INUSE`.
///
/// glibc: `malloc/malloc.c` with one arena and one thread.
public struct Heap {
  public let kernel: Kernel
  public let process: Process
  public let data: LibraryData
  /// Steps along one list after which it is taken for a ring.
  let stepLimit: Int

  /// - Returns: nil when the process has no C library.
  public init?(_ process: Process, in kernel: Kernel, stepLimit: Int = 1 << 26) {
    guard let data = LibraryData(of: process, in: kernel) else { return nil }
    self.kernel = kernel
    self.process = process
    self.data = data
    self.stepLimit = stepLimit
  }

  @inline(__always) var arena: Arena { data.arena }

  /// Where the heap ends now. The kernel's `brk` tells it too; nobody moves it unseen.
  var programBreak: UInt32 { process.space?.image.heapEnd.rawValue ?? 0 }

  // MARK: Words

  @inline(__always)
  func load(_ address: UInt32) throws(HeapFailure) -> UInt32 {
    do throws(Signal) {
      return try kernel.loadWord(VirtualAddress(rawValue: address), by: process)
    } catch {
      throw .signal(error)
    }
  }

  @inline(__always)
  func store(_ word: UInt32, at address: UInt32) throws(HeapFailure) {
    do throws(Signal) {
      try kernel.storeWord(word, at: VirtualAddress(rawValue: address), by: process)
    } catch {
      throw .signal(error)
    }
  }

  @inline(__always)
  func loadHalf(_ address: UInt32) throws(HeapFailure) -> UInt32 {
    do throws(Signal) {
      return UInt32(try kernel.loadHalf(VirtualAddress(rawValue: address), by: process))
    } catch {
      throw .signal(error)
    }
  }

  @inline(__always)
  func storeHalf(_ half: UInt32, at address: UInt32) throws(HeapFailure) {
    do throws(Signal) {
      try kernel.storeHalf(
        UInt16(truncatingIfNeeded: half), at: VirtualAddress(rawValue: address), by: process)
    } catch {
      throw .signal(error)
    }
  }

  /// Prints why and raises SIGABRT. glibc: `malloc_printerr`.
  @inline(never)
  func abort(_ reason: AbortReason) -> HeapFailure { .aborted(reason, kernel.abort(process)) }

  @inline(__always)
  func tell(_ event: @autoclosure () -> HeapEvent) { kernel.tracer.emit(.heap(event())) }

  // MARK: Start

  /// Sets up the static data at the first call. glibc: `ptmalloc_init`, `malloc_init_state`.
  @inline(__always)
  func prepare() throws(HeapFailure) {
    guard try load(data.isInitialized) == 0 else { return }
    try initialize()
  }

  @inline(never)
  private func initialize() throws(HeapFailure) {
    kernel.tracer.enter(.ptmallocInit)
    defer { kernel.tracer.leave(.ptmallocInit) }
    tell(.initialized(at: VirtualAddress(rawValue: data.base)))
    // What the linker would have put there.
    let parameters: [(LibraryData.Parameter, UInt32)] = [
      (.trimThreshold, HeapRules.trimThreshold), (.topPad, HeapRules.topPad),
      (.mappingThreshold, HeapRules.mappingThreshold), (.mostMappings, HeapRules.mostMappings),
      (.cacheBinCount, HeapRules.cacheBinCount), (.cacheByteLimit, 1020),
      (.cacheDepth, HeapRules.cacheDepth),
    ]
    for (parameter, value) in parameters { try store(value, at: data[parameter]) }
    try store(arena.base, at: arena.next)
    try store(1, at: arena.threadCount)
    for index in 1..<HeapRules.binCount {
      let bin = arena.bin(index)
      try setForward(of: bin, bin)
      try setBackward(of: bin, bin)
    }
    try store(arena.unsorted.rawValue, at: arena.top)
    try store(kernel.randomWord(), at: data.cacheKey)
    try store(1, at: data.isInitialized)
  }
}
