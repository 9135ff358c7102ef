import Glibc

/// The files that are written before they take another one's place: `.draft-PID-NUMBER`.
enum Drafts {
  private static let opening = ".draft-"

  /// The name of one of this process's.
  static func name(_ number: Int) -> String { "\(opening)\(getpid())-\(number)" }

  /// Removes those that processes left in a directory which were killed: theirs alone, when nobody
  /// has them open.
  ///
  /// - Complexity: O(files of the directory).
  static func removeAbandoned(beside path: String) {
    let directory = HostPath.directory(of: path)
    guard let stream = unsafe opendir(directory.isEmpty ? "." : directory) else { return }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if isAbandoned(name) { remove(directory + name) }
    }
  }

  /// Whether a name is that of a draft whose process is gone.
  private static func isAbandoned(_ name: String) -> Bool {
    guard name.hasPrefix(opening) else { return false }
    let numbers = name.dropFirst(opening.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, let process = pid_t(numbers[0]), process > 0,
      Int(numbers[1]) != nil
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  private static func remove(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), FileLock.take(descriptor)
    else { return }
    unsafe unlink(path)
  }
}
