import Hardware
import KernelModel

/// The way of `find_vma` through the tree of areas, looked at without an effect: no cache is
/// filled, no event is told.
package struct AreaSearch {
  /// The areas visited, from the root down.
  package let path: [AreaLink]
  /// The first area that ends above the address; it may start above it too.
  package let found: AreaLink

  package init(_ address: VirtualAddress, in areas: VMAreaTree) {
    var path: [AreaLink] = []
    var found = AreaLink.none
    var node = areas.root
    while !node.isNone {
      path.append(node)
      if areas[node].end > address {
        found = node
        if areas[node].start <= address { break }
        node = areas[node].left
      } else {
        node = areas[node].right
      }
    }
    self.path = path
    self.found = found
  }

  /// The area that contains the address.
  package static func area(at address: VirtualAddress, in areas: VMAreaTree) -> AreaLink {
    let found = AreaSearch(address, in: areas).found
    return !found.isNone && areas[found].contains(address) ? found : .none
  }
}
