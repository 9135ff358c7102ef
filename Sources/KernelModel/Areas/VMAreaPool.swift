import Hardware

/// Every `VMArea` of the machine, by slot. Linux: the slab `vm_area_struct`.
///
/// 1. A slot is on the free list or belongs to one address space; slot 0 is all zeros for ever.
public final class VMAreaPool {
  let areas: FlatStorage<VMArea>
  private let state = FlatValue(State())
  /// Areas in use.
  public var count: Int { state.value.count }

  private struct State: BitwiseCopyable {
    var firstFree = AreaLink.none
    var firstUnused: UInt32 = 1
    var count = 0
  }

  /// - Parameter capacity: the most areas that can exist at once.
  init(capacity: Int) { areas = FlatStorage(count: capacity) }

  public subscript(link: AreaLink) -> VMArea {
    @inline(__always) _read { yield areas[Int(link.slot)] }
    @inline(__always) _modify { yield &areas[Int(link.slot)] }
  }

  /// Stores `area` in a free slot. Nil when every slot is taken.
  func insert(_ area: VMArea) -> AreaLink? {
    let link: AreaLink
    if state.value.firstFree.isNone {
      guard Int(state.value.firstUnused) < areas.count else { return nil }
      link = AreaLink(slot: state.value.firstUnused)
      state.value.firstUnused += 1
    } else {
      link = state.value.firstFree
      state.value.firstFree = self[link].next
    }
    self[link] = area
    state.value.count += 1
    return link
  }

  func remove(_ link: AreaLink) {
    self[link].space = AddressSpaceID(rawValue: 0)
    self[link].next = state.value.firstFree
    state.value.firstFree = link
    state.value.count -= 1
  }
}
