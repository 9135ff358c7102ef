import Glibc

/// Paths of the host: where they lead, and what lies beside.
public enum HostPath {
  /// Links that a path may lead through. Linux: `MAXSYMLINKS`.
  private static let mostLinks = 40

  /// What a path's last part leads to when it is a symbolic link, be it there or not.
  ///
  /// - Throws: `isLink` where none is to be followed; `ELOOP`.
  public static func target(of path: String, followingLinks: Bool) throws(DiskFault) -> String {
    var target = path
    for _ in 0...mostLinks {
      guard let link = link(at: target) else { return target }
      guard followingLinks else { throw .isLink }
      target = link.hasPrefix("/") ? link : directory(of: target) + link
    }
    throw .system(ELOOP)
  }

  /// Where a symbolic link leads; nil for what is none.
  private static func link(at path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe buffer.withUnsafeMutableBytes { buffer in
      unsafe readlink(path, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Everything up to the last `/`; empty for the current directory.
  static func directory(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What is at a path; nil for nothing.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// Makes an empty file that nobody else has, in the same directory.
  ///
  /// - Parameter isNew: whether the file that it is to become is not there yet.
  static func makeDraft(
    beside path: String, permissions: mode_t, isNew: Bool
  ) throws(DiskFault) -> (path: String, descriptor: Int32) {
    Drafts.removeAbandoned(beside: path)
    // The name of another computer's may be there still.
    for number in 0..<1000 {
      let draft = directory(of: path) + Drafts.name(number)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      let descriptor = HostCall.open(draft, flags, permissions)
      if descriptor >= 0 { return (draft, descriptor) }
      guard errno != EEXIST else { continue }
      let isOfDirectory = errno == EACCES || errno == EPERM || errno == EROFS
      throw isOfDirectory && !isNew ? .directory : .system(errno)
    }
    throw .system(EEXIST)
  }

  /// Makes sure that a new name is on the disk.
  static func syncDirectory(of path: String) {
    let directory = directory(of: path)
    let descriptor = unsafe open(directory.isEmpty ? "." : directory, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
