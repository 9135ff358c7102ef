/// Makes a case that shows a fault as short as it still shows it.
package struct Minimiser {
  private let shows: (FuzzCase) -> Bool

  /// - Parameter shows: whether a case shows the fault.
  package init(_ shows: @escaping (FuzzCase) -> Bool) { self.shows = shows }

  /// - Complexity: O(lines²) trials at most; halves go first.
  package func minimal(_ test: FuzzCase) -> FuzzCase {
    var best = test
    if best.interruption != nil {
      var calm = best
      calm.interruption = nil
      if shows(calm) { best = calm }
    }
    var size = max(best.lines.count / 2, 1)
    while true {
      var start = 0
      var isShorter = false
      while start < best.lines.count {
        var shorter = best
        shorter.lines.removeSubrange(start..<min(start + size, shorter.lines.count))
        if !shorter.lines.isEmpty, shows(shorter) {
          best = shorter
          isShorter = true
        } else {
          start += size
        }
      }
      if size == 1, !isShorter { return best }
      size = max(size / 2, 1)
    }
  }
}
