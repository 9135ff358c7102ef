import Hardware

/// Ending a process to get its memory. Linux: `mm/oom_kill.c`.
///
/// On one CPU a victim runs, and ends, before who asked goes on: it is ended at once, and the reaper
/// finds nothing to do. Who asks cannot end in the middle of what the kernel does for it: it is
/// doomed, may use reserves, and ends when the call or fault is over.
///
/// A real kernel stops when it panics. This one tells why, and refuses what was asked for.
extension Kernel {
  /// The last resort when no page can be had. Linux: `out_of_memory`.
  ///
  /// - Parameter flags: none for a fault that lost them.
  /// - Returns: whether it is worth trying again. It is not when nobody could be killed, nor when
  ///   the memory of a victim comes only once the call is over.
  public func killForMemory(order: Int, flags: AllocationFlags) -> Bool {
    let asker = asker
    let candidates = oomCandidates
    let verdict = OOMVerdict(
      on: flags, of: oomCandidate(asker), among: candidates, totalPages: oomTotalPages,
      settings: settings.outOfMemory, rules: rules)
    switch verdict {
    case .tryAgain: return true
    // A victim that is still here ends when the call is over, and has had its reserves.
    case .letAskerEnd, .wait, .letVictimEnd: return false
    case .panic(let panic):
      tracer.emit(.outOfMemory(.gaveUp(panic)))
      outOfMemory.add(
        outOfMemoryReport(order: order, flags: flags, tasks: candidates, ending: .panic(panic)))
      return false
    case .kill(let id, let reason):
      guard let task = processes[id] else { return false }
      let victim = oomCandidate(task)
      tell(victim, reason)
      let kill = OutOfMemoryReport.Kill(of: victim, reason)
      let summary = OutOfMemoryReport.Summary(of: victim, named: processes[victim.group]?.name)
      outOfMemory.add(
        outOfMemoryReport(
          order: order, flags: flags, tasks: candidates, ending: .killed(summary, kill)))
      end(OOMDeaths(of: victim, among: candidates))
      return true
    }
  }

  private func tell(_ victim: OOMCandidate, _ reason: OOMReason) {
    let points = reason == .worst ? victim.badness(totalPages: oomTotalPages, rules: rules) : nil
    tracer.emit(
      .outOfMemory(.chosen(victim.id, points: points.map { Int32(clamping: $0) }, reason)))
  }

  /// Linux: `__oom_kill_process`.
  private func end(_ deaths: OOMDeaths) {
    tracer.enter(.oomKillProcess)
    defer { tracer.leave(.oomKillProcess) }
    allocator.statistics[.outOfMemoryKills] += 1
    for id in deaths.killed {
      guard let process = processes[id] else { continue }
      if isAtWork(for: process) {
        doom(process)
      } else {
        endForMemory(process)
      }
    }
  }

  /// Whether the kernel works on the process's memory, or on its behalf.
  private func isAtWork(for process: Process) -> Bool {
    touchesAllMemory || process.leader == asker.leader || process.space === asker.space
  }

  /// Linux: `mark_oom_victim`.
  private func doom(_ process: Process) {
    for task in processes.tasks(of: process.leader) where task.isRunning {
      task.standing.isDoomed = true
    }
    outOfMemory.isEndPending = true
    tracer.emit(.outOfMemory(.doomed(process.id)))
    updateContext()
  }

  func endForMemory(_ process: Process) {
    let id = process.id
    let before = unusedPageCount
    kill(process, Self.killing)
    tracer.emit(.outOfMemory(.killed(id, pages: UInt32(clamping: unusedPageCount - before))))
  }

  /// Pages that are free, those of the CPU's lists too.
  private var unusedPageCount: Int {
    allocator.zones.reduce(0) { $0 + $1.freePages + $1.perCPUPages }
  }

  private static let killing = Signal(
    number: .kill, code: .kernel, address: VirtualAddress(rawValue: 0), faultCode: [])
}
