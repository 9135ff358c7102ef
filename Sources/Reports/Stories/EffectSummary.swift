import Hardware

/// What a line of effects says: one of them, or many of a group together.
enum EffectSummary: Hashable, Sendable {
  case one(Effect)
  case areas(count: Int)
  case windows(count: Int)
  case entries(count: Int, first: VirtualAddress, last: VirtualAddress)
  case fills(count: Int)

  /// Effects in their order; those of a group stand together.
  static func summaries(of effects: [Effect]) -> [EffectSummary] {
    var summaries: [EffectSummary] = []
    var rest = effects[...]
    while let first = rest.first {
      guard let group = first.group else {
        summaries.append(.one(first))
        rest.removeFirst()
        continue
      }
      let members = rest.prefix { $0.group == group }
      rest = rest.dropFirst(members.count)
      if members.count <= group.mostTold {
        summaries += members.map(EffectSummary.one)
      } else {
        summaries.append(EffectSummary(group, members))
      }
    }
    return summaries
  }

  private init(_ group: Effect.Group, _ members: ArraySlice<Effect>) {
    switch group {
    case .areas: self = .areas(count: members.count)
    case .windows: self = .windows(count: members.count)
    case .fills: self = .fills(count: members.count)
    case .entries, .kernelEntries:
      var (first, last) = (VirtualAddress(rawValue: .max), VirtualAddress(rawValue: 0))
      for case .entry(let address, _, _) in members {
        (first, last) = (min(first, address), max(last, address))
      }
      self = .entries(count: members.count, first: first, last: last)
    }
  }
}
