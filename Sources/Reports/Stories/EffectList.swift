/// Effects in their order, many of a kind counted: no more than the first few hundred are kept.
package struct EffectList {
  /// In JSON no more are listed one by one.
  static let mostKept = 400

  /// The first ones.
  package private(set) var first: [Effect] = []
  package private(set) var count = 0
  private var closed: [EffectSummary] = []
  private var open: Run?

  /// Effects of one group that stand together.
  private struct Run {
    let group: Effect.Group
    var count = 0
    /// Those that are told one by one if no more come.
    var members: [Effect] = []
    var bounds = EffectSummary.Bounds()

    var summaries: [EffectSummary] {
      count <= group.mostTold
        ? members.map(EffectSummary.one) : [EffectSummary(group, count: count, bounds)]
    }
  }

  init() {}

  init(_ effects: [Effect]) { append(effects) }

  /// What a line says of all of them; those of a group stand together.
  var summaries: [EffectSummary] { closed + (open?.summaries ?? []) }

  mutating func append(_ effects: [Effect]) {
    for effect in effects { append(effect) }
  }

  mutating func append(_ effect: Effect) {
    if first.count < Self.mostKept { first.append(effect) }
    count += 1
    let group = effect.group
    if open?.group != group {
      closed = summaries
      open = group.map { Run(group: $0) }
    }
    guard let group else { return closed.append(.one(effect)) }
    open?.count += 1
    if let run = open, run.count <= group.mostTold { open?.members.append(effect) }
    if case .entry(let address, _, _) = effect { open?.bounds.note(address) }
  }

  /// Counts more effects of the last one's group, which need not be kept.
  ///
  /// - Precondition: the first ones are complete, and there is a last one that has a group.
  mutating func appendMore(_ more: Int) {
    precondition(more == 0 || first.count == Self.mostKept && open != nil)
    count += more
    open?.count += more
  }
}
