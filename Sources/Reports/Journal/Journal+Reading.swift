import Hardware
import KernelModel

/// Takes up events of a journal one by one, some stretches being passed over.
package protocol JournalReader {
  /// What the events may be about that it takes note of.
  var interest: JournalInterest { get }

  /// A stretch begins: what was before that it has not read.
  mutating func begin(_ start: JournalStart)

  mutating func note(_ event: KernelEvent, _ number: Int)
}

extension Journal {
  /// Lets a reader read the events up to one, those let go left out.
  ///
  /// - Parameter first: nothing before the chunk of this event matters.
  /// - Complexity: O(chunks), and O(events) of those that may tell of what the reader looks for.
  package func read(
    from first: Int = 1, upTo clock: Int, into reader: inout some JournalReader
  ) {
    let interest = reader.interest
    var isAtStretch = false
    for chunk in max((first - 1) / JournalChunk.count, goneCount)..<sealed.count + 1 {
      let start = chunk * JournalChunk.count
      guard start < clock else { return }
      let isSealed = chunk < sealed.count
      if isSealed, sealed[chunk].contents?.index.mayTell(of: interest) != true {
        isAtStretch = false
        continue
      }
      if !isAtStretch { reader.begin(isSealed ? sealed[chunk].start : tracker) }
      isAtStretch = true
      let end = isSealed ? start + JournalChunk.count : count
      for number in stride(from: start + 1, through: min(end, clock), by: 1) {
        reader.note(self[number].event, number)
      }
    }
  }

  /// The last event up to one by which a mapping of the page began or ended; 1 without any. What was
  /// before tells nothing of the page's present state.
  ///
  /// - Complexity: O(chunks and events of areas)
  package func lastBeginning(of page: EntryChange.Page, upTo clock: Int) -> Int {
    let openStart = sealed.count * JournalChunk.count
    for number in stride(from: min(clock, count), to: openStart, by: -1) {
      guard case .space(let event, page.space) = self[number].event, event.isBeginning,
        EventFacts(self[number].event).contains(page.address.rawValue)
      else { continue }
      return number
    }
    for chunk in stride(from: sealed.count - 1, through: goneCount, by: -1) {
      let start = chunk * JournalChunk.count
      guard start < clock, let areas = sealed[chunk].contents?.index.areas else { continue }
      let found = areas.last {
        $0.isBeginning && start + Int($0.place) < clock && $0.contains(page)
      }
      if let found { return start + Int(found.place) + 1 }
    }
    return 1
  }
}
