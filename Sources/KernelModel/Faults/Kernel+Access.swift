import Hardware

/// Accesses to memory as a program makes them: the chip translates, the kernel mends what it can.
extension Kernel {
  /// How an access ended that did not end in a signal.
  public struct AccessResult: Hashable, Sendable {
    /// The byte in RAM.
    public var physical: PhysicalAddress
    /// Page faults that it took, minor and major.
    public var faultCount: Int
  }

  /// Accesses one byte.
  ///
  /// Nothing is read or written; the chip's part is done in full: TLB, accessed and dirty bits.
  /// - Throws: the signal that ends the access. It has been delivered: a process that does not
  ///   handle it is gone.
  public func access(
    _ address: VirtualAddress, _ access: Access, privilege: Privilege = .user,
    by process: Process
  ) throws(Signal) -> AccessResult {
    let (physical, faultCount) = try mending(address, by: process) { () throws(PageFault) in
      try machine.access(address, access, privilege)
    }
    return AccessResult(physical: physical, faultCount: faultCount)
  }

  /// Tries an access again until the kernel has mended all that it faults on.
  ///
  /// - Returns: what it came to, and how often it faulted.
  /// - Throws: the signal that ends it. It has been delivered.
  @inline(__always)
  func mending<Value>(
    _ address: VirtualAddress, by process: Process, _ access: () throws(PageFault) -> Value
  ) throws(Signal) -> (value: Value, faultCount: Int) {
    if process.id != currentID.value { switchTo(process) }
    var faultCount = 0
    while faultCount < Self.mostFaults {
      do throws(PageFault) {
        return (try access(), faultCount)
      } catch {
        try mend(error, of: process)
        faultCount += 1
      }
    }
    throw endless(at: address)
  }

  /// Gives an access up that would fault for ever.
  @inline(never)
  func endless(at address: VirtualAddress) -> Signal {
    tracer.emit(.fault(.endless(address)))
    core.signalCause = .endless
    return Signal(
      number: .segmentationFault, code: .kernel, address: address, faultCode: [])
  }

  /// How often one access may fault. Linux needs three; more means that the chip walks other
  /// tables than those that the kernel mends, as after a CR3 loaded by hand. A real program would
  /// fault for ever.
  static let mostFaults = 16

  /// Does what a page fault asks for, so that the access can be tried again.
  ///
  /// - Throws: the signal that ends the access instead. It has been delivered.
  @inline(never)
  func mend(_ fault: PageFault, of process: Process) throws(Signal) {
    let outcome = handle(fault, process)
    core.reschedule()
    if process.isDoomed { throw endDoomed(process, at: fault) }
    switch outcome {
    case .handled: return
    case .signal(let signal): throw deliver(signal, to: process)
    case .outOfMemory:
      core.signalCause = .outOfFrames
      let signal = Signal(
        number: .kill, code: .kernel, address: fault.address, faultCode: fault.code)
      throw deliver(signal, to: process)
    }
  }

  /// The OOM killer has chosen the process for whom the kernel mended a fault.
  @inline(never)
  private func endDoomed(_ process: Process, at fault: PageFault) -> Signal {
    endDoomed()
    core.signalCause = .killedForMemory
    return Signal(number: .kill, code: .kernel, address: fault.address, faultCode: fault.code)
  }

  /// Reads a byte as the process does.
  public func read(
    _ address: VirtualAddress, by process: Process
  ) throws(Signal) -> (byte: UInt8, result: AccessResult) {
    let result = try access(address, .read, by: process)
    return (machine.memory.load(at: result.physical), result)
  }

  /// Writes a byte as the process does.
  @discardableResult
  public func write(
    _ byte: UInt8, at address: VirtualAddress, by process: Process
  ) throws(Signal) -> AccessResult {
    let result = try access(address, .write, by: process)
    machine.memory.store(byte, at: result.physical)
    return result
  }

  /// Why the last access that ended in a signal did so; nil when none has.
  public var signalCause: SignalCause? { core.signalCause }

  func deliver(_ signal: Signal, to process: Process) -> Signal {
    if signal.number == .kill || !process.survivesFaults { kill(process, signal) }
    return signal
  }

  // MARK: The handler

  /// Decides what a page fault means. Linux: `exc_page_fault`.
  func handle(_ fault: PageFault, _ process: Process) -> FaultOutcome {
    tracer.enter(.pageFault)
    defer { tracer.leave(.pageFault) }
    tracer.emit(.fault(.taken(fault)))
    let outcome: FaultOutcome
    if fault.address >= KernelLayout.pageOffset {
      outcome = handleKernelAddress(fault)
    } else if let space = process.space {
      outcome = space.handle(fault)
    } else {
      core.signalCause = .noMemory
      outcome = .signal(kernelSignal(fault))
    }
    tracer.emit(.fault(.ended(outcome)))
    return outcome
  }

  /// Linux: `do_kern_addr_fault`, `vmalloc_fault`.
  private func handleKernelAddress(_ fault: PageFault) -> FaultOutcome {
    tracer.enter(.doKernAddrFault)
    defer { tracer.leave(.doKernAddrFault) }
    tracer.emit(.fault(.kernelAddress(fault.address)))
    if fault.code.isDisjoint(with: [.protection, .user, .reserved]),
      layout.vmalloc.contains(fault.address),
      rules.vmallocSync == .eagerAndFault || !settings.synchronizesEagerly
    {
      tracer.enter(.vmallocFault)
      defer { tracer.leave(.vmallocFault) }
      if core.synchronize(machine.directory, fault.address, isLazy: true) {
        return .handled(isMajor: false)
      }
    }
    core.signalCause = .kernelSpace
    return .signal(kernelSignal(fault))
  }

  /// What a program sees of a fault on a kernel address; its P bit is always set, so that nothing
  /// about the kernel's tables leaks. Linux: `set_signal_archinfo`.
  private func kernelSignal(_ fault: PageFault) -> Signal {
    var code = fault.code
    if code.contains(.user), !rules.reportsKernelFaultCode { code.insert(.protection) }
    return Signal(
      number: .segmentationFault, code: .mapError, address: fault.address, faultCode: code)
  }
}
