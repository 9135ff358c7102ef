/// One structure of a machine: what it holds, as fields by place.
///
/// `digest` names the sum of all fields, `diff` tells those of two machines that differ. Neither
/// reaches a word.
package protocol StateStructure {
  var id: StructureID { get }

  /// Enters the digest of every place.
  func enter(into facts: inout Facts)

  /// What differs between two machines, of which at least one has such a structure.
  ///
  /// - Parameter facts: of both.
  static func compared(
    _ first: Self?, _ second: Self?, facts: (first: [Facts.Fact], second: [Facts.Fact])
  ) -> StructureDifference.Places
}

/// A structure whose places are numbers: frames, addresses, slots.
protocol StateTable: StateStructure {
  /// What is at a place; empty where nothing is.
  ///
  /// - Parameter other: another machine's, to tell just what differs from it.
  func fields(at place: UInt64, against other: Self?) -> FieldList
}

/// A structure whose places are names, each with a figure or a few.
protocol StateFigures: StateStructure {
  var figures: [(figure: StateFigure, fields: FieldList)] { get }
}

extension StateFigures {
  package func enter(into facts: inout Facts) {
    for (figure, fields) in figures { facts.add(figure.key, fields.digest) }
  }

  package static func compared(
    _ first: Self?, _ second: Self?, facts: (first: [Facts.Fact], second: [Facts.Fact])
  ) -> StructureDifference.Places {
    var places = StructureDifference.Places()
    func add(_ figure: StateFigure, _ before: FieldList, _ after: FieldList) {
      // A figure of 0 is as good as none.
      guard before.digest != after.digest else { return }
      places.add { PlaceDifference(place: .figure(figure), before: before, after: after) }
    }
    // Both are in one order, in which each may have what the other lacks.
    var rest = (second?.figures ?? [])[...]
    for (figure, fields) in first?.figures ?? [] {
      guard let index = rest.firstIndex(where: { $0.figure == figure }) else {
        add(figure, fields, FieldList())
        continue
      }
      for (figure, fields) in rest[..<index] { add(figure, FieldList(), fields) }
      add(figure, fields, rest[index].fields)
      rest = rest[(index + 1)...]
    }
    for (figure, fields) in rest { add(figure, FieldList(), fields) }
    return places
  }
}
