import Hardware

/// Words of memory as a program's code reads and writes them, each an access of its own: pages are
/// faulted in and faults counted.
extension Kernel {
  /// Reads a little-endian word of 32 bits.
  ///
  /// - Throws: the signal that ends the access. It has been delivered.
  @inline(__always)
  public func loadWord(_ address: VirtualAddress, by process: Process) throws(Signal) -> UInt32 {
    if process !== current { switchTo(process) }
    var faultCount = 0
    while faultCount < Self.mostFaults {
      do throws(PageFault) {
        return try machine.load32(address, .user)
      } catch {
        try mend(error, of: process)
        faultCount += 1
      }
    }
    throw endless(at: address)
  }

  /// Writes a little-endian word of 32 bits.
  ///
  /// - Throws: the signal that ends the access; nothing is written then.
  @inline(__always)
  public func storeWord(
    _ word: UInt32, at address: VirtualAddress, by process: Process
  ) throws(Signal) {
    if process !== current { switchTo(process) }
    var faultCount = 0
    while faultCount < Self.mostFaults {
      do throws(PageFault) {
        return try machine.store32(word, at: address, .user)
      } catch {
        try mend(error, of: process)
        faultCount += 1
      }
    }
    throw endless(at: address)
  }

  /// Reads a little-endian word of 16 bits.
  ///
  /// - Throws: the signal that ends the access. It has been delivered.
  @inline(__always)
  public func loadHalf(_ address: VirtualAddress, by process: Process) throws(Signal) -> UInt16 {
    if process !== current { switchTo(process) }
    var faultCount = 0
    while faultCount < Self.mostFaults {
      do throws(PageFault) {
        return try machine.load16(address, .user)
      } catch {
        try mend(error, of: process)
        faultCount += 1
      }
    }
    throw endless(at: address)
  }

  /// Writes a little-endian word of 16 bits.
  ///
  /// - Throws: the signal that ends the access; nothing is written then.
  @inline(__always)
  public func storeHalf(
    _ half: UInt16, at address: VirtualAddress, by process: Process
  ) throws(Signal) {
    if process !== current { switchTo(process) }
    var faultCount = 0
    while faultCount < Self.mostFaults {
      do throws(PageFault) {
        return try machine.store16(half, at: address, .user)
      } catch {
        try mend(error, of: process)
        faultCount += 1
      }
    }
    throw endless(at: address)
  }

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
