import Hardware

/// Pages that were taken off their lists, in the order in which they were taken, linked by their
/// records. Whoever has them holds each of them once.
struct PageChain {
  fileprivate(set) var first = PageFrameNumber.none
  fileprivate var last = PageFrameNumber.none
  fileprivate(set) var count = 0

  var isEmpty: Bool { first == .none }
}

extension PageLists {
  /// Takes a page off its list for somebody who will decide over it. Linux: `isolate_lru_page`.
  func isolate(_ frame: PageFrameNumber, into chain: inout PageChain) {
    remove(frame)
    pages[frame].useCount += 1
    append(frame, to: &chain)
  }

  /// Puts a page that is on no list behind the others.
  func append(_ frame: PageFrameNumber, to chain: inout PageChain) {
    pages[frame].previous = chain.last
    pages[frame].next = .none
    if chain.last == .none { chain.first = frame } else { pages[chain.last].next = frame }
    chain.last = frame
    chain.count += 1
  }

  /// Takes the page that came first.
  func removeFirst(of chain: inout PageChain) -> PageFrameNumber? {
    let frame = chain.first
    guard frame != .none else { return nil }
    chain.first = pages[frame].next
    if chain.first == .none { chain.last = .none } else { pages[chain.first].previous = .none }
    pages[frame].next = .none
    chain.count -= 1
    return frame
  }
}
