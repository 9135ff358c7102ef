import Hardware

/// What a line of effects says: one of them, or many of a group together.
enum EffectSummary: Hashable, Sendable {
  case one(Effect)
  case areas(count: Int)
  case windows(count: Int)
  case entries(count: Int, first: VirtualAddress, last: VirtualAddress)
  case fills(count: Int)

  /// Between which addresses entries lie.
  struct Bounds {
    var first = VirtualAddress(rawValue: .max)
    var last = VirtualAddress(rawValue: 0)

    mutating func note(_ address: VirtualAddress) {
      (first, last) = (min(first, address), max(last, address))
    }
  }

  init(_ group: Effect.Group, count: Int, _ bounds: Bounds) {
    switch group {
    case .areas: self = .areas(count: count)
    case .windows: self = .windows(count: count)
    case .fills: self = .fills(count: count)
    case .entries, .kernelEntries:
      self = .entries(count: count, first: bounds.first, last: bounds.last)
    }
  }
}
