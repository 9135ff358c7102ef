import Drawing
import Hardware
import KernelModel

/// What the last call that changed a tree of areas did to it.
package struct AreaTreeChanges: Encodable, Sendable {
  struct Step: Hashable, Sendable {
    package let kind: AreaTreeChange.Kind
    package let area: VirtualAddress
    /// The area that it rose above, or whose place it took.
    package let other: VirtualAddress?
    /// Its colour after the step.
    package let isRed: Bool
  }

  /// What happened to an area altogether.
  package enum Mark: Hashable, Coded {
    case entered, tookPlace, rose, turnedRed, turnedBlack

    package var code: String {
      switch self {
      case .entered: "entered"
      case .tookPlace: "took-place"
      case .rose: "rose"
      case .turnedRed: "turned-red"
      case .turnedBlack: "turned-black"
      }
    }
  }

  let steps: [Step]
  /// Steps that were not kept.
  let omittedCount: Int
  private let marks: [AreaLink: [Mark]]

  enum CodingKeys: CodingKey { case steps, omittedCount }

  init(_ areas: VMAreaTree) {
    let changes = areas.lastChanges
    omittedCount = areas.lastChangeCount - changes.count
    steps = Self.steps(changes, areas)
    var marks: [AreaLink: [Mark]] = [:]
    var recoloured: [AreaLink: Int] = [:]
    for change in changes {
      switch change.kind {
      case .entered: marks[change.area] = [.entered]
      case .left: marks[change.area] = nil
      case .tookPlace: marks[change.area, default: []].append(.tookPlace)
      case .rotated:
        if marks[change.area]?.last != .rose { marks[change.area, default: []].append(.rose) }
      case .recoloured: recoloured[change.area, default: 0] += 1
      }
    }
    // A node that changed its colour twice has the one that it had.
    for (link, count) in recoloured where count % 2 == 1 {
      marks[link, default: []].append(areas[link].isRed ? .turnedRed : .turnedBlack)
    }
    self.marks = marks
  }

  /// Names areas by where they begin now; those that have left, by where they began then.
  private static func steps(_ changes: [AreaTreeChange], _ areas: VMAreaTree) -> [Step] {
    var gone: Set<AreaLink> = []
    var steps: [Step] = []
    for change in changes.reversed() {
      if change.kind == .left { gone.insert(change.area) }
      func place(_ link: AreaLink, _ start: VirtualAddress) -> VirtualAddress {
        gone.contains(link) ? start : areas[link].start
      }
      let other = change.other.isNone ? nil : place(change.other, change.otherStart)
      steps.append(
        Step(
          kind: change.kind, area: place(change.area, change.start), other: other,
          isRed: change.isRed))
    }
    return steps.reversed()
  }

  /// The area that entered the tree last and is still there.
  var newest: VirtualAddress? {
    steps.last { step in
      step.kind == .entered && !steps.contains { $0.kind == .left && $0.area == step.area }
    }?.area
  }

  /// What happened to an area, in the order of time.
  func marks(of link: AreaLink) -> [Mark] { marks[link] ?? [] }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    guard !steps.isEmpty else { return }
    text.appendLine(canvas.words(AreaPhrase.lastChange), .heading)
    text.append("  ")
    var words = steps.map { canvas.words($0) }
    if omittedCount > 0 { words.append(canvas.words(AreaPhrase.stepsMore(omittedCount))) }
    text.appendWrapped(words.joined(separator: "; "), from: 2, width: canvas.width)
  }
}

extension AreaTreeChanges.Step: DetailedFact {
  package var code: String {
    switch kind {
    case .entered: "entered"
    case .left: "left"
    case .tookPlace: "took-place"
    case .rotated: "rotated"
    case .recoloured: "recoloured"
    }
  }

  package var details: Details { ["area": area, "other": other, "isRed": isRed] }
}
