/// What the OOM killer did.
public enum OutOfMemoryEvent: Hashable, BitwiseCopyable, Sendable {
  /// Whom, and with how many points where those decided. Linux: `select_bad_process`.
  case chosen(ProcessID, points: Int32?, OOMReason)
  /// It ends when the kernel is done with what it asked for. Linux: `mark_oom_victim`.
  case doomed(ProcessID)
  /// It is gone, and so many pages are free again. Linux: `__oom_kill_process`.
  case killed(ProcessID, pages: UInt32)
  /// Nobody is killed. Linux: `panic`.
  case gaveUp(OOMPanic)
}
