import Hardware

/// The areas that the last look-ups found, in four slots. Linux: `vmacache`.
///
/// Removing any area empties it. Linux: `vmacache_invalidate`.
struct AreaCache: BitwiseCopyable {
  private(set) var slots: InlineArray<4, AreaLink> = .init(repeating: .none)

  /// - Parameter shift: of the bytes that a page table maps. Linux: `VMACACHE_SHIFT`.
  @inline(__always)
  private func slot(of address: VirtualAddress, _ shift: UInt32) -> Int {
    Int(address.rawValue &>> shift) & 3
  }

  /// A cached area that contains `address`. An empty slot leads to slot 0, which contains nothing.
  @inline(__always)
  func find(_ address: VirtualAddress, in areas: VMAreaTree, shift: UInt32) -> AreaLink? {
    var index = slot(of: address, shift)
    for _ in 0..<4 {
      let link = slots[index]
      if areas[link].contains(address) { return link }
      index = (index + 1) & 3
    }
    return nil
  }

  mutating func note(_ link: AreaLink, for address: VirtualAddress, shift: UInt32) {
    if !link.isNone { slots[slot(of: address, shift)] = link }
  }

  mutating func empty() { slots = .init(repeating: .none) }
}
