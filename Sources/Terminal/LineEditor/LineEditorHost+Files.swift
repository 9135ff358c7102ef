import Disk
import Glibc

/// Files, for the history.
extension LineEditorHost {
  /// What reading a file found.
  enum FileContents: Equatable {
    case contents([UInt8])
    case missing
    /// A directory, a device, a pipe.
    case notRegular
    /// The number of the error.
    case failed(Int32)
  }

  /// Reads the file's last bytes; of a longer file, from the first whole line among them on.
  static func readFile(_ path: String, lastBytes limit: Int) -> FileContents {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return errno == ENOENT ? .missing : .failed(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return .failed(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .notRegular }
    let start = max(0, Int(status.st_size) - limit)
    lseek(descriptor, off_t(start), SEEK_SET)
    var bytes: [UInt8] = []
    while bytes.count < limit {
      guard let count = read(descriptor, upTo: 1 << 16, into: &bytes) else { return .failed(errno) }
      if count == 0 { break }
    }
    if start > 0, let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
      bytes.removeSubrange(...end)
    }
    return .contents(bytes)
  }

  /// Appends in one piece, or not at all, to a file that only its owner may read, which is made if
  /// it is missing. A last line without its end gets one first.
  ///
  /// - Returns: 0 or the number of the error.
  static func appendToFile(_ path: String, _ bytes: [UInt8]) -> Int32 {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
    for _ in 0..<100 {
      let descriptor = HostCall.open(path, flags, 0o600)
      guard descriptor >= 0 else { return errno }
      defer { close(descriptor) }
      FileLock.take(descriptor, waiting: 1000)
      // While it was waited for another file may have come in its place.
      if isAt(path, descriptor) { return append(bytes, to: descriptor) }
    }
    return EBUSY
  }

  private static func append(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    guard !bytes.isEmpty else { return 0 }
    let end = lseek(descriptor, 0, SEEK_END)
    var last: [UInt8] = []
    if lseek(descriptor, -1, SEEK_END) >= 0 { _ = read(descriptor, upTo: 1, into: &last) }
    let newline = UInt8(ascii: "\n")
    let isWhole = (last.first ?? newline) == newline
    var rest = (isWhole ? bytes : [newline] + bytes)[...]
    while !rest.isEmpty {
      let count = HostCall.append(descriptor, rest)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = count < 0 ? errno : ENOSPC
        if end >= 0 { ftruncate(descriptor, end) }
        return error
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  /// Whether an open file is the one that a path leads to.
  private static func isAt(_ path: String, _ descriptor: Int32) -> Bool {
    var (there, opened) = (stat(), stat())
    guard unsafe stat(path, &there) == 0, unsafe fstat(descriptor, &opened) == 0 else {
      return false
    }
    return there.st_dev == opened.st_dev && there.st_ino == opened.st_ino
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the directories on the way to `path` that are missing, for their owner alone.
  static func makeDirectories(above path: String) {
    for end in path.indices.dropFirst() where path[end] == "/" {
      unsafe mkdir(String(path[..<end]), 0o700)
    }
  }

  /// - Returns: 0 or the number of the error.
  static func rename(_ path: String, to other: String) -> Int32 {
    HostCall.rename(path, other) == 0 ? 0 : errno
  }
}
