import Glibc
import Synchronization

/// The end of the program where the host has no memory left: Swift's runtime aborts then.
extension HostMemory {
  /// What SIGABRT did before, as `sigaction` has it.
  private static let handler = Atomic<Int>(0)
  private static let flags = Atomic<Int32>(0)

  /// Where there is no room for as much, it was for want of memory.
  private static let leastByteCount = 64 << 20

  /// Has it told in a sentence when the host runs out of memory, with the status of a failure; any
  /// other abort stays what it is. What was acknowledged is in its files by then.
  public static func meetShortage() {
    var old = sigaction()
    unsafe sigaction(SIGABRT, nil, &old)
    handler.store(
      unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self), ordering: .relaxed)
    flags.store(old.sa_flags, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in HostMemory.judge(errno) }
    unsafe sigaction(SIGABRT, &action, nil)
  }

  /// Runs in the handler: nothing but system calls.
  private static func judge(_ error: Int32) {
    guard error == ENOMEM || !hasRoom(for: leastByteCount) else { return handBack() }
    let words: StaticString =
      "pagewalk: the host has no memory left; what was acknowledged is in its files\n"
    unsafe _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    _exit(1)
  }

  /// Lets the signal do what it did before, once more.
  private static func handBack() {
    var old = sigaction()
    unsafe old.__sigaction_handler.sa_handler = unsafeBitCast(
      handler.load(ordering: .relaxed), to: (@convention(c) (Int32) -> Void)?.self)
    old.sa_flags = flags.load(ordering: .relaxed)
    unsafe sigaction(SIGABRT, &old, nil)
    raise(SIGABRT)
  }
}
