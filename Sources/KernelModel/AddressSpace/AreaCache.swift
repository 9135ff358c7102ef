import Hardware

/// The areas that the last look-ups found, in four slots. Linux: `vmacache`.
///
/// Removing any area empties it. Linux: `vmacache_invalidate`.
struct AreaCache: BitwiseCopyable {
  private var slots: InlineArray<4, AreaLink> = .init(repeating: .none)

  private func slot(of address: VirtualAddress, _ span: UInt32) -> Int {
    Int(address.rawValue / span) & 3
  }

  /// A cached area that contains `address`.
  func find(_ address: VirtualAddress, in areas: VMAreaTree, span: UInt32) -> AreaLink? {
    var index = slot(of: address, span)
    for _ in 0..<4 {
      let link = slots[index]
      if !link.isNone, areas[link].contains(address) { return link }
      index = (index + 1) & 3
    }
    return nil
  }

  mutating func note(_ link: AreaLink, for address: VirtualAddress, span: UInt32) {
    if !link.isNone { slots[slot(of: address, span)] = link }
  }

  mutating func empty() { slots = .init(repeating: .none) }
}
