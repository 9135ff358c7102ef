import Hardware

/// Ending processes and asking after them. Linux: `kernel/exit.c`.
extension Kernel {
  /// Ends a process with all its threads: memory and files go, its number waits for the parent.
  ///
  /// - Returns: the temporary kmaps that its tasks lost.
  ///
  /// Linux: `do_group_exit`.
  @discardableResult
  public func exit(_ process: Process, status: Int32 = 0) -> [LostMaps] {
    endGroup(of: process, .exited(status: status))
  }

  /// Ends one task; the other threads go on. The last one ends the process. Linux: `do_exit`.
  ///
  /// - Returns: the temporary kmaps that it lost.
  @discardableResult
  public func exitThread(_ process: Process, status: Int32 = 0) -> [LostMaps] {
    end(process, .exited(status: status)).map { [$0] } ?? []
  }

  /// Ends a process with all its threads by a signal.
  ///
  /// What its tasks lose the events tell.
  func kill(_ process: Process, _ signal: Signal) { _ = endGroup(of: process, .killed(signal)) }

  private func endGroup(of process: Process, _ state: Process.State) -> [LostMaps] {
    // The one that runs goes last, so that no other of them is given the processor.
    let tasks = processes.tasks(of: process.leader).filter(\.isRunning)
    let last = tasks.filter { $0 === current }
    let lost = (tasks.filter { $0 !== current } + last).compactMap { end($0, state) }
    // A first task that had ended by itself bears the end of the process.
    if let leader = processes[process.leader], !leader.isRunning { leader.state = state }
    return lost
  }

  /// Ends a task. A thread is forgotten at once, a process when its parent has asked.
  ///
  /// - Returns: the temporary kmaps that it lost, nil without any.
  @discardableResult
  func end(_ process: Process, _ state: Process.State) -> LostMaps? {
    guard let space = process.space else { return nil }
    process.formerFaults = process.faults
    process.state = state
    process.space = nil
    wakeParent(of: process)
    let lost = fixedMap.forget(process.id, isCurrent: process === current)
    permanentMap.forget(process.id)
    if process === current { machineLeaves(process) }
    letGo(of: space)
    letGo(of: process.openFiles)
    process.openFiles = OpenFiles()
    let isLast = !processes.tasks(of: process.leader).contains(where: \.isRunning)
    if isLast, let first = processes.all.first {
      processes.giveChildren(of: process.leader, to: first.id)
    }
    if process.isThread { forget(process) }
    return lost
  }

  /// Linux: `put_files_struct`.
  func letGo(of openFiles: OpenFiles) {
    openFiles.userCount -= 1
    guard openFiles.userCount == 0 else { return }
    for (_, open) in openFiles.byDescriptor.sorted(by: { $0.key < $1.key }) {
      files.release(open)
    }
  }

  /// Lets a parent go on that slept while the child used its memory. Linux: `complete_vfork_done`.
  func wakeParent(of child: Process) { processes.wakeParent(of: child) }

  /// Asks after a child that has ended, and forgets it. Linux: `wait4`.
  ///
  /// - Throws: `ECHILD` without children, `EAGAIN` when all of them still run.
  /// - Complexity: O(children that still run and are older), as on Linux.
  public func wait(_ parent: Process) throws(Refusal) -> Process {
    let children = processes.children(of: parent.leader)
    guard !children.isEmpty else { throw Refusal(.noChildProcess, .noChild) }
    // A process ends with its last thread, not with its first. Linux: `delay_group_leader`.
    guard
      let child = children.first(where: { child in
        !child.isRunning && !processes.tasks(of: child.id).contains(where: \.isRunning)
      })
    else { throw Refusal(.tryAgain, .noChild) }
    forget(child)
    return child
  }

  /// Frees what a process leaves behind. Linux: `release_task`.
  func forget(_ process: Process) {
    giveBack(process)
    processes.remove(process)
  }

  /// Frees what stands for a task, which is in no table. Linux: `free_task`.
  func giveBack(_ process: Process) {
    for object in process.objects { slabs.cache(object.cache).free(object.address) }
    process.objects = []
    allocator.free(process.kernelStack, order: 1)
  }
}
