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

  /// What a file holds that is not in memory: `count` bytes of one page, as it was made or written
  /// back.
  ///
  /// - Precondition: the bytes lie in one page of the file.
  /// - Returns: nil when they lie outside the machine and cannot be read.
  func content(of file: CachedFile, from offset: UInt64, count: Int) -> [UInt8]? {
    if let written = file.written, written.contains(offset >> 12) {
      return written.bytes(of: offset >> 12, from: Int(offset & 0xfff), count: count)
    }
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
    if let written = file.written, written.contains(index) {
      written.read(index, into: frame, of: memory)
      return true
    }
    let start = index << 12
    guard start < file.contentByteCount, !file.holes.contains(index) else { return true }
    let count = Int(min(4096, file.contentByteCount - start))
    switch file.content {
    case .zeros: return true
    case .pattern(let first):
      let byte = UInt8(truncatingIfNeeded: UInt64(first) &+ index)
      guard byte != 0 else { return true }
      memory.fillBytes(of: frame) { span in
        for place in 0..<count { span[place] = byte }
      }
    case .bytes(let all):
      let first = min(Int(start), all.count)
      fill(frame, with: all[first..<min(first + count, all.count)])
    case .outside(let outside):
      guard let read = outside.source.bytes(from: start, count: count) else { return false }
      fill(frame, with: read.prefix(count))
    }
    return true
  }

  /// Fills a frame of zeros with bytes from its start on.
  func fill(_ frame: PageFrameNumber, with bytes: ArraySlice<UInt8>) {
    // A frame that holds but zeros costs nothing.
    guard bytes.contains(where: { $0 != 0 }) else { return }
    memory.fillBytes(of: frame) { span in
      let source = bytes.span
      for place in 0..<source.count { span[place] = source[place] }
    }
  }
}
