import Glibc
import Synchronization

/// The signals of a terminal, turned into flags and a pipe that wakes whoever waits for a key.
enum LineEditorSignals {
  private static let resized = Atomic<Bool>(false)
  private static let resumed = Atomic<Bool>(false)
  private static let readEnd = Atomic<Int32>(-1)
  private static let writeEnd = Atomic<Int32>(-1)

  /// Becomes readable when a signal has come; -1 before an `install`.
  static var wakeUp: Int32 { readEnd.load(ordering: .relaxed) }

  /// Makes SIGINT raise `Interrupt`. Interrupted system calls go on.
  static func installInterrupt() {
    var old = sigaction()
    unsafe sigaction(SIGINT, nil, &old)
    // SIG_IGN is the handler 1.
    let handler = unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self)
    guard handler != 1, makePipe() else { return }
    handle(SIGINT) { _ in
      Interrupt.request()
      LineEditorSignals.wake()
    }
  }

  /// Takes over the other signals that reach a program at a prompt.
  static func installAll() {
    guard makePipe() else { return }
    handle(SIGWINCH) { _ in
      LineEditorSignals.resized.store(true, ordering: .relaxed)
      LineEditorSignals.wake()
    }
    handle(SIGCONT) { _ in
      LineEditorSignals.resumed.store(true, ordering: .relaxed)
      LineEditorSignals.wake()
    }
    for signal in [SIGHUP, SIGTERM] {
      handle(signal, flags: SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))) { signal in
        Termination.request(signal: signal)
        LineEditorSignals.wake()
      }
    }
  }

  /// Whether the window has changed since the last call.
  static func takeResized() -> Bool { resized.exchange(false, ordering: .relaxed) }

  /// Whether the process was stopped and continued since the last call.
  static func takeResumed() -> Bool { resumed.exchange(false, ordering: .relaxed) }

  /// Empties the pipe.
  static func drain() {
    var bytes: [UInt8] = []
    _ = LineEditorHost.read(wakeUp, upTo: 64, into: &bytes)
  }

  private static func makePipe() -> Bool {
    guard wakeUp < 0 else { return true }
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return false }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    writeEnd.store(ends[1], ordering: .relaxed)
    readEnd.store(ends[0], ordering: .relaxed)
    return true
  }

  private static func handle(
    _ signal: Int32, flags: Int32 = SA_RESTART, by handler: @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    unsafe sigaction(signal, &action, nil)
  }

  /// Runs in signal handlers: one system call, nothing allocated, `errno` kept.
  private static func wake() {
    let saved = errno
    var byte: UInt8 = 0
    _ = unsafe write(writeEnd.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }
}
