import Glibc

/// The right to write a file, which one at a time has. It goes with its owner.
public final class FileLock {
  private let descriptor: Int32?

  /// Takes the lock of a file that is there, or nothing where there are no locks.
  ///
  /// - Throws: that somebody else has it.
  public init(_ path: String) throws(DiskFault) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      descriptor = nil
      return
    }
    guard Self.take(opened) else {
      close(opened)
      throw .isTaken
    }
    descriptor = opened
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Takes the lock of an open file, for as long as it is open.
  ///
  /// - Parameter milliseconds: how long to wait for somebody else at most.
  /// - Returns: false when somebody else has it.
  @discardableResult
  public static func take(_ descriptor: Int32, waiting milliseconds: Int = 0) -> Bool {
    var left = milliseconds
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { return true }
      guard left > 0 else { return false }
      usleep(2000)
      left -= 2
    }
    return true
  }
}
