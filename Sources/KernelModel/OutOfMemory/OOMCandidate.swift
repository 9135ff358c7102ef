/// What the OOM killer looks at of a task: figures alone, so that a simulated task and a recorded
/// one are judged by the same rules. Linux: `task_struct`, its `mm` and `signal`.
public struct OOMCandidate: Hashable, Sendable {
  /// Linux: `pid`, and `tgid` for the process that the task belongs to.
  public var id: ProcessID
  public var group: ProcessID
  /// Linux: `uid`.
  public var user: UInt32
  /// Linux: `comm`.
  public var name: String
  /// Whose memory it uses; nil once it has given it back. Tasks with the same number share it.
  public var memory: AddressSpaceID?
  /// Pages of its areas. Linux: `total_vm`.
  public var areaPages = 0
  /// Resident pages by kind. Linux: `MM_ANONPAGES`, `MM_FILEPAGES`, `MM_SHMEMPAGES`.
  public var anonymousPages = 0
  public var filePages = 0
  public var sharedPages = 0
  /// Bytes of its page tables. Linux: `mm_pgtables_bytes`.
  public var tableByteCount = 0
  /// Pages that lie in swap. Linux: `MM_SWAPENTS`.
  public var swapEntries = 0
  public var adjustment = OOMAdjustment.neutral
  public var traits: Traits = []

  public init(
    id: ProcessID, group: ProcessID? = nil, user: UInt32 = 0, name: String = "",
    memory: AddressSpaceID?
  ) {
    self.id = id
    self.group = group ?? id
    self.user = user
    self.name = name
    self.memory = memory
  }

  /// Linux: `get_mm_rss`.
  public var residentPages: Int { anonymousPages &+ filePages &+ sharedPages }

  /// What a task is or is about to be.
  public struct Traits: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The first process. Linux: `is_global_init`.
    public static let initial = Traits(rawValue: 1)
    /// Linux: `PF_KTHREAD`.
    public static let kernelThread = Traits(rawValue: 2)
    /// It is the only task of its process and exits. Linux: `PF_EXITING`.
    public static let exiting = Traits(rawValue: 4)
    /// All tasks of its process are told to end, by SIGKILL or by exit.
    /// Linux: `SIGNAL_GROUP_EXIT`.
    public static let groupExiting = Traits(rawValue: 8)
    /// It writes its memory into a file first. Linux: `core_state`.
    public static let dumpingCore = Traits(rawValue: 0x10)
    /// It runs in its parent's memory until it executes a program. Linux: `in_vfork`.
    public static let inVfork = Traits(rawValue: 0x20)
    /// It was chosen before and has not gone yet. Linux: `tsk_is_oom_victim`.
    public static let victim = Traits(rawValue: 0x40)
    /// Nothing more is to be had of its memory. Linux: `MMF_OOM_SKIP`.
    public static let reaped = Traits(rawValue: 0x80)
    /// It asked to be the first to go, as swapoff does. Linux: `oom_task_origin`.
    public static let origin = Traits(rawValue: 0x100)
  }

  /// Whether nobody may kill it. Linux: `oom_unkillable_task`.
  public var isUnkillable: Bool { !traits.isDisjoint(with: [.initial, .kernelThread]) }

  /// Whether it uses the same memory as another one and belongs to another process.
  /// Linux: `process_shares_mm`, `same_thread_group`.
  public func sharesMemory(with other: OOMCandidate) -> Bool {
    memory != nil && memory == other.memory && group != other.group
  }
}
