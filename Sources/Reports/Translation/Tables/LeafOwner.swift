import Drawing
import Hardware
import KernelModel

/// Whose memory an entry of the tables maps.
package enum LeafOwner: Hashable, DetailedFact {
  /// Nobody's in particular: the section says it all.
  case section
  /// An area of the process, by the name that `/proc/PID/maps` gives it; it may have none.
  case area(name: String, isPageOfZeros: Bool)
  case noArea(isPageOfZeros: Bool)
  /// Mapped and not to be touched.
  case protNone
  case swapped
  /// An area of vmalloc; nil where there is none.
  case vmalloc(VmallocArea.Kind?)
  /// A slot of the permanent kmap window and how often it is held.
  case permanentSlot(Int, count: Int)
  /// A slot of the fixmap by its name; nil where there is none.
  case fixedSlot(String?)
  /// A table of the next level.
  case table(PhysicalAddress)

  package var code: String {
    switch self {
    case .section: "section"
    case .area: "area"
    case .noArea: "no-area"
    case .protNone: "prot-none"
    case .swapped: "swapped"
    case .vmalloc: "vmalloc"
    case .permanentSlot: "kmap-slot"
    case .fixedSlot: "fixmap-slot"
    case .table: "table"
    }
  }

  package var details: Details {
    switch self {
    case .section, .protNone, .swapped: [:]
    case .area(let name, let isPageOfZeros): ["name": name, "isPageOfZeros": isPageOfZeros]
    case .noArea(let isPageOfZeros): ["isPageOfZeros": isPageOfZeros]
    case .vmalloc(let kind): ["kind": kind?.code]
    case .permanentSlot(let slot, let count): ["slot": slot, "count": count]
    case .fixedSlot(let name): ["name": name]
    case .table(let target): ["target": target]
    }
  }
}

extension Kernel {
  /// Whose memory an entry maps.
  package func owner(
    of leaf: LeafEntry, in section: AddressSection, _ space: AddressSpace
  ) -> LeafOwner {
    switch section.kind {
    case .userSpace:
      guard leaf.entry.isPresent else { return leaf.entry.isMapped ? .protNone : .swapped }
      let isPageOfZeros = leaf.entry.frame == zeroFrame && leaf.entry.contains(.software1)
      let link = AreaSearch.area(at: leaf.address, in: space.areas)
      guard !link.isNone else { return .noArea(isPageOfZeros: isPageOfZeros) }
      return .area(
        name: space.areas[link].shortName(in: space, self), isPageOfZeros: isPageOfZeros)
    case .vmalloc: return .vmalloc(vmalloc.area(at: leaf.address)?.kind)
    case .permanentMaps:
      let slot = Int((leaf.address - permanentMap.range.lowerBound) >> 12)
      return .permanentSlot(slot, count: permanentMap.count(of: slot))
    case .fixmap:
      return .fixedSlot(fixedMap.slot(at: FixedMap.index(of: leaf.address))?.name)
    case .directMap, .ldtRemap, .cpuEntryArea: return .section
    }
  }
}
