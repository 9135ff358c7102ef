import Hardware

/// The kernel's view of low memory: frame n lies at `base` + 4096 n. Linux: `__va`, `__pa`.
extension DirectMapPlan {
  /// Where the kernel's part of every address space begins. Linux: `PAGE_OFFSET`.
  public static let base = VirtualAddress(rawValue: 0xc000_0000)

  /// The address at which the kernel sees a byte of low memory.
  @inline(__always)
  public static func virtual(_ address: PhysicalAddress) -> VirtualAddress {
    VirtualAddress(rawValue: base.rawValue &+ UInt32(truncatingIfNeeded: address.rawValue))
  }

  /// The byte of memory that a direct-map address means; addresses below `base` mean nothing here.
  @inline(__always)
  public static func physical(_ address: VirtualAddress) -> PhysicalAddress {
    PhysicalAddress(rawValue: UInt64(address.rawValue &- base.rawValue))
  }
}
