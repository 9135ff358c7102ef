extension OutOfMemoryReport {
  /// What came of it.
  public enum Ending: Hashable, Sendable {
    case killed(Summary, Kill)
    /// The victim has no memory any more; nobody is killed.
    case isExiting(Summary, OOMReason)
    case panic(OOMPanic)
  }

  /// Who was chosen, and under which constraint. Linux: `dump_oom_summary`.
  public struct Summary: Hashable, Sendable {
    public var constraint: OOMConstraint
    /// The nodes that the request was confined to; nil for all.
    public var nodes: String?
    /// Control groups, as kernels with them tell: of the asker, the nodes that it may use, and of
    /// the victim.
    public var cpuset: String
    public var allowedNodes: String
    public var group: String
    public var id: ProcessID
    public var name: String
    public var user: UInt32

    public init(
      constraint: OOMConstraint = .none, nodes: String? = nil, cpuset: String = "/",
      allowedNodes: String = "0", group: String = "/", id: ProcessID, name: String, user: UInt32
    ) {
      self.constraint = constraint
      self.nodes = nodes
      self.cpuset = cpuset
      self.allowedNodes = allowedNodes
      self.group = group
      self.id = id
      self.name = name
      self.user = user
    }
  }

  /// The victim as it was when it was killed. Linux: `__oom_kill_process`.
  public struct Kill: Hashable, Sendable {
    public var reason: OOMReason
    public var id: ProcessID
    public var name: String
    public var areaPages: Int
    public var anonymousPages: Int
    public var filePages: Int
    public var sharedPages: Int
    public var user: UInt32
    public var tableKilobytes: Int
    public var adjustment: Int

    public init(
      reason: OOMReason, id: ProcessID, name: String, areaPages: Int, anonymousPages: Int,
      filePages: Int, sharedPages: Int, user: UInt32, tableKilobytes: Int, adjustment: Int
    ) {
      self.reason = reason
      self.id = id
      self.name = name
      self.areaPages = areaPages
      self.anonymousPages = anonymousPages
      self.filePages = filePages
      self.sharedPages = sharedPages
      self.user = user
      self.tableKilobytes = tableKilobytes
      self.adjustment = adjustment
    }

    /// Linux: `get_mm_rss`.
    public var residentPages: Int { anonymousPages &+ filePages &+ sharedPages }
  }

  /// What is left of a victim once the reaper has taken its memory. Linux: `oom_reap_task_mm`.
  public struct Reaping: Hashable, Sendable {
    public var id: ProcessID
    public var name: String
    public var anonymousPages: Int
    public var filePages: Int
    public var sharedPages: Int

    public init(
      id: ProcessID, name: String, anonymousPages: Int, filePages: Int, sharedPages: Int
    ) {
      self.id = id
      self.name = name
      self.anonymousPages = anonymousPages
      self.filePages = filePages
      self.sharedPages = sharedPages
    }
  }
}
