import Hardware

/// A file that somebody goes through from a place on, call by call.
public struct FileStream {
  let open: OpenFileID
  public let file: CachedFile
  /// Where the next call begins, in bytes. Linux: `f_pos`.
  public private(set) var position: UInt64
  /// What was read or written, and where it began.
  public let start: UInt64
  /// Pages that were used; those of them that are used in parts count as often.
  public private(set) var pages = 0
  /// Pages that came from the disk meanwhile, the ones read ahead included.
  public private(set) var pagesRead = 0
  var window = ReadAheadWindow()

  fileprivate init(open: OpenFileID, file: CachedFile, at position: UInt64) {
    self.open = open
    self.file = file
    self.position = position
    start = position
  }

  public var byteCount: UInt64 { position - start }

  fileprivate mutating func advance(by byteCount: Int, pages: Int, pagesRead: Int) {
    position += UInt64(byteCount)
    self.pages += pages
    self.pagesRead += pagesRead
  }
}

extension Kernel {
  /// Opens a file to read it. Whoever does ends it by `end`.
  ///
  /// - Throws: `EISDIR` for a directory, `ENXIO` for a device.
  public func beginReading(
    _ file: CachedFile, at position: UInt64
  ) throws(Refusal) -> FileStream {
    try checkHasBytes(file)
    return FileStream(
      open: files.open(file, readable: true, writable: false), file: file, at: position)
  }

  /// Opens a file to write so many bytes. Whoever does ends it by `end`.
  ///
  /// - Throws: as `beginReading`; `EROFS` where nothing can be written, `EFBIG` behind 16 GiB,
  ///   `ENOMEM` where this computer has no room for a disk that holds the file.
  public func beginWriting(
    _ file: CachedFile, at position: UInt64, byteCount: UInt64
  ) throws(Refusal) -> FileStream {
    try checkHasBytes(file)
    guard !file.isReadOnly else { throw Refusal(.readOnlyFileSystem, .readOnly(file.name)) }
    let most = CachedFile.mostPages << 12
    guard position < most else { throw Refusal(.fileTooLarge, .beyondLongestFile(file.name)) }
    let end = position + min(byteCount, most - position)
    let pages = (end + 4095) >> 12
    // What the cache knows of a page, and the page on the disk.
    guard pages <= file.reservedPageCount || HostMemory.hasRoom(for: Int(pages) * 4104) else {
      throw Refusal(.outOfMemory, .hostRefuses(pages: UInt32(pages)))
    }
    file.reserve(end)
    return FileStream(
      open: files.open(file, readable: false, writable: true), file: file, at: position)
  }

  private func checkHasBytes(_ file: CachedFile) throws(Refusal) {
    switch file.kind {
    case .directory: throw Refusal(.isDirectory, .isDirectory(file.name))
    case .zeroDevice: throw Refusal(.noSuchDeviceOrAddress, .unreadable(file.name))
    case .regular, .temporary, .sharedAnonymous: break
    }
  }

  public func end(_ stream: FileStream) { files.release(stream.open) }

  /// Reads on, for a process. Linux: `read`.
  ///
  /// - Returns: why nothing more came; nil also where the file ends.
  public func read(
    _ stream: inout FileStream, byteCount: Int, by process: Process
  ) -> Refusal? {
    let refusal = working(for: process) {
      let (counts, refusal) = core.read(
        stream.file, from: stream.position, byteCount: byteCount, &stream.window)
      stream.advance(by: counts.byteCount, pages: counts.pages, pagesRead: counts.pagesRead)
      core.reschedule()
      return refusal
    }
    return process.isRunning ? refusal : Refusal(.interrupted, .isDoomed)
  }

  /// Writes one byte on and on, for a process. Linux: `write`.
  ///
  /// - Returns: why no more was written.
  public func write(
    _ byte: UInt8, to stream: inout FileStream, byteCount: Int, by process: Process
  ) -> Refusal? {
    let refusal = working(for: process) {
      let first = stream.position >> 12
      let (written, refusal) = core.write(
        byte, to: stream.file, from: stream.position, byteCount: byteCount)
      let last = (stream.position + UInt64(written) + 4095) >> 12
      stream.advance(by: written, pages: written > 0 ? Int(last - first) : 0, pagesRead: 0)
      core.reschedule()
      return refusal
    }
    return process.isRunning ? refusal : Refusal(.interrupted, .isDoomed)
  }
}

extension FileTable {
  /// Pages that files in memory have, in swap or not; those that the machine booted from are not of
  /// this file system. Linux: `used_blocks` of `/dev/shm`.
  var temporaryPageCount: Int {
    all.reduce(0) { count, file in
      guard file.kind == .temporary, file.isOnSharedMemoryMount else { return count }
      return count + file.cachedPageCount + file.swappedPageCount
    }
  }

  /// Makes an empty file where its path says: below `/dev/shm` in memory, elsewhere on the disk.
  public func make(_ path: String, byteCount: UInt64 = 0) -> CachedFile {
    create(
      path, kind: path.hasPrefix(CachedFile.sharedMemoryMount) ? .temporary : .regular,
      byteCount: byteCount)
  }
}

extension CachedFile {
  /// Where files lie in memory.
  static let sharedMemoryMount = "/dev/shm/"

  fileprivate var isOnSharedMemoryMount: Bool { name.hasPrefix(Self.sharedMemoryMount) }
}
