import Drawing
import Grammar

/// How one structure of two machines differs; neighbours with the same words are told once.
package struct StructureDifference: Encodable, Sendable {
  typealias Side = (structure: StateStructure, facts: [Facts.Fact])

  /// More differences than this are only counted.
  private static let limit = 20

  /// `areas of process 1`
  let structure: String
  let only: [String]
  let onlyOther: [String]
  /// Places that differ and are not told.
  let omittedCount: Int
  /// What is told, side by side.
  private let pairs: [(first: String?, second: String?)]

  enum CodingKeys: CodingKey { case structure, only, onlyOther, omittedCount }

  /// Nil when the facts are equal.
  ///
  /// - Parameter mine: nil where the first machine has no such structure.
  init?(_ mine: Side?, _ theirs: Side?, of sessions: (Session, Session)) {
    let places = Self.differences(mine?.facts ?? [], theirs?.facts ?? [])
    guard !places.isEmpty, let structure = (mine ?? theirs)?.structure else { return nil }
    self.structure = structure.name
    var pairs: [(first: String?, second: String?)] = []
    var index = 0
    while index < places.count, pairs.count < Self.limit {
      var end = index + 1
      if structure.label != nil {
        while end < places.count, places[end].follows(places[end - 1]) { end += 1 }
      }
      let run = places[index].place...places[end - 1].place
      let words = Self.words(run, mine?.structure, theirs?.structure, sessions)
      let label = structure.label?(run) ?? ""
      pairs.append((words.0.map { label + $0 }, words.1.map { label + $0 }))
      index = end
    }
    self.pairs = pairs
    only = pairs.compactMap(\.first)
    onlyOther = pairs.compactMap(\.second)
    omittedCount = places.count - index
  }

  /// A place that differs, and what kind of thing each side has there.
  private struct Place {
    let place: UInt64
    let kinds: (UInt64, UInt64)

    /// Whether it is told in the same words as the place before. Where only one of these differs in
    /// something that the words leave out, each is told by itself.
    func follows(_ other: Place) -> Bool {
      place == other.place + 1 && kinds == other.kinds && kinds.0 != kinds.1
    }
  }

  private static func differences(_ mine: [Facts.Fact], _ theirs: [Facts.Fact]) -> [Place] {
    var found: [Place] = []
    var (left, right) = (0, 0)
    while left < mine.count || right < theirs.count {
      if right == theirs.count || left < mine.count && mine[left].place < theirs[right].place {
        found.append(Place(place: mine[left].place, kinds: (mine[left].kind, 0)))
        left += 1
      } else if left == mine.count || theirs[right].place < mine[left].place {
        found.append(Place(place: theirs[right].place, kinds: (0, theirs[right].kind)))
        right += 1
      } else {
        if mine[left].digest != theirs[right].digest {
          found.append(
            Place(place: mine[left].place, kinds: (mine[left].kind, theirs[right].kind)))
        }
        left += 1
        right += 1
      }
    }
    return found
  }

  private static func words(
    _ run: ClosedRange<UInt64>, _ mine: StateStructure?, _ theirs: StateStructure?,
    _ sessions: (Session, Session)
  ) -> (String?, String?) {
    let place = run.lowerBound
    if mine != nil, theirs != nil, let left = mine?.contrast, let right = theirs?.contrast {
      let words = (left(place, sessions.1), right(place, sessions.0))
      if words.0 != words.1 { return words }
    }
    let words = (mine?.words(place), theirs?.words(place))
    guard let left = words.0, let right = words.1, left == right else { return words }
    return (
      left + (mine?.details.map { ", " + $0(place) } ?? ""),
      right + (theirs?.details.map { ", " + $0(place) } ?? "")
    )
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(structure, .heading)
    func draw(_ words: String, _ role: Role) {
      text.appendWrapped(words, role, from: 2, width: canvas.width)
    }
    for pair in pairs {
      if let first = pair.first { draw("- \(first)", .removed) }
      if let second = pair.second { draw("+ \(second)", .added) }
    }
    if omittedCount > 0 { text.appendLine("  and \(omittedCount) more", .faint) }
  }
}
