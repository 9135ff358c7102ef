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
  /// - Parameters:
  ///   - work: returns the status to end with, 0 to 255, and what this process is to know.
  ///   - hear: is given that, if it is anything.
  public static func run(
    _ work: () -> (status: Int32, message: [UInt8]), hear: ([UInt8]) -> Void
  ) -> End {
    var ends: [Int32] = [-1, -1]
    let isHeard = unsafe pipe(&ends) == 0
    let child = fork()
    guard child != 0 else {
      ce_end_with_parent(SIGTERM)
      let (status, message) = work()
      if isHeard { _ = LineEditorHost.write(message, to: ends[1]) }
      _exit(status)
    }
    defer { if isHeard { close(ends[0]) } }
    if isHeard { close(ends[1]) }
    guard child > 0 else { return .status(work().status) }
    var message: [UInt8] = []
    while isHeard, let count = LineEditorHost.read(ends[0], upTo: 4096, into: &message), count > 0 {
      continue
    }
    if !message.isEmpty { hear(message) }
    var status: Int32 = 0
    // Ctrl-C reaches the child as well, which ends for that.
    while unsafe waitpid(child, &status, 0) < 0 { guard errno == EINTR else { break } }
    let signal = status & 0x7f
    return signal == 0 ? .status(status >> 8 & 0xff) : .signal(signal)
  }
}
