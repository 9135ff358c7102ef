extension StateTable {
  package static func compared(
    _ first: Self?, _ second: Self?, facts: (first: [Facts.Fact], second: [Facts.Fact])
  ) -> StructureDifference.Places {
    let found = DifferingPlace.all(facts.first, facts.second)
    var places = StructureDifference.Places()
    var index = 0
    while index < found.count {
      var end = index + 1
      while end < found.count, found[end].follows(found[end - 1]) { end += 1 }
      let place = found[index].place
      places.add(count: end - index) {
        PlaceDifference(
          place: .number(place), count: end - index,
          before: first?.fields(at: place, against: second) ?? FieldList(),
          after: second?.fields(at: place, against: first) ?? FieldList())
      }
      index = end
    }
    return places
  }
}

/// A place that differs, and what kind of thing each side has there.
private struct DifferingPlace {
  let place: UInt64
  let kinds: (UInt64, UInt64)

  /// Whether it is told together with the place before. Where only one of these differs in
  /// something that is left out then, each is told by itself.
  func follows(_ other: DifferingPlace) -> Bool {
    place == other.place + 1 && kinds == other.kinds && kinds.0 != kinds.1
  }

  /// - Complexity: O(facts)
  static func all(_ mine: [Facts.Fact], _ theirs: [Facts.Fact]) -> [DifferingPlace] {
    var found: [DifferingPlace] = []
    var (left, right) = (0, 0)
    while left < mine.count || right < theirs.count {
      if right == theirs.count || left < mine.count && mine[left].place < theirs[right].place {
        found.append(DifferingPlace(place: mine[left].place, kinds: (mine[left].kind, 0)))
        left += 1
      } else if left == mine.count || theirs[right].place < mine[left].place {
        found.append(DifferingPlace(place: theirs[right].place, kinds: (0, theirs[right].kind)))
        right += 1
      } else {
        if mine[left].digest != theirs[right].digest {
          found.append(
            DifferingPlace(place: mine[left].place, kinds: (mine[left].kind, theirs[right].kind)))
        }
        left += 1
        right += 1
      }
    }
    return found
  }
}
