import Hardware
import KernelModel

/// The heap of a process as it lies in memory, looked at without touching anything.
///
/// Lists are followed and chunks walked as far as they make sense; where they do not, `problems`
/// says so. A program may have spoilt its heap: that is nobody's fault but its own.
public struct HeapSurvey {
  /// A chunk and what it is.
  public struct Entry: Sendable {
    public let chunk: Chunk
    public let size: UInt32
    public let flags: Chunk.Flags
    public let state: State

    public enum State: Hashable, Sendable {
      case used
      case free(HeapList)
      /// Cut from a bin, in no list: only a spoilt heap has such.
      case lost
      case mapped
      /// The first chunk, which holds the thread's cache.
      case cacheTable
      /// A header that ends a piece of the heap. glibc calls them fenceposts.
      case fence
    }
  }

  /// The chunks of one stretch of memory, in address order.
  public struct Piece: Sendable {
    public let range: Range<UInt32>
    public internal(set) var entries: [Entry] = []
  }

  /// A list and its chunks, in the order in which it is linked from its head.
  public struct Chain: Sendable {
    public let list: HeapList
    public let chunks: [Chunk]
  }

  public let data: LibraryData
  /// Whether the process has called the library yet.
  public let isInitialized: Bool
  public internal(set) var pieces: [Piece] = []
  /// Lists that are not empty: cache, fast, unsorted, small, large.
  public internal(set) var chains: [Chain] = []
  public internal(set) var problems: [HeapProblem] = []

  let space: AddressSpace
  var states: [Chunk: HeapList] = [:]

  /// - Returns: nil when no call of the library has been made.
  public init?(_ process: Process) {
    guard let space = process.space, let data = LibraryData(noted: space) else { return nil }
    self.space = space
    self.data = data
    isInitialized = Self.word(data.isInitialized, space) == 1
    guard isInitialized else { return }
    collectLists()
    collectPieces()
    checkTotals()
  }

  // MARK: Words

  /// A word as the process would read it; nil where nothing is mapped.
  static func word(_ address: UInt32, _ space: AddressSpace) -> UInt32? {
    var word: UInt32 = 0
    for index: UInt32 in 0..<4 {
      guard
        let byte = space.peek(VirtualAddress(rawValue: address &+ index))
      else { return nil }
      word |= UInt32(byte) << (8 * index)
    }
    return word
  }

  func word(_ address: UInt32) -> UInt32? { Self.word(address, space) }

  /// A word of the arena, which is mapped as long as anything is.
  func field(_ address: UInt32) -> UInt32 { word(address) ?? 0 }

  public subscript(parameter: Parameter) -> UInt32 {
    field(data[LibraryData.Parameter(parameter)])
  }

  /// The figures of `mp_` that views show.
  public enum Parameter: Sendable { case mappingThreshold, trimThreshold, mappingCount, heapStart }

  public var top: Chunk { Chunk(rawValue: field(data.arena.top)) }
  public var lastRemainder: Chunk { Chunk(rawValue: field(data.arena.lastRemainder)) }
  /// Bytes taken from the system for chunks without mappings of their own.
  var heapByteCount: UInt32 { field(data.arena.heapByteCount) }
  public var mappedByteCount: UInt32 { field(data[.mappedByteCount]) }
  /// The heap has pieces with other memory between them.
  public var isContiguous: Bool { field(data.arena.flags) & 2 == 0 }
  /// Chunks wait in fast lists, maybe. glibc: `have_fastchunks`.
  var hasFastChunks: Bool { field(data.arena.hasFastChunks) != 0 }
  public var cacheTable: Chunk { Chunk(memory: field(data.cache)) }

  /// The bytes at the start of a chunk's memory.
  public func firstBytes(of chunk: Chunk, count: UInt32) -> [UInt8] {
    (0..<count).map { space.peek(VirtualAddress(rawValue: chunk.memory &+ $0)) ?? 0 }
  }
}

extension LibraryData.Parameter {
  init(_ parameter: HeapSurvey.Parameter) {
    switch parameter {
    case .mappingThreshold: self = .mappingThreshold
    case .trimThreshold: self = .trimThreshold
    case .mappingCount: self = .mappingCount
    case .heapStart: self = .heapStart
    }
  }
}
