import Hardware
import KernelModel

/// Accesses, and what they cost.
extension TestProcess {
  /// Reads the first byte of a page.
  ///
  /// - Returns: minor and major faults as "1/0", or the signal with its code and error code.
  @discardableResult
  public func read(_ number: UInt32) -> String { touch(page(number), .read) }

  /// Writes the first byte of a page.
  @discardableResult
  public func write(_ number: UInt32, _ byte: UInt8 = 0xaa) -> String {
    touch(page(number), .write, byte)
  }

  public func touch(
    _ address: VirtualAddress, _ access: Access, _ byte: UInt8 = 0xaa
  ) -> String {
    let before = process.faults
    do {
      let result = try kernel.access(address, access, by: process)
      if access == .write { kernel.machine.memory.store(byte, at: result.physical) }
    } catch {
      return "\(error.number.name) \(error.code.name) \(error.faultCode.rawValue)"
    }
    let after = process.faults
    return "\(after.minor - before.minor)/\(after.major - before.major)"
  }

  /// Reads every page of a range, or writes it.
  public func touch(_ numbers: Range<UInt32>, _ access: Access = .write) {
    for number in numbers { _ = touch(page(number), access) }
  }

  /// The byte at the start of a page, as the process reads it; nil for a signal.
  public func byte(_ number: UInt32) -> UInt8? {
    try? kernel.read(page(number), by: process).byte
  }

  /// Resident pages as anonymous/file/shared.
  public var resident: String {
    "\(space.resident.anonymous)/\(space.resident.file)/\(space.resident.shared)"
  }

  /// The entry of a page.
  public func entry(_ number: UInt32) -> PageTableEntry {
    kernel.tables.entry(of: page(number), in: space.directory)
  }

  /// Faults so far, as minor/major.
  public func faults(during body: () throws -> Void) rethrows -> String {
    let before = process.faults
    try body()
    let after = process.faults
    return "\(after.minor - before.minor)/\(after.major - before.major)"
  }
}
