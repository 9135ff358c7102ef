/// What a process may use at most. Linux: `rlim[]`; all in bytes, `unlimited` for no limit.
public struct ResourceLimits: Hashable, BitwiseCopyable, Sendable {
  public static let unlimited = UInt32.max

  /// `RLIMIT_AS`
  public var addressSpace = unlimited
  /// `RLIMIT_DATA`
  public var data = unlimited
  /// The hard limit of `RLIMIT_DATA`: what a soft limit of 0 means, except to `brk`.
  public var mostData = unlimited
  /// `RLIMIT_STACK`
  public var stack: UInt32 = 8 << 20
  /// `RLIMIT_MEMLOCK`
  public var lockedMemory: UInt32 = 64 << 10
  /// Runs as root: CAP_SYS_RAWIO, CAP_IPC_LOCK and CAP_SYS_ADMIN.
  public var isPrivileged = false

  public init() {}
}

extension AddressSpace {
  /// Whether `pages` more with these flags stay within RLIMIT_AS and RLIMIT_DATA.
  ///
  /// Linux: `may_expand_vm`.
  func mayExpand(_ options: AreaOptions, pages: Int) -> Refusal.Reason? {
    if limits.addressSpace != ResourceLimits.unlimited,
      totals.total + pages > Int(limits.addressSpace >> 12)
    {
      return .addressSpaceLimit(pages: limits.addressSpace >> 12)
    }
    let data = limits.data == 0 ? limits.mostData : limits.data
    if options.contains(.write), options.isDisjoint(with: [.shared, .growsDown]),
      data != ResourceLimits.unlimited, totals.data + pages > Int(data >> 12)
    {
      return .dataLimit(pages: data >> 12)
    }
    return nil
  }

  /// Promises `pages` of memory, or refuses. Linux: `security_vm_enough_memory_mm`.
  func charge(_ pages: Int) throws(Refusal) {
    try checkPromise(of: pages)
    core.commit.charge(pages)
  }

  /// Refuses what may not be promised.
  func checkPromise(of pages: Int) throws(Refusal) {
    let (commit, total) = (core.commit, totals.total)
    guard commit.allows(pages, spaceTotal: total, isPrivileged: limits.isPrivileged) else {
      throw commit.refusal(of: pages, spaceTotal: total, isPrivileged: limits.isPrivileged)
    }
  }
}
