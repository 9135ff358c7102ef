import Glibc

/// A file that is written whole or not at all: beside the one that it is to replace, then in its
/// place, where it may grow.
///
/// 1. Until `takePlace` is done nothing at its path has changed; let go before, it leaves no trace.
/// 2. It has the permissions, and where that is possible the owner, of the file that it replaces.
/// 3. A symbolic link at its path stays: what it leads to is replaced, or nothing.
/// 4. A piece that cannot be written whole is taken back: the file ends where it ended before.
/// 5. As long as it is open nobody else can write the file in this way. Linux: `flock`.
public final class WrittenFile {
  /// What a file may be written in place of.
  public enum Replacing: Sendable {
    /// Anything that is there, also by way of a symbolic link.
    case whatIsThere
    /// A file, but through no link.
    case fileItself
    /// Nothing: it is to be new, and is reached through no link.
    case nothing
  }

  /// How many bytes it has.
  public private(set) var byteCount = 0
  private let descriptor: Int32
  private let target: String
  private let draft: String
  private let isNew: Bool
  private var isInPlace = false
  private var isOpen = true
  /// Keeps others from writing what is replaced, until it is.
  private var lock: FileLock?

  /// Begins a file beside the one at `path`.
  ///
  /// - Parameters:
  ///   - permissions: of a new file, before the process's mask.
  ///   - own: another of this process's, which may hold the same file.
  /// - Throws: why it cannot be written.
  public init(
    _ path: String, replacing: Replacing = .whatIsThere, permissions: mode_t = 0o644,
    besides own: WrittenFile? = nil
  ) throws(DiskFault) {
    target = try HostPath.target(of: path, followingLinks: replacing == .whatIsThere)
    let old = HostPath.status(target)
    isNew = old == nil
    if let old {
      guard replacing != .nothing else { throw .system(EEXIST) }
      guard old.st_mode & S_IFMT == S_IFREG else { throw .isNoFile }
      guard unsafe access(target, W_OK) == 0 else { throw .system(errno) }
      if own?.isSameFile(as: old) != true { lock = try FileLock(target) }
    }
    (draft, descriptor) = try HostPath.makeDraft(
      beside: target, permissions: old == nil ? permissions : 0o600, isNew: old == nil)
    FileLock.take(descriptor)
    guard let old else { return }
    // Another's file may stay another's only if the system lets it.
    if old.st_uid != geteuid() || old.st_gid != getegid() {
      _ = fchown(descriptor, old.st_uid, old.st_gid)
    }
    fchmod(descriptor, old.st_mode & 0o777)
  }

  deinit {
    if isOpen { close(descriptor) }
    if !isInPlace { unsafe unlink(draft) }
  }

  private func isSameFile(as other: stat) -> Bool {
    var own = stat()
    guard isOpen, unsafe fstat(descriptor, &own) == 0 else { return false }
    return own.st_dev == other.st_dev && own.st_ino == other.st_ino
  }

  /// Writes a piece behind what is there.
  ///
  /// - Throws: the error; nothing of the piece is there then.
  public func append(_ bytes: [UInt8]) throws(DiskFault) {
    var written = 0
    while written < bytes.count {
      let count = HostCall.write(descriptor, bytes[written...], at: byteCount + written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = count < 0 ? errno : ENOSPC
        ftruncate(descriptor, off_t(byteCount))
        throw .system(error)
      }
      written += count
    }
    byteCount += written
  }

  /// Takes back all but the first bytes.
  public func truncate(to count: Int) {
    guard count < byteCount, ftruncate(descriptor, off_t(count)) == 0 else { return }
    byteCount = count
  }

  /// Puts the file in its place, once all of it is on the disk.
  ///
  /// - Throws: the error; the older file is as it was then.
  public func takePlace() throws(DiskFault) {
    guard !isInPlace else { return }
    try sync()
    // A link fails where something has come to be there since.
    if isNew, HostCall.link(draft, target) == 0 {
      unsafe unlink(draft)
    } else if isNew, errno == EEXIST {
      throw .system(EEXIST)
    } else {
      guard HostCall.rename(draft, target) == 0 else { throw .system(errno) }
    }
    isInPlace = true
    lock = nil
    HostPath.syncDirectory(of: target)
  }

  /// Ends the file, with all of it on the disk.
  ///
  /// - Throws: the error, which some file systems tell as late as this.
  public func finish() throws(DiskFault) {
    guard isOpen else { return }
    try sync()
    isOpen = false
    guard HostCall.close(descriptor) == 0 || errno == EINTR else { throw .system(errno) }
  }

  /// Some file systems have nothing to wait for.
  private func sync() throws(DiskFault) {
    guard HostCall.sync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw .system(errno)
    }
  }
}

extension WrittenFile {
  /// Writes a whole file at once.
  ///
  /// - Throws: why it cannot be written; the older one is as it was then.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Replacing = .whatIsThere,
    permissions: mode_t = 0o644
  ) throws(DiskFault) {
    let file = try WrittenFile(path, replacing: replacing, permissions: permissions)
    try file.append(bytes)
    try file.takePlace()
    try file.finish()
  }

  /// Lets a limit on the size of files be an error like others instead of the program's end.
  public static func meetSizeLimits() { signal(SIGXFSZ, SIG_IGN) }
}
