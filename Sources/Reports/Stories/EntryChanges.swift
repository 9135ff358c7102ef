import Hardware

/// Entries of one process's page tables as they were and as they are.
///
/// They lie in groups of 64 pages, so that a run of them costs 16 bytes a page and no search.
struct EntryChanges {
  private static let groupSize = 64

  private var groups: [UInt32: Int] = [:]
  /// The group that was used last, by the number of its first page.
  private var lastGroup: (first: UInt32, place: Int)?
  private var old: [PageTableEntry] = []
  private var new: [PageTableEntry] = []
  /// Which pages of each group are known, a bit a page.
  private var known: [UInt64] = []
  /// The pages in the order in which they came, runs folded.
  private var order: [(first: UInt32, count: UInt32)] = []

  /// An entry got another value.
  mutating func note(_ page: UInt32, from before: PageTableEntry, to after: PageTableEntry) {
    let group = self.group(of: page)
    let place = group * Self.groupSize + Int(page) % Self.groupSize
    new[place] = after
    let bit: UInt64 = 1 << UInt64(page % UInt32(Self.groupSize))
    guard known[group] & bit == 0 else { return }
    known[group] |= bit
    old[place] = before
    if let run = order.last, run.first &+ run.count == page {
      order[order.count - 1].count += 1
    } else {
      order.append((page, 1))
    }
  }

  private mutating func group(of page: UInt32) -> Int {
    let first = page & ~UInt32(Self.groupSize - 1)
    if let lastGroup, lastGroup.first == first { return lastGroup.place }
    let place = groups[first] ?? known.count
    if place == known.count {
      groups[first] = place
      known.append(0)
      old.append(contentsOf: repeatElement(.none, count: Self.groupSize))
      new.append(contentsOf: repeatElement(.none, count: Self.groupSize))
    }
    lastGroup = (first, place)
    return place
  }

  /// Tells of the entries that are not what they were, in the order in which they were written first.
  func visit(_ body: (Effect) -> Void) {
    for run in order {
      var group = groups[run.first & ~UInt32(Self.groupSize - 1)]
      for page in run.first..<run.first + run.count {
        if page % UInt32(Self.groupSize) == 0 { group = groups[page] }
        guard let group else { continue }
        let place = group * Self.groupSize + Int(page) % Self.groupSize
        guard old[place] != new[place] else { continue }
        body(.entry(VirtualAddress(rawValue: page << 12), from: old[place], to: new[place]))
      }
    }
  }

  /// How many are not what they were.
  var count: Int {
    var count = 0
    visit { _ in count += 1 }
    return count
  }
}
