import Hardware

/// Making a machine again by copying it, which costs what it holds and not what it has done.
extension Kernel {
  /// Becomes what another kernel of the same configuration is, with its machine. Who listens and who
  /// finds files stay.
  ///
  /// What holds numbers is copied block by block; processes, address spaces and files are objects of
  /// their own. Nothing is left that both have.
  /// - Complexity: O(frames that were written, areas, processes, files)
  public func take(_ other: Kernel) {
    precondition(configuration.memory == other.configuration.memory)
    machine.take(other.machine)
    core.take(other.core)
    files.take(other.files)
    vmalloc.take(other.vmalloc)
    permanentMap.take(other.permanentMap)
    fixedMap.take(other.fixedMap)
    takeProcesses(other)
    nextSpace = other.nextSpace
    outOfMemory = other.outOfMemory
    // Whatever was in the middle of a call stays behind.
    (caller, touchesAllMemory) = (nil, false)
  }

  private func takeProcesses(_ other: Kernel) {
    core.spaces.removeAll()
    var spaces: [AddressSpaceID: AddressSpace] = [:]
    var openFiles: [ObjectIdentifier: OpenFiles] = [:]
    processes.take(other.processes) { process in
      let copy = Process(process)
      if let space = process.space {
        let known = spaces[space.id] ?? AddressSpace(space, core: core)
        spaces[space.id] = known
        copy.space = known
      }
      // Threads share one.
      let identity = ObjectIdentifier(process.openFiles)
      let files = openFiles[identity] ?? OpenFiles(process.openFiles)
      openFiles[identity] = files
      copy.openFiles = files
      return copy
    }
    // A task that ended as the last that could run is in no table any more.
    let isListed = other.processes[other.current.id] === other.current
    current = isListed ? processes[other.current.id] ?? current : Process(other.current)
  }

  /// Bytes that a copy of the machine takes up, for the most part: frames that were written, and what
  /// is known of each frame.
  public var copiedByteCount: Int {
    machine.memory.writtenByteCount + pages.byteCount + core.areas.byteCount
      + swap.areas.reduce(0) { $0 + ($1?.store.writtenByteCount ?? 0) }
      + files.all.reduce(0) { $0 + ($1.written?.byteCount ?? 0) }
  }
}
