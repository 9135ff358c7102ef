/// What the kernel tells when it kills for want of memory: figures alone, taken at that moment.
///
/// Sizes are pages where nothing else is said. Linux: `dump_header`, `oom_kill_process`.
public struct OutOfMemoryReport: Hashable, Sendable {
  public var request: Request
  public var totals: MemoryTotals
  public var node: NodeFigures
  /// Those that have frames, lowest first; of later kernels no zone above the request's class.
  public var zones: [ZoneFigures]
  public var pools: PoolFigures
  /// Slabs that cannot be given back, told where they take more than all lists of pages; nil where
  /// they do not. Linux: `should_dump_unreclaim_slab`.
  public var slabs: [SlabFigures]?
  /// The processes in the order of the task list, without those that nobody may kill and those
  /// without memory; nil where `vm.oom_dump_tasks` is 0.
  public var tasks: [Task]?
  public var ending: Ending

  public init(
    request: Request, totals: MemoryTotals, node: NodeFigures, zones: [ZoneFigures],
    pools: PoolFigures, slabs: [SlabFigures]? = nil, tasks: [Task]?, ending: Ending
  ) {
    self.request = request
    self.totals = totals
    self.node = node
    self.zones = zones
    self.pools = pools
    self.slabs = slabs
    self.tasks = tasks
    self.ending = ending
  }

  /// Who asked for what.
  public struct Request: Hashable, Sendable {
    /// Linux: `comm` of the task that runs.
    public var asker: String
    public var flags: AllocationFlags
    /// log2 of the pages; -1 where a person asked for a kill. Linux: `oc->order`.
    public var order: Int
    /// Of the task that runs, as it is printed.
    public var adjustment: Int

    public init(asker: String, flags: AllocationFlags, order: Int, adjustment: Int) {
      self.asker = asker
      self.flags = flags
      self.order = order
      self.adjustment = adjustment
    }
  }

  /// A process in the table. Linux: `dump_task`.
  public struct Task: Hashable, Sendable {
    public var id: ProcessID
    public var user: UInt32
    public var group: ProcessID
    public var areaPages: Int
    public var residentPages: Int
    public var tableByteCount: Int
    public var swapEntries: Int
    public var adjustment: Int
    public var name: String

    public init(
      id: ProcessID, user: UInt32, group: ProcessID, areaPages: Int, residentPages: Int,
      tableByteCount: Int, swapEntries: Int, adjustment: Int, name: String
    ) {
      self.id = id
      self.user = user
      self.group = group
      self.areaPages = areaPages
      self.residentPages = residentPages
      self.tableByteCount = tableByteCount
      self.swapEntries = swapEntries
      self.adjustment = adjustment
      self.name = name
    }
  }

  /// A cache of slabs that cannot be given back. Linux: `dump_unreclaimable_slab`.
  public struct SlabFigures: Hashable, Sendable {
    public var name: String
    public var usedKilobytes: Int
    public var totalKilobytes: Int

    public init(name: String, usedKilobytes: Int, totalKilobytes: Int) {
      self.name = name
      self.usedKilobytes = usedKilobytes
      self.totalKilobytes = totalKilobytes
    }
  }
}

extension OutOfMemoryReport {
  /// What adjustments are shares of: managed RAM and all swap.
  public var totalPages: Int {
    pools.ramPages &- pools.reservedPages &+ pools.totalSwapPages
  }

  /// Whether slabs that cannot be given back take more than all lists of pages.
  /// Linux: `should_dump_unreclaim_slab`.
  public var dumpsSlabs: Bool {
    totals.slabUnreclaimable > totals.lists.pageCount &+ totals.isolatedAnonymous
      &+ totals.isolatedFile
  }
}

extension OutOfMemoryReport.Task {
  /// The process as the OOM killer judges it; its memory is a number of its own, for the table does
  /// not tell who shares. Nil where the adjustment is none.
  public var candidate: OOMCandidate? {
    guard let adjustment = OOMAdjustment(adjustment) else { return nil }
    var candidate = OOMCandidate(
      id: id, group: group, user: user, name: name,
      memory: AddressSpaceID(rawValue: UInt32(bitPattern: id.rawValue)))
    candidate.areaPages = areaPages
    candidate.anonymousPages = residentPages
    candidate.tableByteCount = tableByteCount
    candidate.swapEntries = swapEntries
    candidate.adjustment = adjustment
    return candidate
  }

  /// Whether all figures of memory are those of another process: two that share it cannot differ.
  public func couldShareMemory(with other: Self) -> Bool {
    areaPages == other.areaPages && residentPages == other.residentPages
      && tableByteCount == other.tableByteCount && swapEntries == other.swapEntries
      && adjustment == other.adjustment
  }
}
