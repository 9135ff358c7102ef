import Hardware

/// A chunk of the heap, by its address in the process:
///
///      chunk ─► ┌──────────────────────────────┐
///            +0 │ size of the chunk before, if it is free
///            +4 │ size │ A │ M │ P             │   NON_MAIN_ARENA 4, IS_MMAPPED 2, PREV_INUSE 1
///     memory ─► ├──────────────────────────────┤
///            +8 │ fd                           │   while it is free; in the thread's cache
///           +12 │ bk                           │   next and key
///           +16 │ fd_nextsize                  │   in large bins, on the first of a size
///           +20 │ bk_nextsize                  │
///               └──────────────────────────────┘
///
/// glibc: `struct malloc_chunk`. Arithmetic wraps, as pointers that a program has spoilt do.
public struct Chunk: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32
  @inline(__always) public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let none = Chunk(rawValue: 0)
  @inline(__always) var isNone: Bool { rawValue == 0 }

  /// The chunk whose memory is at an address. glibc: `mem2chunk`.
  @inline(__always) public init(memory: UInt32) { rawValue = memory &- 8 }

  /// What the program works with. glibc: `chunk2mem`.
  @inline(__always) public var memory: UInt32 { rawValue &+ 8 }

  @inline(__always) static func + (chunk: Self, size: UInt32) -> Self {
    Self(rawValue: chunk.rawValue &+ size)
  }

  @inline(__always) static func - (chunk: Self, size: UInt32) -> Self {
    Self(rawValue: chunk.rawValue &- size)
  }

  var isAligned: Bool { HeapRules.isAligned(memory) }

  /// The low bits of a size field. glibc: `SIZE_BITS`.
  public struct Flags: OptionSet, Hashable, Sendable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The chunk before is in use. glibc: `PREV_INUSE`.
    public static let previousInUse = Flags(rawValue: 1)
    /// The chunk has a mapping of its own. glibc: `IS_MMAPPED`.
    public static let mapped = Flags(rawValue: 2)
    /// Another arena's than the first. glibc: `NON_MAIN_ARENA`.
    public static let otherArena = Flags(rawValue: 4)
    static let all = Flags(rawValue: 7)
  }
}

extension Chunk {
  /// Where the chunk begins, as every view prints an address.
  public var digits: String { hexadecimal(rawValue, digits: 8) }
}
