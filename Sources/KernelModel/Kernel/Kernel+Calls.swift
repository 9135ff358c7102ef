import Hardware

/// The system calls, made by a process. Each is one line of door: the work is the address space's.
extension Kernel {
  /// Does what a call asks of the process's memory; its steps are one operation.
  private func call<Value>(
    by process: Process, _ work: (AddressSpace) throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    guard let space = process.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(process.id.rawValue)))
    }
    space.areas.record.finish()
    return try working(for: process) { () throws(Refusal) in try work(space) }
  }

  /// Linux: `mmap2`.
  public func mmap(_ request: MapRequest, by process: Process) throws(Refusal) -> VirtualAddress {
    let isAnonymous = request.flags.contains(.anonymous)
    let file = isAnonymous ? nil : process.descriptors[request.fileDescriptor]
    return try call(by: process) { space throws(Refusal) in
      try space.map(request, file: file)
    }
  }

  /// Linux: `munmap`.
  public func munmap(
    _ address: VirtualAddress, length: UInt32, by process: Process
  ) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.unmap(address, length: length)
    }
  }

  /// Linux: `mprotect`.
  public func mprotect(
    _ address: VirtualAddress, length: UInt32, _ protection: Protection, by process: Process
  ) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.protect(address, length: length, protection)
    }
  }

  /// Linux: `mremap`.
  public func mremap(_ request: MoveRequest, by process: Process) throws(Refusal) -> VirtualAddress
  {
    try call(by: process) { space throws(Refusal) in
      try space.remap(request)
    }
  }

  /// Linux: `brk`.
  ///
  /// - Returns: the end of the heap as it is now, and why it did not move.
  public func brk(
    _ address: VirtualAddress, by process: Process
  ) throws(Refusal) -> (end: VirtualAddress, refusal: Refusal?) {
    try call(by: process) { space throws(Refusal) in
      space.setBreak(address)
    }
  }

  /// Linux: `madvise`.
  public func madvise(
    _ address: VirtualAddress, length: UInt32, _ advice: Int32, by process: Process
  ) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.advise(address, length: length, advice)
    }
  }

  /// Linux: `mlock`, `mlock2`.
  public func mlock(
    _ address: VirtualAddress, length: UInt32, onFault: Bool = false, by process: Process
  ) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.lock(address, length: length, onFault: onFault)
    }
  }

  /// Linux: `munlock`.
  public func munlock(
    _ address: VirtualAddress, length: UInt32, by process: Process
  ) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.unlock(address, length: length)
    }
  }

  /// Linux: `mlockall`.
  public func mlockall(_ flags: LockAllFlags, by process: Process) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.lockAll(flags)
    }
  }

  /// Linux: `munlockall`.
  public func munlockall(by process: Process) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      space.unlockAll()
    }
  }

  /// Linux: `msync`.
  public func msync(
    _ address: VirtualAddress, length: UInt32, _ flags: SyncFlags, by process: Process
  ) throws(Refusal) {
    try call(by: process) { space throws(Refusal) in
      try space.synchronize(address, length: length, flags)
    }
  }

  /// Linux: `mincore`.
  public func mincore(
    _ address: VirtualAddress, length: UInt32, by process: Process
  ) throws(Refusal) -> [Bool] {
    try call(by: process) { space throws(Refusal) in
      try space.residency(address, length: length)
    }
  }

  // MARK: Files

  /// Opens a file that exists. Linux: `openat`.
  ///
  /// - Parameter descriptor: the number to give it, the lowest free one by default.
  /// - Throws: `ENOENT` when there is no such file, `EISDIR` and `EROFS` for writing where nothing
  ///   can be written, and what the source of outside files answers.
  public func open(
    _ name: String, readable: Bool = true, writable: Bool = false, descriptor: Int32? = nil,
    by process: Process
  ) throws(Refusal) -> Int32 {
    let file = try files.find(name)
    guard !writable || file.kind != .directory else {
      throw Refusal(.isDirectory, .notMappable)
    }
    guard !writable || !file.isReadOnly else {
      throw Refusal(.readOnlyFileSystem, .readOnly(name))
    }
    return open(
      file, readable: readable, writable: writable, descriptor: descriptor, by: process)
  }

  /// Opens a file for a process.
  @discardableResult
  public func open(
    _ file: CachedFile, readable: Bool = true, writable: Bool = false,
    descriptor: Int32? = nil, by process: Process
  ) -> Int32 {
    let number = descriptor ?? process.openFiles.freeDescriptor
    process.openFiles.closedByExec.remove(number)
    if let old = process.descriptors[number] { files.release(old) }
    process.descriptors[number] = files.open(file, readable: readable, writable: writable)
    return number
  }

  /// Lets `exec` close a descriptor. Linux: `O_CLOEXEC`.
  public func closeOnExec(_ descriptor: Int32, of process: Process) {
    process.openFiles.closedByExec.insert(descriptor)
  }

  /// Linux: `close`.
  ///
  /// - Throws: `EBADF` when nothing is open there.
  public func close(_ descriptor: Int32, by process: Process) throws(Refusal) {
    guard let open = process.descriptors.removeValue(forKey: descriptor) else {
      throw Refusal(.badFileDescriptor, .badDescriptor(descriptor))
    }
    files.release(open)
  }
}
