import Hardware

/// What of the reverse map shows in no page and no area.
extension AnonymousMemory {
  /// The numbers given back, the next to be given first.
  var freeNumbers: [AnonymousMemoryID] {
    var found: [AnonymousMemoryID] = []
    var id = firstFree
    while id != .none {
      found.append(id)
      id = records[Int(id.rawValue)].parent
    }
    return found
  }

  /// Every `anon_vma` in use that an area is entered with, or that has such children, by number.
  ///
  /// - Complexity: O(`anon_vma`s that there ever were)
  public func forEachRecord(_ body: (AnonymousMemoryID, AnonymousMemoryDescription) -> Void) {
    let free = Set(freeNumbers)
    for number in 1..<firstUnused {
      let id = AnonymousMemoryID(rawValue: number)
      if !free.contains(id) { body(id, self[id]) }
    }
  }

  public subscript(id: AnonymousMemoryID) -> AnonymousMemoryDescription {
    AnonymousMemoryDescription(records[Int(id.rawValue)])
  }
}

/// What an `anon_vma` says of itself.
public struct AnonymousMemoryDescription: Hashable, Sendable {
  /// The `anon_vma` that it was forked from; itself for the first.
  public let parent: AnonymousMemoryID
  /// Chain entries that lead here.
  public let entryCount: UInt32
  /// `anon_vma`s that have this one as their parent, itself included. Linux: `num_children`.
  public let childCount: UInt32
  /// Linux: `num_active_vmas`.
  public let activeAreaCount: UInt32

  init(_ record: AnonymousMemoryRecord) {
    parent = record.parent
    entryCount = record.entryCount
    childCount = record.childCount
    activeAreaCount = record.activeAreaCount
  }
}

extension AddressSpace {
  /// The areas that the last look-ups found, by slot of the cache. Linux: `current->vmacache`.
  public var cachedAreas: [AreaLink] { (0..<4).map { cache.slots[$0] } }
}
