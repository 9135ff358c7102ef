/// What a memory access wants to do.
public enum Access: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case read, write, fetch
}

/// On whose behalf the access is made: CPL 3, or CPL 0 to 2 and the chip's own accesses.
public enum Privilege: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case user, supervisor
}
