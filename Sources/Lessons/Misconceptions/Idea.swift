import Drawing

/// The ideas that the lessons lead to, and the prompt in front of them. The raw value is the number
/// of the lesson.
package enum Idea: Int, CaseIterable, Comparable, Sendable {
  case prompt, promise, spaces, faults, translation, zones, buddies, areas, heap, vmas
  case directMap, highMemory, vmalloc, kmap, fixmap, whole, used, pressure

  /// The misconceptions that are about it.
  package var misconceptions: [Misconception] { Misconception.allCases.filter { $0.idea == self } }

  package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Misconception {
  package func words(in language: Language) -> MisconceptionWords {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
