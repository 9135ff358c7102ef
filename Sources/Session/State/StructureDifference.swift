import Drawing
import Grammar

/// How one structure of two machines differs; neighbours that are told alike are told once.
package struct StructureDifference: Encodable, Sendable {
  let structure: StructureID
  let places: [PlaceDifference]
  /// Places that differ and are not told.
  let omittedCount: Int

  /// Places that differ, of which the first are told.
  package struct Places {
    /// More differences than this are only counted.
    private static let limit = 20

    private(set) var told: [PlaceDifference] = []
    private(set) var omittedCount = 0

    var isEmpty: Bool { told.isEmpty && omittedCount == 0 }

    /// Adds places that are told as one.
    mutating func add(count: Int = 1, _ difference: () -> PlaceDifference) {
      if told.count < Self.limit { told.append(difference()) } else { omittedCount += count }
    }
  }

  /// Nil when the facts are equal.
  init?(_ structure: StructureID, _ places: Places) {
    guard !places.isEmpty else { return nil }
    self.structure = structure
    self.places = places.told
    omittedCount = places.omittedCount
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(structure), .heading)
    func draw(_ entry: StateEntry, _ sign: String, _ role: Role) {
      text.appendWrapped("\(sign) \(canvas.words(entry))", role, from: 2, width: canvas.width)
    }
    for place in places {
      if let before = StateEntry(structure, place, place.before) { draw(before, "-", .removed) }
      if let after = StateEntry(structure, place, place.after) { draw(after, "+", .added) }
    }
    if omittedCount > 0 {
      text.appendLine("  " + canvas.words(StatePhrase.more(omittedCount)), .faint)
    }
  }
}

/// Where in a structure something is.
enum StatePlace: Hashable, Encodable, Sendable {
  /// A frame, an address, a slot; docs/json.md says which.
  case number(UInt64)
  case figure(StateFigure)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .figure(let figure): try container.encode(figure.code)
    }
  }
}

/// A place that differs: what the one machine and the other have there.
struct PlaceDifference: Encodable, Sendable {
  let place: StatePlace
  /// How many places from there on differ in this very way.
  var count = 1
  /// Empty where the machine has nothing there.
  let before: FieldList
  let after: FieldList
}

/// What one machine has at a place where another has something else.
struct StateEntry: Sendable {
  let structure: StructureID
  let place: StatePlace
  let count: Int
  let fields: FieldList
  /// What is seldom of interest is told as well, because nothing else differs.
  let isDetailed: Bool

  /// - Parameter fields: the place's before or after; nothing is said of none.
  init?(_ structure: StructureID, _ difference: PlaceDifference, _ fields: FieldList) {
    guard !fields.isEmpty else { return nil }
    self.structure = structure
    place = difference.place
    count = difference.count
    self.fields = fields
    isDetailed =
      difference.before.without(structure.details(of: difference.before))
      == difference.after.without(structure.details(of: difference.after))
  }
}
