import Hardware
import KernelModel

/// A machine to try the kernel's windows on, with 1 GiB unless told otherwise.
func windowKernel(_ change: (inout KernelConfiguration) -> Void = { _ in }) -> Kernel {
  var configuration = KernelConfiguration()
  change(&configuration)
  return try! Kernel(configuration)
}

extension PageFrameNumber {
  /// A frame of high memory on that machine.
  static func high(_ index: UInt32) -> PageFrameNumber {
    PageFrameNumber(rawValue: 0x39000 + index)
  }
}

extension VirtualAddress {
  static func at(_ value: UInt32) -> VirtualAddress { VirtualAddress(rawValue: value) }
}

/// The addresses from one to the one before another.
func range(_ start: UInt32, _ end: UInt32) -> Range<VirtualAddress> {
  VirtualAddress(rawValue: start)..<VirtualAddress(rawValue: end)
}

extension Kernel {
  /// The entry of the kernel's own tables for an address, in full.
  func entry(at address: UInt32) -> UInt64 {
    tables.entry(of: VirtualAddress(rawValue: address), in: tables.kernelDirectory).rawValue
  }

  /// `kmap` by the first process; nil when it sleeps.
  func kmap(_ frame: PageFrameNumber) -> VirtualAddress? {
    switch permanentMap.map(frame, for: current.id) {
    case .direct(let address), .slot(_, let address): address
    case .sleeps: nil
    }
  }

  /// The reason with which a call is refused, nil when it is not.
  func refusal(_ body: (Kernel) throws(Refusal) -> Void) -> Refusal.Reason? {
    do throws(Refusal) {
      try body(self)
      return nil
    } catch {
      return error.reason
    }
  }
}
