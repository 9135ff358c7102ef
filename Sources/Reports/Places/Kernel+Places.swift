import Drawing
import Hardware
import KernelModel

extension Kernel {
  /// What lies at a physical address.
  package func places(at address: PhysicalAddress) -> [AddressPlace] {
    let frame = FrameDescription(address.frame, in: self)
    let byte = AddressPlace.byte(offset: address.offset, of: frame)
    guard frame.use == .pageTable || address.frame == boot.kernelDirectoryFrame else {
      return [byte]
    }
    let entrySize = tables.usesPAE ? 8 : 4
    let index = address.offset / entrySize
    let entry = tables.entry(at: address.frame.base + UInt64(index * entrySize))
    let start = tablePlace(of: address.frame).map { $0.start + UInt32(index) * $0.span }
    return [byte, .entry(index: index, address: start, entry, byteCount: entrySize)]
  }

  /// What a linear address belongs to.
  package func places(at address: VirtualAddress, in space: AddressSpace) -> [AddressPlace] {
    guard address >= KernelLayout.pageOffset else { return userPlaces(at: address, space) }
    if let physical = layout.physicalAddress(of: address) {
      let frame = FrameDescription(physical.frame, in: self)
      return [.directMap(physical), .frame(frame)] + (slabObject(at: address).map { [$0] } ?? [])
    }
    return windowPlaces(at: address)
  }

  // MARK: User space

  private func userPlaces(at address: VirtualAddress, _ space: AddressSpace) -> [AddressPlace] {
    let search = AreaSearch(address, in: space.areas)
    guard !search.found.isNone else { return [.user(.aboveLastArea)] }
    let area = space.areas[search.found]
    let described = MappingLine(area, of: space, in: self)
    guard address < area.start else {
      let offset = area.file == .none ? nil : area.fileOffset(of: address)
      return [.user(.area(described, fileOffset: offset)), userPage(at: address, space)]
    }
    let gap = settings.stackGuardGap
    if area.options.contains(.growsDown), area.start - address <= gap {
      return [.user(.belowStack(described))]
    }
    let isLow = address.rawValue < settings.lowestUserAddress
    return [.user(isLow ? .belowMinimum : .beforeArea(described))]
  }

  private func userPage(at address: VirtualAddress, _ space: AddressSpace) -> AddressPlace {
    let entry = tables.entry(of: address, in: space.directory)
    if entry == .none { return .user(.untouched) }
    return entry.isPresent ? .frame(FrameDescription(entry.frame, in: self)) : .absentPage(entry)
  }

  // MARK: The direct map

  /// The object of a slab at an address of the direct map.
  private func slabObject(at address: VirtualAddress) -> AddressPlace? {
    guard let physical = layout.physicalAddress(of: address), pages.contains(physical.frame) else {
      return nil
    }
    var head = physical.frame
    if pages[head].use == .tail { head = PageFrameNumber(rawValue: pages[head].owner) }
    guard pages[head].use == .slab, let cache = slabCache(of: head),
      let start = layout.directAddress(of: head)
    else { return nil }
    let index = Int(address - start) / cache.geometry.size
    guard index < cache.geometry.objectCount else { return .behindLastObject }
    let object = start + UInt32(index * cache.geometry.size)
    return .slabObject(
      index: index, start: object, isFree: slabs.freeObjects(in: head).contains(object))
  }
}

extension VMArea {
  /// The byte of the file behind an address of the area.
  fileprivate func fileOffset(of address: VirtualAddress) -> UInt64 {
    UInt64(pageOffset) << 12 + UInt64(address - start)
  }
}
