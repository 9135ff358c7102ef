import Hardware

/// Words of memory as a program's code reads and writes them, each an access of its own: pages are
/// faulted in and faults counted.
extension Kernel {
  /// Reads a little-endian word of 32 bits.
  ///
  /// - Throws: the signal that ends the access. It has been delivered.
  @inline(__always)
  public func loadWord(_ address: VirtualAddress, by process: Process) throws(Signal) -> UInt32 {
    try mending(address, by: process) { () throws(PageFault) in
      try machine.load32(address, .user)
    }.value
  }

  /// Writes a little-endian word of 32 bits.
  ///
  /// - Throws: the signal that ends the access; nothing is written then.
  @inline(__always)
  public func storeWord(
    _ word: UInt32, at address: VirtualAddress, by process: Process
  ) throws(Signal) {
    try mending(address, by: process) { () throws(PageFault) in
      try machine.store32(word, at: address, .user)
    }.value
  }

  /// Reads a little-endian word of 16 bits.
  ///
  /// - Throws: the signal that ends the access. It has been delivered.
  @inline(__always)
  public func loadHalf(_ address: VirtualAddress, by process: Process) throws(Signal) -> UInt16 {
    try mending(address, by: process) { () throws(PageFault) in
      try machine.load16(address, .user)
    }.value
  }

  /// Writes a little-endian word of 16 bits.
  ///
  /// - Throws: the signal that ends the access; nothing is written then.
  @inline(__always)
  public func storeHalf(
    _ half: UInt16, at address: VirtualAddress, by process: Process
  ) throws(Signal) {
    try mending(address, by: process) { () throws(PageFault) in
      try machine.store16(half, at: address, .user)
    }.value
  }
}
