/// Where a descriptor table lies: the contents of GDTR, or of LDTR's hidden part.
public struct DescriptorTable: Hashable, Sendable {
  /// The linear address of entry 0.
  public var base: VirtualAddress
  /// The last byte of the table, counted from its base.
  public var limit: UInt32

  public init(base: VirtualAddress, limit: UInt32) {
    self.base = base
    self.limit = limit
  }

  /// A table without entries.
  public static let none = DescriptorTable(base: VirtualAddress(rawValue: 0), limit: 0)

  /// How many whole entries there are.
  public var count: Int { (Int(limit) + 1) / 8 }

  /// Whether the entry lies within the limit as a whole.
  public func contains(_ index: Int) -> Bool { index * 8 + 7 <= Int(limit) }

  /// The linear address of an entry.
  public func address(of index: Int) -> VirtualAddress { base + UInt32(index) * 8 }
}
