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
    let file = core.files.create("/bin/demo", byteCount: ProgramImage.demoByteCount)
    let open = core.files.open(file, readable: true, writable: false)
    do throws(Refusal) {
      try ProgramLoader(core: core, space: space, file: open, image: .demo).load(
        path: "/bin/demo", arguments: ["/bin/demo"], environment: ["HOME=/", "PATH=/bin"],
        interpreter: nil)
    } catch {
      kernelBug("the first process does not start: \(error.errno.name)")
    }
    core.files.release(open)
    space.faults = FaultCounts()
    return process
  }

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
  /// - Throws: `EAGAIN` when no number is left, `ENOMEM` for the commit charge or for frames;
  ///   nothing has changed then but the protection of the parent's pages.
  public func fork(_ parent: Process) throws(Refusal) -> Process {
    tracer.enter(.kernelClone)
    defer { tracer.leave(.kernelClone) }
    guard let space = parent.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(parent.id.rawValue)))
    }
    let copy = try makeSpace(limits: space.limits)
    do throws(Refusal) {
      try space.copy(to: copy)
      return try adopt(copy, of: parent)
    } catch {
      copy.tearDown()
      throw error
    }
  }

  /// Makes a task that shares the address space. Linux: `clone(CLONE_VM)`, `vfork`.
  public func share(_ parent: Process) throws(Refusal) -> Process {
    guard let space = parent.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(parent.id.rawValue)))
    }
    let task = try adopt(space, of: parent)
    space.userCount += 1
    return task
  }

  private func makeSpace(limits: ResourceLimits) throws(Refusal) -> AddressSpace {
    guard
      let space = AddressSpace(
        id: AddressSpaceID(rawValue: nextSpace), core: core, limits: limits)
    else { throw Refusal(.outOfMemory, .outOfFrames) }
    nextSpace += 1
    return space
  }

  private func adopt(_ space: AddressSpace, of parent: Process) throws(Refusal) -> Process {
    guard let id = processes.nextNumber() else { throw Refusal(.tryAgain, .outOfProcesses) }
    guard
      let child = Self.makeProcess(
        core, id: id, parent: parent.id, name: parent.name, space: space)
    else { throw Refusal(.outOfMemory, .outOfFrames) }
    child.survivesFaults = parent.survivesFaults
    child.descriptors = parent.descriptors
    for open in child.descriptors.values { files.hold(open) }
    processes.insert(child)
    return child
  }

  // MARK: Exec

  /// Replaces a process's memory by a program. Linux: `execve`.
  ///
  /// - Throws: `E2BIG` for strings too long, `ENOMEM`; the process keeps its old memory then.
  public func exec(
    _ process: Process, path: String, image: ProgramImage, file: OpenFileID,
    arguments: [String], environment: [String],
    interpreter: (image: ProgramImage, file: OpenFileID)? = nil
  ) throws(Refusal) {
    guard let old = process.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(process.id.rawValue)))
    }
    let space = try makeSpace(limits: old.limits)
    do throws(Refusal) {
      try ProgramLoader(core: core, space: space, file: file, image: image).load(
        path: path, arguments: arguments, environment: environment, interpreter: interpreter)
    } catch {
      space.tearDown()
      throw error
    }
    process.formerFaults = process.faults
    process.space = space
    process.name = String(path.split(separator: "/").last ?? Substring(path))
    if process === current { switchTo(process) }
    letGo(of: old)
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
    return space
  }

  private func letGo(of space: AddressSpace) {
    space.userCount -= 1
    if space.userCount == 0 { space.tearDown() }
  }

  // MARK: Exit

  /// Ends a process: its memory and files go; its number waits for the parent. Linux: `do_exit`.
  public func exit(_ process: Process, status: Int32 = 0) { end(process, .exited(status: status)) }

  /// Ends a process by a signal.
  func kill(_ process: Process, _ signal: Signal) { end(process, .killed(signal)) }

  private func end(_ process: Process, _ state: Process.State) {
    guard let space = process.space else { return }
    process.formerFaults = process.faults
    process.state = state
    process.space = nil
    if process === current { machineLeaves(process) }
    permanentMap.forget(process.id)
    fixedMap.suspended[process.id] = nil
    letGo(of: space)
    for open in process.descriptors.values { files.release(open) }
    process.descriptors = [:]
    for child in processes.children(of: process.id) { child.parent = processes.all.first?.id }
  }

  /// Gives the processor to somebody else when the one that runs ends.
  private func machineLeaves(_ process: Process) {
    let parent = process.parent.flatMap { processes[$0] }
    if let next = parent.flatMap({ $0.isRunning ? $0 : nil })
      ?? processes.all.first(where: { $0.isRunning })
    {
      switchTo(next)
    } else {
      load(tables.kernelDirectory)
    }
  }

  /// Asks after a child that has ended, and forgets it. Linux: `wait4`.
  ///
  /// - Throws: `ECHILD` without children, `EAGAIN` when all of them still run.
  public func wait(_ parent: Process) throws(Refusal) -> Process {
    let children = processes.children(of: parent.id)
    guard !children.isEmpty else { throw Refusal(.noChildProcess, .noChild) }
    guard let child = children.first(where: { !$0.isRunning }) else {
      throw Refusal(.tryAgain, .noChild)
    }
    forget(child)
    return child
  }

  /// Frees what a process leaves behind. Linux: `release_task`.
  func forget(_ process: Process) {
    for object in process.objects { slabs.cache(object.cache).free(object.address) }
    process.objects = []
    allocator.free(process.kernelStack, order: 1)
    processes.remove(process.id)
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
