import Hardware

/// Reading a file as the kernel itself does, and where the bytes of a page come from.
extension FileTable {
  /// Reads bytes through the page cache. Linux: `kernel_read`.
  ///
  /// - Returns: fewer than `count` bytes where the file ends.
  /// - Throws: `ENOMEM` when no frame is free, `EIO` when the bytes cannot be read.
  func read(
    _ file: CachedFile, from offset: UInt64, count: Int
  ) throws(Refusal) -> [UInt8] {
    guard offset < file.byteCount else { return [] }
    let end = min(file.byteCount, offset + UInt64(count))
    var bytes: [UInt8] = []
    var place = offset
    while place < end {
      let index = place >> 12
      let next = min((index + 1) << 12, end)
      guard let frame = file.frame(at: index) ?? load(file, at: index) else {
        throw file.isUnreadable(at: index)
          ? Refusal(.ioError, .unreadable(file.name))
          : Refusal(.outOfMemory, .outOfFrames(allocator.shortage(for: .page)))
      }
      swap.lists.markAccessed(frame)
      bytes += memory(frame, from: Int(place & 0xfff), count: Int(next - place))
      place = next
    }
    return bytes
  }

  /// Bytes of a frame.
  func memory(_ frame: PageFrameNumber, from start: Int, count: Int) -> [UInt8] {
    memory.withBytes(of: frame) { span in
      (start..<start + count).map { span[$0] }
    }
  }

  /// What a file held before anybody changed it: `count` bytes of one page.
  ///
  /// - Precondition: the bytes lie in one page of the file.
  /// - Returns: nil when they lie outside the machine and cannot be read.
  func content(of file: CachedFile, from offset: UInt64, count: Int) -> [UInt8]? {
    let zeros = [UInt8](repeating: 0, count: count)
    guard offset < file.contentByteCount, !file.holes.contains(offset >> 12) else { return zeros }
    let valid = Int(min(UInt64(count), file.contentByteCount - offset))
    let bytes: [UInt8]
    switch file.content {
    case .zeros: return zeros
    case .pattern(let first):
      let byte = UInt8(truncatingIfNeeded: UInt64(first) &+ offset >> 12)
      bytes = [UInt8](repeating: byte, count: valid)
    case .bytes(let all): bytes = all.part(from: offset, count: valid)
    case .outside(let outside):
      guard let read = outside.source.bytes(from: offset, count: valid) else { return nil }
      bytes = Array(read.prefix(valid))
    }
    return bytes + zeros.prefix(count - bytes.count)
  }

  /// Fills a frame of zeros with a page of the file.
  ///
  /// - Returns: false when the bytes cannot be read.
  func fill(_ frame: PageFrameNumber, from file: CachedFile, at index: UInt64) -> Bool {
    if case .zeros = file.content { return true }
    guard let bytes = content(of: file, from: index << 12, count: 4096) else { return false }
    guard bytes.contains(where: { $0 != 0 }) else { return true }
    memory.fillBytes(of: frame) { span in
      for place in 0..<4096 { span[place] = bytes[place] }
    }
    return true
  }
}
