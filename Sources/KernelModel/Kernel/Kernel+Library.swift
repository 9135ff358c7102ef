import Hardware

/// What a process's C library asks of the kernel beside its system calls.
extension Kernel {
  /// Ends a process that found its own state broken, unless it handles SIGABRT. C: `abort`.
  ///
  /// - Returns: the signal. It has been delivered.
  public func abort(_ process: Process) -> Signal {
    deliver(
      Signal(
        number: .abort, code: .threadKill, address: VirtualAddress(rawValue: 0), faultCode: []),
      to: process)
  }

  /// A word that a real machine would draw by chance. Linux: `getrandom`.
  public func randomWord() -> UInt32 {
    core.randomBytes(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Notes where a process's C library keeps its static data.
  public func noteLibrary(at address: VirtualAddress, of process: Process) {
    process.space?.image.library = address
  }
}
