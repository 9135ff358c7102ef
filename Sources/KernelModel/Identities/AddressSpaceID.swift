/// The number of an address space, from 1. Linux: the address of its `mm_struct`.
public struct AddressSpaceID: Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The kernel's own: what its windows map. Linux: `init_mm`.
  public static let kernel = AddressSpaceID(rawValue: 0)
}
