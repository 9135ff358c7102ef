import Hardware
import KernelModel

/// Gathers what happened to an address from events in their order.
protocol AddressStory {
  /// What made its present state, the oldest first.
  var sentences: [StorySentence] { get }
  /// Its page-table entry as the kernel or the chip wrote it last; nil if neither did.
  var lastEntry: PageTableEntry? { get }

  mutating func note(_ event: KernelEvent, _ number: Int)
}

/// What one event did, as the beginning of a sentence.
struct StorySentence: Equatable, Sendable {
  let event: Int
  let words: String
  /// It is about a slab object, of which only the last one counts.
  var isOfObject = false

  static func filled(_ event: Int) -> StorySentence {
    StorySentence(event: event, words: "read into the TLB")
  }
}

extension [StorySentence] {
  /// The same with one more, in its place by time.
  func joined(by other: StorySentence?) -> [StorySentence] {
    guard let other else { return self }
    let index = firstIndex { $0.event > other.event } ?? count
    return self[..<index] + [other] + self[index...]
  }
}
