import Grammar
import Hardware
import KernelModel

/// Memory as it can be seen without touching it: nothing faults, no TLB line is filled.
extension World {
  /// A byte as a process, or the kernel above it, would find it; nil where nothing is.
  package func peek(_ address: VirtualAddress, by process: Process) -> UInt8? {
    if address < AddressSpace.end { return process.space?.peek(address) }
    return kernel.layout.physicalAddress(of: address).flatMap { physical in
      machine.memory.contains(physical) ? machine.memory.load(UInt8.self, at: physical) : nil
    } ?? peekWindow(address)
  }

  /// A byte by the tables that the chip works with; without paging by its physical address.
  package func peekByChip(_ address: VirtualAddress) -> UInt8? {
    guard let physical = machine.peek(address), machine.memory.contains(physical) else {
      return nil
    }
    return machine.memory.load(UInt8.self, at: physical)
  }

  /// A byte of the kernel's windows, by its tables.
  private func peekWindow(_ address: VirtualAddress) -> UInt8? {
    let entry = kernel.windowEntry(of: address)
    guard entry.isMapped else { return nil }
    return machine.memory.load(UInt8.self, at: entry.frame.base + UInt64(address.offset))
  }

  /// What `*ADDR` of an expression is worth, for the process that commands speak for.
  public func memory(at address: UInt32, byteCount: Int) -> UInt64? {
    var value: UInt64 = 0
    for offset in (0..<UInt32(byteCount)).reversed() {
      let place = VirtualAddress(rawValue: address) + offset
      guard let byte = isBare ? peekByChip(place) : peek(place, by: process) else { return nil }
      value = value << 8 | UInt64(byte)
    }
    return value
  }
}

/// What `x` has shown last, and goes on behind.
package struct ExaminedMemory: Sendable {
  package let end: VirtualAddress
  package let format: MemoryFormat

  package init(end: VirtualAddress, format: MemoryFormat) {
    self.end = end
    self.format = format
  }
}
