import Hardware

/// Making, switching and ending processes. Linux: `kernel/fork.c`, `exec.c`, `exit.c`.
extension Kernel {
  /// Starts process 1, which runs the built-in program. Linux: `kernel_init`, `run_init_process`.
  static func startFirstProcess(
    _ core: KernelCore, _ processes: ProcessTable
  ) throws(BootFailure) -> Process {
    guard let id = processes.nextNumber(),
      let space = AddressSpace(
        id: AddressSpaceID(rawValue: 1), core: core, limits: initialLimits(core)),
      let process = makeProcess(core, id: id, parent: nil, name: "demo", space: space)
    else { kernelBug("no memory for the first process") }
    processes.insert(process)
    do throws(Refusal) {
      var start = try ProgramStart(
        core, space, path: "/bin/demo", arguments: ["/bin/demo"], environment: initialEnvironment)
      defer { start.close() }
      try start.load()
    } catch {
      kernelBug("the first process does not start: \(error.errno.name)")
    }
    space.faults = FaultCounts()
    return process
  }

  /// What programs are told of their surroundings unless somebody says otherwise.
  public static let initialEnvironment = ["HOME=/", "PATH=/bin"]

  private static func initialLimits(_ core: KernelCore) -> ResourceLimits {
    var limits = ResourceLimits()
    limits.lockedMemory = core.rules.lockedMemoryLimit
    return limits
  }

  /// The stack, the slab objects and the record of a task. Linux: `dup_task_struct`.
  ///
  /// - Returns: nil when memory is out; nothing is kept then.
  static func makeProcess(
    _ core: KernelCore, id: ProcessID, parent: ProcessID?, name: String, space: AddressSpace
  ) -> Process? {
    guard let stack = core.allocator.allocate(order: 1, .kernel, use: .kernelStack) else {
      return nil
    }
    var objects: [(cache: SlabCacheName, address: VirtualAddress)] = []
    for cache in taskCaches {
      guard let address = core.slabs.cache(cache).allocate(.kernel) else {
        for object in objects { core.slabs.cache(object.cache).free(object.address) }
        core.allocator.free(stack, order: 1)
        return nil
      }
      objects.append((cache, address))
    }
    return Process(
      id: id, parent: parent, name: name, space: space, kernelStack: stack, objects: objects)
  }

  private static let taskCaches: [SlabCacheName] = [
    .task, .files, .signals, .signalHandlers,
  ]

  // MARK: Fork

  /// Makes a copy of a process that shares its pages until one of both writes. Linux: `fork`.
  ///
  /// - Throws: `EAGAIN` when no number is left, `ENOMEM` for the commit charge or for frames,
  ///   `EINTR` for a caller that the OOM killer has chosen; nothing has changed then but the
  ///   protection of the parent's pages.
  public func fork(_ parent: Process) throws(Refusal) -> Process {
    tracer.enter(.kernelClone)
    defer { tracer.leave(.kernelClone) }
    guard let space = parent.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(parent.id.rawValue)))
    }
    return try working(for: parent) { () throws(Refusal) in
      let copy = try makeSpace(limits: space.limits)
      do throws(Refusal) {
        try space.copy(to: copy)
        return try adopt(copy, of: parent)
      } catch {
        copy.tearDown()
        throw error
      }
    }
  }

  /// What a new task shares besides the memory.
  public enum Sharing: Hashable, Sendable {
    /// Nothing: a process of its own. Linux: `CLONE_VM`.
    case memory
    /// It borrows the memory until it executes a program or ends; the parent sleeps so long.
    /// Linux: `CLONE_VM | CLONE_VFORK`, as `vfork` asks for it.
    case untilExec
    /// The process itself: its number towards others, its open files, its end.
    /// Linux: `CLONE_VM | CLONE_THREAD`.
    case everything
  }

  /// Makes a task that shares the address space. Linux: `clone(CLONE_VM)`, `vfork`.
  ///
  /// - Throws: `EAGAIN` when no number is left, `ENOMEM` for frames.
  public func share(_ parent: Process, _ sharing: Sharing = .memory) throws(Refusal) -> Process {
    guard let space = parent.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(parent.id.rawValue)))
    }
    let task = try working(for: parent) { () throws(Refusal) in
      try adopt(space, of: parent, sharing)
    }
    space.userCount += 1
    if sharing == .untilExec { processes.letSleep(parent, until: task) }
    return task
  }

  func makeSpace(limits: ResourceLimits) throws(Refusal) -> AddressSpace {
    guard
      let space = AddressSpace(
        id: AddressSpaceID(rawValue: nextSpace), core: core, limits: limits)
    else { throw core.outOfFrames(for: .record) }
    nextSpace += 1
    return space
  }

  private func adopt(
    _ space: AddressSpace, of parent: Process, _ sharing: Sharing = .memory
  ) throws(Refusal) -> Process {
    guard let id = processes.nextNumber() else { throw Refusal(.tryAgain, .outOfProcesses) }
    let isThread = sharing == .everything
    guard
      let child = Self.makeProcess(
        core, id: id, parent: isThread ? parent.parent : parent.leader, name: parent.name,
        space: space)
    else { throw core.outOfFrames(for: .record) }
    guard !parent.isDoomed else {
      giveBack(child)
      throw Refusal(.interrupted, .isDoomed)
    }
    child.survivesFaults = parent.survivesFaults
    child.standing = parent.standing.inherited
    if isThread {
      child.leader = parent.leader
      child.openFiles = parent.openFiles
      child.openFiles.userCount += 1
    } else {
      child.openFiles.byDescriptor = parent.openFiles.byDescriptor
      child.openFiles.closedByExec = parent.openFiles.closedByExec
      for open in child.descriptors.values { files.hold(open) }
    }
    processes.insert(child)
    return child
  }

  /// Gives a process an empty address space, to be filled by hand from a recorded list of areas.
  public func replaceSpace(of process: Process) throws(Refusal) -> AddressSpace {
    guard let old = process.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(process.id.rawValue)))
    }
    let space = try makeSpace(limits: old.limits)
    process.formerFaults = process.faults
    process.space = space
    if process === current { switchTo(process) }
    letGo(of: old)
    wakeParent(of: process)
    return space
  }

  func letGo(of space: AddressSpace) {
    space.userCount -= 1
    if space.userCount == 0 { space.tearDown() }
  }

  /// Gives the processor to somebody else when the one that runs ends.
  func machineLeaves(_ process: Process) {
    let parent = process.parent.flatMap { processes[$0] }
    if let next = parent.flatMap({ canRun($0) ? $0 : nil })
      ?? processes.all.first(where: { canRun($0) })
    {
      switchTo(next)
    } else {
      load(tables.kernelDirectory)
    }
  }

  // MARK: Switch

  /// Lets a process run: CR3 gets its directory, and with it all entries that are not global go.
  ///
  /// Linux: `switch_mm_irqs_off`.
  public func switchTo(_ process: Process) {
    guard let space = process.space else { return }
    tracer.enter(.switchMM)
    defer { tracer.leave(.switchMM) }
    if rules.temporaryMapsFollowTask, current !== process {
      fixedMap.switchTask(from: current.id, to: process.id)
    }
    current = process
    updateContext()
    if machine.directory != space.directory { load(space.directory) }
  }

  private func load(_ directory: PhysicalAddress) {
    do throws(GeneralProtection) {
      try machine.loadDirectory(directory.rawValue)
    } catch {
      tracer.emit(.table(.directoryRefused(directory)))
    }
  }
}
