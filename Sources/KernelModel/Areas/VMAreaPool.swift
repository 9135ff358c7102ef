import Hardware

/// Every `VMArea` of the machine, by slot. Linux: the slab `vm_area_struct`.
///
/// 1. A slot is on the free list or belongs to one address space; slot 0 is all zeros for ever.
public final class VMAreaPool {
  let areas: FlatStorage<VMArea>
  private let numbers = FlatValue(PoolNumbers())
  /// Areas in use.
  public var count: Int { numbers.value.count }

  /// - Parameter capacity: the most areas that can exist at once.
  init(capacity: Int) { areas = FlatStorage(count: capacity) }

  /// Becomes what that of another kernel is.
  ///
  /// - Complexity: O(areas that there ever were at once)
  func take(_ other: VMAreaPool) {
    areas.take(other.areas, used: other.usedCount)
    numbers.value = other.numbers.value
  }

  /// Bytes of the places that were ever given.
  var byteCount: Int { usedCount * MemoryLayout<VMArea>.stride }

  /// Places that were ever given, place 0 among them.
  var usedCount: Int { Int(numbers.value.unused) }

  public subscript(link: AreaLink) -> VMArea {
    @inline(__always) get { areas[Int(link.slot)] }
    @inline(__always) _modify { yield &areas[Int(link.slot)] }
  }

  /// Stores `area` in a free slot. Nil when every slot is taken.
  func insert(_ area: VMArea) -> AreaLink? {
    let number = numbers.value.take(of: areas.count) { areas[Int($0)].next.slot }
    guard let number else { return nil }
    areas[Int(number)] = area
    return AreaLink(slot: number)
  }

  func remove(_ link: AreaLink) {
    self[link].space = AddressSpaceID(rawValue: 0)
    self[link].next = AreaLink(slot: numbers.value.giveBack(link.slot))
  }
}
