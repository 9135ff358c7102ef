import Hardware

/// Which of the events so far the next one will be like.
///
/// It is taken to follow on an event as what followed on two events like that one. Both are one
/// further with each event, as long as kinds agree. Where they do not, because something came between
/// or was left out, two are looked for anew on which the same kinds of events led.
///
/// Whoever unpacks knows the same events so far and finds the same.
struct Foresight {
  /// The event that is likely to be repeated, and the one like it before that; -1 is none.
  private var last = -1
  private var before = -1
  /// Where it was looked anew last, and from where on it may be next: where events are in no order
  /// looking helps little.
  private var sought = (at: -1, next: 0)

  /// The places of events by kind, the nearest first: heads of chains, hashed, and what follows in
  /// them. Noted only as far as is looked back.
  private var heads = InlineArray<64, Int16>(repeating: -1)
  private let links: FlatStorage<Int16>
  private var linkedCount = 0

  /// How far back is looked, and how many kinds in a row are compared.
  private static let (reach, depth) = (256, 4)

  /// How many events on it may be looked again, at most.
  private static let longestWait = 4

  /// - Parameter links: as long as what is packed; what is in it says nothing.
  init(_ links: FlatStorage<Int16>) { self.links = links }

  /// How many events from `index` on are as expected, as long as that may be said at once.
  @inline(__always)
  func runCount(at index: Int, of entries: FlatStorage<Journal.Entry>) -> Int {
    before < 0 ? 0 : entries.countOfSteps(from: index, like: last, before)
  }

  /// Writes so many events as expected.
  @inline(__always)
  func writeRun(_ count: Int, at index: Int, of entries: FlatStorage<Journal.Entry>) {
    entries.writeSteps(count, from: index, like: last, before)
  }

  /// Whether a run can be written at once.
  var knowsBoth: Bool { before >= 0 }

  /// Goes on behind so many events that were as expected.
  ///
  /// - Precondition: `knowsBoth`.
  @inline(__always)
  mutating func pass(run count: Int) {
    last &+= count
    before &+= count
  }

  /// What the words of the next event are expected to be: they go on as before.
  @inline(__always)
  func guess(_ entries: FlatStorage<Journal.Entry>) -> SIMD4<UInt64> {
    guard before >= 0 else { return last >= 0 ? entries.words(of: last) : .zero }
    let words = entries.words(of: last)
    return words &+ words &- entries.words(of: before)
  }

  /// Goes on behind an event.
  ///
  /// - Parameter wasAstray: whether its last word, which holds its kind, was not the expected one.
  @inline(__always)
  mutating func pass(
    _ index: Int, of entries: FlatStorage<Journal.Entry>, wasAstray: Bool
  ) {
    if _slowPath(wasAstray || before < 0) { seek(index, entries) }
    if last >= 0 { last &+= 1 }
    if before >= 0 { before &+= 1 }
  }

  @inline(never)
  private mutating func seek(_ index: Int, _ entries: FlatStorage<Journal.Entry>) {
    guard index >= sought.next else { return }
    let isOften = sought.at >= 0 && index - sought.at <= 4 * Self.longestWait
    let wait = isOften ? min(Self.longestWait, 2 * (sought.next - sought.at)) : 1
    sought = (index, index + wait)
    link(upTo: index, entries)
    let kind = entries.word(3, of: index)
    guard let found = match(for: index, from: heads[Self.hash(kind)], entries) else { return }
    last = found
    before = match(for: index, from: links[found], entries) ?? -1
  }

  private static func hash(_ kind: UInt64) -> Int {
    Int(truncatingIfNeeded: (kind &* 0x9e37_79b9_7f4a_7c15) >> 58)
  }

  /// Notes the places of events that can be looked back to.
  private mutating func link(upTo end: Int, _ entries: FlatStorage<Journal.Entry>) {
    for place in max(linkedCount, end - 2 * Self.reach)..<end {
      let hash = Self.hash(entries.word(3, of: place))
      links[place] = heads[hash]
      heads[hash] = Int16(truncatingIfNeeded: place)
    }
    linkedCount = end
  }

  /// The nearest event of a chain up to which the kinds were the same for longest.
  private func match(
    for index: Int, from head: Int16, _ entries: FlatStorage<Journal.Entry>
  ) -> Int? {
    var (best, bestLength) = (-1, 0)
    let kind = entries.word(3, of: index)
    var place = Int(head)
    let limit = max(0, place - Self.reach)
    while place >= limit, bestLength < Self.depth {
      if entries.word(3, of: place) == kind {
        var length = 1
        while length < Self.depth, length <= place,
          entries.word(3, of: place - length) == entries.word(3, of: index - length)
        { length += 1 }
        if length > bestLength { (best, bestLength) = (place, length) }
      }
      place = Int(links[place])
    }
    return best < 0 ? nil : best
  }
}
