import CEditline
import Glibc

/// Work that is done by a process of its own: whatever ends that process ends nothing else.
///
/// The child is a copy of this process, with one thread; nothing that it changes is seen here.
public enum ChildProcess {
  /// How a child ended.
  public enum End: Equatable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// Waits for the work to be done. Where the host makes no process, it is done in this one.
  ///
  /// - Parameter work: returns the status to end with, 0 to 255.
  public static func run(_ work: () -> Int32) -> End {
    let child = fork()
    guard child != 0 else {
      ce_end_with_parent(SIGTERM)
      _exit(work())
    }
    guard child > 0 else { return .status(work()) }
    var status: Int32 = 0
    // Ctrl-C reaches the child as well, which ends for that.
    while unsafe waitpid(child, &status, 0) < 0 { guard errno == EINTR else { break } }
    let signal = status & 0x7f
    return signal == 0 ? .status(status >> 8 & 0xff) : .signal(signal)
  }
}
