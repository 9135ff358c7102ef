import Hardware
import KernelModel

/// The region that an address lies in, in a word: how `layout` divides the 4 GiB.
package enum Region: String, Sendable {
  case text, data, bss, heap, stack, mapping, vvar, vdso
  /// Addresses of user space in which nothing is mapped.
  case gap
  case directMap = "direct-map"
  case vmalloc, kmap, fixmap
  /// Addresses of the kernel behind which never anything stands.
  case hole
}

extension Kernel {
  /// - Parameter space: whose user space it is; nil for none.
  /// - Complexity: O(log areas)
  package func region(of address: VirtualAddress, _ space: AddressSpace?) -> Region {
    guard address >= KernelLayout.pageOffset else {
      return space.map { region(of: address, in: $0) } ?? .gap
    }
    if address < layout.highMemory { return .directMap }
    if layout.vmalloc.contains(address) { return .vmalloc }
    if layout.permanentMaps.contains(address) { return .kmap }
    return layout.fixmap.contains(address) ? .fixmap : .hole
  }

  private func region(of address: VirtualAddress, in space: AddressSpace) -> Region {
    let link = space.areas.peek(endingAfter: address)
    guard !link.isNone, space.areas[link].start <= address else { return .gap }
    let area = space.areas[link]
    switch area.kind {
    case .kernelData, .kernelClockData: return .vvar
    case .kernelCode: return .vdso
    case .ordinary, .privateZero: break
    }
    return region(of: address, among: area.parts(of: space.image), of: space.image)
  }

  /// A page in which the data end holds some bss too, and one in which bss ends some heap: the
  /// address tells.
  private func region(
    of address: VirtualAddress, among parts: [ProgramPart], of image: ProgramImageBounds
  ) -> Region {
    if parts.contains(.stack) { return .stack }
    if parts.contains(.text) { return .text }
    if parts.contains(.heap), address >= image.heapStart { return .heap }
    if parts.contains(.data), address < image.data.upperBound || !parts.contains(.bss) {
      return .data
    }
    if parts.contains(.bss) { return .bss }
    return parts.contains(.heap) ? .heap : .mapping
  }
}
