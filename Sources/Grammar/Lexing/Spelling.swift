/// Finds the word that was probably meant.
public enum Spelling {
  /// The candidate nearest to `word`: at most a third of its letters away, at least one.
  ///
  /// Of equally near ones the first in the given order wins. A single letter is never suggested: it
  /// is near to everything.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let limit = max(1, word.utf8.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count > 1 {
      let distance = distance(Array(word.utf8), Array(candidate.utf8), limit: limit)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How many letters must be inserted, removed, replaced or swapped with their neighbour.
  ///
  /// - Returns: a number above `limit` as soon as the distance is known to exceed it.
  /// - Complexity: O(*n* × *m*).
  public static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let cost = left[row] == right[column] ? 0 : 1
        var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + cost)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current.append(best)
      }
      guard current.contains(where: { $0 <= limit }) else { return limit + 1 }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
