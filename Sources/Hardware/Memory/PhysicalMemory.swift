import Glibc

/// Simulated RAM: one lazily backed mapping of the host.
///
/// 1. A frame that has only ever held zeros costs the host nothing: a zero written over a zero is
///    not stored, and `zero(_:)` leaves a frame alone that was never written.
/// 2. A read beyond the end answers all ones and a write there is lost, as on a real bus.
/// 3. Words are little-endian and may straddle frames but not the end.
@safe public final class PhysicalMemory {
  /// Number of 4 KiB frames, from frame 0 on.
  public let frameCount: Int
  private let byteCount: UInt64
  private let base: UnsafeMutableRawPointer
  /// One bit a frame: set once a byte other than zero has been written to it.
  private let written: FlatStorage<UInt64>

  /// Reserves `frameCount` frames of zeros. The host gives memory when a frame is written.
  public init(frameCount: Int) {
    precondition(frameCount > 0 && frameCount <= 1 << 28)
    self.frameCount = frameCount
    byteCount = UInt64(frameCount) << 12
    written = FlatStorage(count: (frameCount + 63) / 64)
    guard let pointer = unsafe HostMemory.reserve(frameCount << 12) else {
      HostMemory.refuse(frameCount << 12)
    }
    unsafe base = pointer
    unsafe madvise(pointer, frameCount << 12, MADV_NOHUGEPAGE)
  }

  deinit { unsafe munmap(base, frameCount << 12) }

  /// Whether `byteCount` bytes from `address` on lie in RAM.
  @inline(__always)
  public func contains(_ address: PhysicalAddress, byteCount size: UInt64 = 1) -> Bool {
    address.rawValue <= byteCount &- size
  }

  /// Whether the frame has held nothing but zeros since the machine was built.
  public func isUntouched(_ frame: PageFrameNumber) -> Bool {
    guard frame.index < frameCount else { return true }
    return written[frame.index >> 6] & 1 << (frame.index & 63) == 0
  }

  // MARK: Copying

  /// Becomes what another RAM of the same size is.
  ///
  /// - Complexity: O(frames that were written in either)
  public func take(_ other: PhysicalMemory) {
    precondition(frameCount == other.frameCount)
    for index in written.indices {
      var bits = written[index] | other.written[index]
      while bits != 0 {
        let offset = (index << 6 | bits.trailingZeroBitCount) << 12
        bits &= bits - 1
        if unsafe memcmp(base + offset, other.base + offset, 4096) != 0 {
          unsafe memcpy(base + offset, other.base + offset, 4096)
        }
      }
      if written[index] != other.written[index] { written[index] = other.written[index] }
    }
  }

  /// Bytes of frames that were written.
  public var writtenByteCount: Int {
    written.indices.reduce(0) { $0 + written[$1].nonzeroBitCount } << 12
  }

  // MARK: Words

  /// The integer at `address`; all ones beyond the end of RAM.
  @inline(__always)
  public func load<Word: FixedWidthInteger & BitwiseCopyable>(
    _ type: Word.Type = Word.self, at address: PhysicalAddress
  ) -> Word {
    guard _fastPath(contains(address, byteCount: UInt64(MemoryLayout<Word>.size))) else {
      return ~0
    }
    let offset = Int(truncatingIfNeeded: address.rawValue)
    return unsafe base.loadUnaligned(fromByteOffset: offset, as: Word.self)
  }

  /// Writes an integer at `address`; beyond the end of RAM nothing happens.
  @inline(__always)
  public func store<Word: FixedWidthInteger & BitwiseCopyable>(
    _ word: Word, at address: PhysicalAddress
  ) {
    let size = MemoryLayout<Word>.size
    guard contains(address, byteCount: UInt64(size)) else { return }
    if word == 0 {
      guard load(Word.self, at: address) != 0 else { return }
    } else {
      markWritten(address.frame)
      if _slowPath(address.offset > 4096 - size) { markWritten(address.frame + 1) }
    }
    unsafe base.storeBytes(
      of: word, toByteOffset: Int(truncatingIfNeeded: address.rawValue), as: Word.self)
  }

  // MARK: Frames

  /// Fills the frame with zeros. Linux: `clear_page`.
  public func zero(_ frame: PageFrameNumber) {
    guard frame.index < frameCount, !isUntouched(frame) else { return }
    unsafe memset(base + frame.index << 12, 0, 4096)
  }

  /// The byte that all bytes of a frame are; nil where they differ.
  public func onlyByte(of frame: PageFrameNumber) -> UInt8? {
    guard frame.index < frameCount, !isUntouched(frame) else { return 0 }
    let bytes = unsafe base + frame.index << 12
    // Each byte equals the one before it.
    guard unsafe memcmp(bytes, bytes + 1, 4095) == 0 else { return nil }
    return unsafe bytes.load(as: UInt8.self)
  }

  /// Sets some of a frame's bytes.
  ///
  /// - Precondition: they are bytes of one frame.
  public func fill(_ frame: PageFrameNumber, _ places: Range<Int>, with byte: UInt8) {
    precondition(places.lowerBound >= 0 && places.upperBound <= 4096)
    guard frame.index < frameCount, byte != 0 || !isUntouched(frame) else { return }
    if byte != 0 { markWritten(frame) }
    unsafe memset(base + frame.index << 12 + places.lowerBound, Int32(byte), places.count)
  }

  /// Copies a frame's bytes. Linux: `copy_page`.
  public func copy(_ source: PageFrameNumber, to target: PageFrameNumber) {
    guard source.index < frameCount, target.index < frameCount else { return }
    guard !isUntouched(source) else { return zero(target) }
    markWritten(target)
    unsafe memcpy(base + target.index << 12, base + source.index << 12, 4096)
  }

  /// Copies a frame's bytes from another memory.
  public func copy(
    _ source: PageFrameNumber, of other: PhysicalMemory, to target: PageFrameNumber
  ) {
    guard source.index < other.frameCount, target.index < frameCount else { return }
    guard !other.isUntouched(source) else { return zero(target) }
    markWritten(target)
    unsafe memcpy(base + target.index << 12, other.base + source.index << 12, 4096)
  }

  /// Lets `body` read the frame's 4096 bytes.
  public func withBytes<Result, Failure: Error>(
    of frame: PageFrameNumber, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(frame.index < frameCount)
    let bytes = unsafe UnsafeRawBufferPointer(start: base + frame.index << 12, count: 4096)
    return try unsafe body(Span(_bytes: RawSpan(_unsafeBytes: bytes)))
  }

  /// Lets `body` fill the frame's 4096 bytes.
  public func fillBytes<Failure: Error>(
    of frame: PageFrameNumber, _ body: (inout MutableSpan<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(frame.index < frameCount)
    markWritten(frame)
    let start = unsafe (base + frame.index << 12).assumingMemoryBound(to: UInt8.self)
    var span = unsafe MutableSpan(_unsafeStart: start, count: 4096)
    try body(&span)
  }

  /// - Precondition: the frame is one of RAM's.
  @inline(__always)
  private func markWritten(_ frame: PageFrameNumber) {
    let bit: UInt64 = 1 << UInt64(frame.index & 63)
    // Most frames that are written were written before; a look is cheaper than a change.
    if written[frame.index >> 6] & bit == 0 { written[frame.index >> 6] |= bit }
  }
}
