import Hardware

/// Every `VMArea` of the machine, by slot. Linux: the slab `vm_area_struct`.
///
/// 1. A slot is on the free list or belongs to one address space.
public final class VMAreaPool {
  private let areas: FlatStorage<VMArea>
  private var firstFree = AreaLink.none
  private var firstUnused: UInt32 = 1
  /// Areas in use.
  public private(set) var count = 0

  /// - Parameter capacity: the most areas that can exist at once.
  init(capacity: Int) { areas = FlatStorage(count: capacity) }

  public subscript(link: AreaLink) -> VMArea {
    @inline(__always) _read { yield areas[Int(link.slot)] }
    @inline(__always) _modify { yield &areas[Int(link.slot)] }
  }

  /// Stores `area` in a free slot. Nil when every slot is taken.
  func insert(_ area: VMArea) -> AreaLink? {
    let link: AreaLink
    if firstFree.isNone {
      guard Int(firstUnused) < areas.count else { return nil }
      link = AreaLink(slot: firstUnused)
      firstUnused += 1
    } else {
      link = firstFree
      firstFree = self[link].next
    }
    self[link] = area
    count += 1
    return link
  }

  func remove(_ link: AreaLink) {
    self[link].space = AddressSpaceID(rawValue: 0)
    self[link].next = firstFree
    firstFree = link
    count -= 1
  }
}
