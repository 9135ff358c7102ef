/// Where the C library's static data lie in a process, one structure behind the other:
///
///     +0x000  main_arena    struct malloc_state, 0x45c bytes
///     +0x460  mp_           struct malloc_par
///     +0x4b0  tcache        in glibc a variable of each thread; threads share it here
///     +0x4b4  tcache_key
///     +0x4b8  __malloc_initialized
///
/// They are ordinary memory of the program: demand-paged, copied by `fork`, shown by `x`.
public struct LibraryData: Hashable, BitwiseCopyable, Sendable {
  public let base: UInt32
  @inline(__always) init(base: UInt32) { self.base = base }

  static let byteCount: UInt32 = 0x4c0
  /// Where Debian's libc.so.6 of this release has `main_arena` in its writable segment.
  static let offsetInLibrary: UInt32 = 0x7c0

  @inline(__always) public var arena: Arena { Arena(base: base) }
  @inline(__always) var cache: UInt32 { base &+ 0x4b0 }
  @inline(__always) var cacheKey: UInt32 { base &+ 0x4b4 }
  @inline(__always) var isInitialized: UInt32 { base &+ 0x4b8 }

  /// A field of `mp_`.
  enum Parameter: UInt32, CaseIterable {
    case trimThreshold = 0
    case topPad = 4
    case mappingThreshold = 8
    case mappingCount = 32
    case mostMappings = 36
    case highestMappingCount = 40
    /// glibc: `no_dyn_threshold`
    case thresholdsAreFixed = 44
    case mappedByteCount = 48
    case highestMappedByteCount = 52
    /// Where the heap begins. glibc: `sbrk_base`.
    case heapStart = 56
    case cacheBinCount = 60
    case cacheByteLimit = 64
    case cacheDepth = 68
  }

  @inline(__always) subscript(parameter: Parameter) -> UInt32 {
    base &+ 0x460 &+ parameter.rawValue
  }
}

/// The fields of an arena by their addresses. glibc: `struct malloc_state`.
public struct Arena: Hashable, BitwiseCopyable, Sendable {
  public let base: UInt32
  @inline(__always) init(base: UInt32) { self.base = base }

  /// Bit 1: the heap no longer grows in one piece. glibc: `NONCONTIGUOUS_BIT`.
  @inline(__always) var flags: UInt32 { base &+ 4 }
  @inline(__always) var hasFastChunks: UInt32 { base &+ 8 }
  @inline(__always) func fastList(_ index: UInt32) -> UInt32 { base &+ 12 &+ index &* 4 }
  @inline(__always) var top: UInt32 { base &+ 56 }
  @inline(__always) var lastRemainder: UInt32 { base &+ 60 }

  /// The head of a bin, as if it were a chunk: its `fd` and `bk` are the bin's. glibc: `bin_at`.
  @inline(__always) func bin(_ index: UInt32) -> Chunk { Chunk(rawValue: base &+ 48 &+ index &* 8) }

  /// glibc: `unsorted_chunks`; also what `top` is before there is a heap, `initial_top`.
  @inline(__always) var unsorted: Chunk { bin(1) }
  /// 32 bins a word. glibc: `binmap`.
  @inline(__always) func binMap(_ block: UInt32) -> UInt32 { base &+ 1080 &+ block &* 4 }
  static var binMapCount: UInt32 { 4 }
  @inline(__always) var next: UInt32 { base &+ 1096 }
  @inline(__always) var threadCount: UInt32 { base &+ 1104 }
  /// Bytes taken from the system for chunks. glibc: `system_mem`.
  @inline(__always) var heapByteCount: UInt32 { base &+ 1108 }
  @inline(__always) var highestHeapByteCount: UInt32 { base &+ 1112 }
}
