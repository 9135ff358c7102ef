import Hardware

/// The sizes of an address space, in pages. Linux: fields of `mm_struct`.
public struct PageTotals: Hashable, BitwiseCopyable, Sendable {
  /// `total_vm`: `VmSize`
  public internal(set) var total = 0
  /// `data_vm`: `VmData`
  public internal(set) var data = 0
  /// `exec_vm`: the base of `VmLib`
  public internal(set) var executable = 0
  /// `stack_vm`: `VmStk`
  public internal(set) var stack = 0
  /// `locked_vm`: `VmLck`
  public internal(set) var locked = 0
  /// Pages that go on counting as locked though no area has them locked: `MREMAP_DONTUNMAP` takes
  /// the lock off all of the source and leaves the count alone.
  var orphanedLocks = 0
  /// `hiwater_vm`, noted before each decrease; see `AddressSpace.peakTotal`.
  var highestTotal = 0
}

/// The resident pages of an address space, by kind. Linux: `mm_rss_stat`.
public struct ResidentPages: Hashable, BitwiseCopyable, Sendable {
  /// `MM_FILEPAGES`
  public internal(set) var file = 0
  /// `MM_ANONPAGES`
  public internal(set) var anonymous = 0
  /// `MM_SHMEMPAGES`
  public internal(set) var shared = 0
  /// `hiwater_rss`, noted before each decrease.
  var highest = 0

  /// `VmRSS`
  public var total: Int { file + anonymous + shared }
}

/// Where the parts of a program lie in its address space. Linux: fields of `mm_struct`.
public struct ProgramImageBounds: Hashable, Sendable {
  public var code = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  public var data = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  /// What lies behind the data and is not in the file: the bss. Linux keeps no account of it.
  public var zeros = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  /// Where the first instruction lies: the interpreter's if there is one.
  public var entry = VirtualAddress(rawValue: 0)
  /// What the interpreter's own addresses are counted from, 0 without one. Linux: AT_BASE.
  public var interpreterBase = VirtualAddress(rawValue: 0)
  /// Linux: `start_brk`, `brk`.
  public var heapStart = VirtualAddress(rawValue: 0)
  public var heapEnd = VirtualAddress(rawValue: 0)
  /// The stack pointer at entry. Linux: `start_stack`.
  public var stackStart = VirtualAddress(rawValue: 0)
  public var arguments = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  public var environment = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  /// Where the C library keeps its static data, 0 until it is first called. To the kernel it means
  /// nothing; like the data themselves it is copied by `fork` and gone after `exec`.
  public var library = VirtualAddress(rawValue: 0)

  public init() {}
}

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
  /// Linux: `VmPeak`, in pages.
  public var peakTotal: Int { max(totals.highestTotal, totals.total) }
  /// Linux: `VmHWM`, in pages.
  public var peakResident: Int { max(resident.highest, resident.total) }

  /// Notes the high-water marks; called before anything shrinks. Linux: `update_hiwater_rss`.
  func notePeaks() {
    totals.highestTotal = peakTotal
    resident.highest = peakResident
  }

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
    let allows = core.commit.allows(
      pages, spaceTotal: totals.total, isPrivileged: limits.isPrivileged)
    guard allows else { throw Refusal(.outOfMemory, .commitLimit(pages: UInt32(pages))) }
    core.commit.charge(pages)
  }
}
