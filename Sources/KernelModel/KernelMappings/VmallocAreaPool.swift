import Hardware

/// Every area of the vmalloc window, by slot. Linux: the slab `vmap_area`.
final class VmallocAreaPool {
  private let areas = FlatStorage<VmallocArea>(count: 1 << 17)
  private var firstUnused = VmallocLink(slot: 1)
  private var firstSpare = VmallocLink.none

  func take(_ other: VmallocAreaPool) {
    areas.take(other.areas, used: Int(other.firstUnused.slot))
    (firstUnused, firstSpare) = (other.firstUnused, other.firstSpare)
  }

  subscript(link: VmallocLink) -> VmallocArea {
    @inline(__always) _read { yield areas[Int(link.slot)] }
    @inline(__always) _modify { yield &areas[Int(link.slot)] }
  }

  func insert(_ area: VmallocArea) -> VmallocLink {
    let link: VmallocLink
    if firstSpare.isNone {
      link = firstUnused
      firstUnused.slot += 1
    } else {
      link = firstSpare
      firstSpare = self[link].next
    }
    self[link] = area
    return link
  }

  func remove(_ link: VmallocLink) {
    self[link].state = .unused
    self[link].next = firstSpare
    firstSpare = link
  }
}
