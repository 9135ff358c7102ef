/// What commands returned, by number and by name. It is the person's, and no part of the machine.
struct ResultState: StateStructure {
  let id = StructureID.results
  let results: Results

  func enter(into facts: inout Facts) {}

  static func compared(
    _ first: Self?, _ second: Self?, facts: (first: [Facts.Fact], second: [Facts.Fact])
  ) -> StructureDifference.Places {
    var places = StructureDifference.Places()
    func add(_ figure: StateFigure, _ before: Int128?, _ after: Int128?) {
      guard before != after else { return }
      places.add {
        PlaceDifference(
          place: .figure(figure), before: before.map { .number($0) } ?? FieldList(),
          after: after.map { .number($0) } ?? FieldList())
      }
    }
    let (mine, theirs) = (first?.results ?? Results(), second?.results ?? Results())
    for index in 0..<max(mine.values.count, theirs.values.count) {
      let number = UInt64(index + 1)
      add(.result(index + 1), mine.value(number), theirs.value(number))
    }
    for name in Set(mine.names).union(theirs.names).sorted() {
      add(.namedResult(name), mine.value(named: name), theirs.value(named: name))
    }
    return places
  }
}
