import Drawing
import Hardware
import KernelModel

/// What the last call that changed a tree of areas did to it.
package struct AreaTreeChanges: Encodable, Sendable {
  struct Step: Encodable, Sendable {
    /// `entered`, `left`, `tookPlace`, `rotated`, `recoloured`
    package let kind: String
    package let area: VirtualAddress
    /// The area that it rose above, or whose place it took.
    package let other: VirtualAddress?
    /// Its colour after the step.
    package let isRed: Bool
  }

  let steps: [Step]
  /// Steps that were not kept.
  let omittedCount: Int
  private let marks: [AreaLink: String]

  enum CodingKeys: CodingKey { case steps, omittedCount }

  init(_ areas: VMAreaTree) {
    let changes = areas.lastChanges
    omittedCount = areas.lastChangeCount - changes.count
    steps = Self.steps(changes, areas)
    var marks: [AreaLink: [String]] = [:]
    var recoloured: [AreaLink: Int] = [:]
    for change in changes {
      switch change.kind {
      case .entered: marks[change.area] = ["new"]
      case .left: marks[change.area] = nil
      case .tookPlace: marks[change.area, default: []].append("took a place")
      case .rotated:
        if marks[change.area]?.last != "rose" { marks[change.area, default: []].append("rose") }
      case .recoloured: recoloured[change.area, default: 0] += 1
      }
    }
    // A node that changed its colour twice has the one that it had.
    for (link, count) in recoloured where count % 2 == 1 {
      marks[link, default: []].append(areas[link].isRed ? "now red" : "now black")
    }
    self.marks = marks.mapValues { $0.joined(separator: ", ") }
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
          kind: "\(change.kind)", area: place(change.area, change.start), other: other,
          isRed: change.isRed))
    }
    return steps.reversed()
  }

  /// What happened to an area, in a word or two.
  func mark(of link: AreaLink) -> String? { marks[link] }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    guard !steps.isEmpty else { return }
    text.appendLine("the last change", .heading)
    text.append("  ")
    let words = steps.map(\.words) + (omittedCount > 0 ? ["and \(omittedCount) steps more"] : [])
    text.appendWrapped(words.joined(separator: "; "), from: 2, width: canvas.width)
  }
}

extension AreaTreeChanges.Step {
  fileprivate var words: String {
    switch kind {
    case "entered": "\(area.digits) enters as a red leaf"
    case "left": "\(area.digits) leaves"
    case "tookPlace": "\(area.digits) takes the place of \(other?.digits ?? "")"
    case "rotated": "\(area.digits) rises above \(other?.digits ?? "")"
    default: "\(area.digits) becomes \(isRed ? "red" : "black")"
    }
  }
}
