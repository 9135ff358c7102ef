/// A chunk's fields, each access one of the program's.
extension Heap {
  /// The size field with its flags. glibc: `chunksize_nomask`.
  @inline(__always)
  func head(of chunk: Chunk) throws(HeapFailure) -> UInt32 { try load(chunk.rawValue &+ 4) }

  /// glibc: `chunksize`.
  @inline(__always)
  func size(of chunk: Chunk) throws(HeapFailure) -> UInt32 {
    try head(of: chunk) & ~Chunk.Flags.all.rawValue
  }

  /// glibc: `set_head`.
  @inline(__always)
  func setHead(of chunk: Chunk, _ head: UInt32) throws(HeapFailure) {
    try store(head, at: chunk.rawValue &+ 4)
  }

  /// Makes a chunk's size field a size and the flags of its arena, the chunk before it being used.
  @inline(__always)
  func setHead(of chunk: Chunk, usedSize size: UInt32, _ arena: Arena) throws(HeapFailure) {
    try setHead(of: chunk, size | 1 | (arena == self.arena ? 0 : Chunk.Flags.otherArena.rawValue))
  }

  /// glibc: `prev_size`.
  @inline(__always)
  func previousSize(of chunk: Chunk) throws(HeapFailure) -> UInt32 { try load(chunk.rawValue) }

  /// Tells the chunk behind how long this free one is. glibc: `set_foot`.
  @inline(__always)
  func setFoot(of chunk: Chunk, _ size: UInt32) throws(HeapFailure) {
    try store(size, at: chunk.rawValue &+ size)
  }

  /// Whether the chunk before is in use. glibc: `prev_inuse`.
  @inline(__always)
  func followsUsed(_ chunk: Chunk) throws(HeapFailure) -> Bool { try head(of: chunk) & 1 != 0 }

  /// Notes in the chunk behind that this one is used. glibc: `set_inuse_bit_at_offset`.
  @inline(__always)
  func setUsed(_ chunk: Chunk, size: UInt32, _ arena: Arena) throws(HeapFailure) {
    try setHead(of: chunk + size, try head(of: chunk + size) | 1)
    guard arena != self.arena else { return }
    try setHead(of: chunk, try head(of: chunk) | Chunk.Flags.otherArena.rawValue)
  }

  @inline(__always)
  func forward(of chunk: Chunk) throws(HeapFailure) -> Chunk {
    Chunk(rawValue: try load(chunk.rawValue &+ 8))
  }

  @inline(__always)
  func setForward(of chunk: Chunk, _ next: Chunk) throws(HeapFailure) {
    try store(next.rawValue, at: chunk.rawValue &+ 8)
  }

  @inline(__always)
  func backward(of chunk: Chunk) throws(HeapFailure) -> Chunk {
    Chunk(rawValue: try load(chunk.rawValue &+ 12))
  }

  @inline(__always)
  func setBackward(of chunk: Chunk, _ previous: Chunk) throws(HeapFailure) {
    try store(previous.rawValue, at: chunk.rawValue &+ 12)
  }

  /// glibc: `fd_nextsize`.
  func smaller(than chunk: Chunk) throws(HeapFailure) -> Chunk {
    Chunk(rawValue: try load(chunk.rawValue &+ 16))
  }

  func setSmaller(than chunk: Chunk, _ other: Chunk) throws(HeapFailure) {
    try store(other.rawValue, at: chunk.rawValue &+ 16)
  }

  /// glibc: `bk_nextsize`.
  func larger(than chunk: Chunk) throws(HeapFailure) -> Chunk {
    Chunk(rawValue: try load(chunk.rawValue &+ 20))
  }

  func setLarger(than chunk: Chunk, _ other: Chunk) throws(HeapFailure) {
    try store(other.rawValue, at: chunk.rawValue &+ 20)
  }

  /// A chunk large enough for links by size begins without them.
  func clearSizeLinks(of chunk: Chunk, size: UInt32) throws(HeapFailure) {
    guard !HeapRules.isSmall(size) else { return }
    try setSmaller(than: chunk, .none)
    try setLarger(than: chunk, .none)
  }

  /// A link as it is stored at `place`, or what a stored one means. glibc: `PROTECT_PTR`.
  @inline(__always)
  func mangled(_ link: UInt32, at place: UInt32) -> UInt32 { place >> 12 ^ link }
}
