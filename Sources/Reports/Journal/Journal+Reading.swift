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
      if isSealed, sealed[chunk].contents?.index.mayTell(of: interest, behind: start) != true {
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

  /// Hands out events one by one, as fast as it goes.
  ///
  /// - Parameters:
  ///   - numbers: of events that are held.
  ///   - isInterrupted: asked once a chunk: whether nobody wants the rest.
  package func forEach(
    in numbers: Range<Int>, unless isInterrupted: () -> Bool, _ body: (KernelEvent) -> Void
  ) {
    var start = numbers.lowerBound
    while start < numbers.upperBound, !isInterrupted() {
      let chunk = (start - 1) / JournalChunk.count
      let end = min(numbers.upperBound, (chunk + 1) * JournalChunk.count + 1)
      for number in start..<end { body(self[number].event) }
      start = end
    }
  }

  /// Where the story of a page's present mapping is told.
  package struct MappingBounds {
    /// What was before this event tells nothing of the present mapping.
    package var first = 1
    /// Behind this event areas that merge tell nothing of the page: it is mapped already.
    package var lastMerge = Int.max
  }

  /// Where the story of a page's mapping up to an event is told.
  ///
  /// - Parameter isMapped: whether the page was mapped before the first event.
  /// - Complexity: O(chunks and events of areas)
  package func bounds(
    ofMapping page: EntryChange.Page, upTo clock: Int, isMapped: Bool
  ) -> MappingBounds {
    var bounds = MappingBounds()
    var isMapped = isMapped
    for chunk in stride(from: sealed.count, through: goneCount, by: -1) {
      let last = mappings(in: chunk, of: page).last { $0.number <= clock && $0.effect != .merges }
      guard let last else { continue }
      (bounds.first, isMapped) = (last.number, last.effect == .begins)
      break
    }
    guard !isMapped else {
      bounds.lastMerge = bounds.first
      return bounds
    }
    for chunk in max((bounds.first - 1) / JournalChunk.count, goneCount)..<sealed.count + 1 {
      let merge = mappings(in: chunk, of: page).first {
        $0.number >= bounds.first && $0.effect == .merges
      }
      guard let merge else { continue }
      bounds.lastMerge = merge.number
      break
    }
    return bounds
  }

  /// The events of a chunk, or behind all chunks, by which a page is mapped or unmapped or in an area
  /// that merges.
  private func mappings(
    in chunk: Int, of page: EntryChange.Page
  ) -> [(number: Int, effect: ChunkIndex.Area.Effect)] {
    let first = chunk * JournalChunk.count + 1
    if chunk < sealed.count {
      let areas = sealed[chunk].contents?.index.areas ?? []
      return areas.lazy.filter { $0.effect.maps && $0.contains(page) }
        .map { (first + Int($0.place), $0.effect) }
    }
    return (first..<count + 1).compactMap { number in
      guard case .space(let event, page.space) = self[number].event, event.effectOnPages.maps,
        EventFacts(self[number].event).contains(page.address.rawValue)
      else { return nil }
      return (number, event.effectOnPages)
    }
  }
}

extension ChunkIndex.Area.Effect {
  /// Whether a page may be mapped or unmapped by it.
  fileprivate var maps: Bool {
    switch self {
    case .begins, .ends, .merges: true
    case .changes, .none: false
    }
  }
}
