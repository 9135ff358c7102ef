import Hardware

/// The simulated tasks as the OOM killer sees them.
extension Kernel {
  /// The processes in the order of the task list. A process whose first task has ended is its first
  /// task that still has memory. Linux: `for_each_process`, `find_lock_task_mm`.
  ///
  /// - Complexity: O(tasks)
  public var oomCandidates: [OOMCandidate] {
    processes.leaders.map { leader in
      let owner = processes.tasks(of: leader.id).first { $0.space != nil }
      return oomCandidate(owner ?? leader)
    }
  }

  /// A task as the OOM killer judges it.
  public func oomCandidate(_ task: Process) -> OOMCandidate {
    var candidate = OOMCandidate(
      id: task.id, group: task.leader, name: task.name, memory: task.space?.id)
    if let space = task.space {
      candidate.areaPages = space.totals.total
      candidate.anonymousPages = space.resident.anonymous
      candidate.filePages = space.resident.file
      candidate.sharedPages = space.resident.shared
      candidate.swapEntries = space.resident.swapped
      candidate.tableByteCount = space.pageTableCount << 12
    }
    candidate.adjustment = task.standing.adjustment
    if task.isInitial { candidate.traits.insert(.initial) }
    if task.isDoomed { candidate.traits.formUnion([.groupExiting, .victim]) }
    if touchesAllMemory, task.leader == asker.leader { candidate.traits.insert(.origin) }
    if processes.borrowedFrom(task) != nil { candidate.traits.insert(.inVfork) }
    return candidate
  }

  /// RAM that the allocator manages and all swap: what points are measured by.
  /// Linux: `oom_control.totalpages`.
  public var oomTotalPages: Int { allocator.managedPageCount + swap.totalSlots }
}
