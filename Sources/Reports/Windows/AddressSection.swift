import Drawing
import Hardware
import KernelModel

/// A stretch of the 4 GiB that has a purpose of its own.
package struct AddressSection: Sendable {
  package enum Kind: Coded {
    case userSpace, directMap, vmalloc
    /// The permanent kmaps.
    case permanentMaps
    case ldtRemap, cpuEntryArea, fixmap
  }

  let kind: Kind
  let range: Range<UInt64>

  /// The sections of a kernel's layout, the lowest first, holes left out.
  static func all(of layout: KernelLayout) -> [AddressSection] {
    var sections = [
      AddressSection(kind: .userSpace, range: 0..<UInt64(KernelLayout.pageOffset.rawValue)),
      AddressSection(.directMap, KernelLayout.pageOffset..<layout.highMemory),
      AddressSection(.vmalloc, layout.vmalloc),
      AddressSection(.permanentMaps, layout.permanentMaps),
    ]
    if let range = layout.ldtRemap { sections.append(AddressSection(.ldtRemap, range)) }
    if let range = layout.cpuEntryArea { sections.append(AddressSection(.cpuEntryArea, range)) }
    sections.append(AddressSection(.fixmap, layout.fixmap))
    return sections
  }

  private init(_ kind: Kind, _ range: Range<VirtualAddress>) {
    self.init(
      kind: kind, range: UInt64(range.lowerBound.rawValue)..<UInt64(range.upperBound.rawValue))
  }

  private init(kind: Kind, range: Range<UInt64>) {
    self.kind = kind
    self.range = range
  }

  /// `c0000000-f8000000`
  var digits: String {
    "\(hexadecimal(range.lowerBound, digits: 8))-\(hexadecimal(range.upperBound, digits: 8))"
  }
}

extension AddressSection.Kind {
  package var code: String {
    switch self {
    case .userSpace: "user-space"
    case .directMap: "direct-map"
    case .vmalloc: "vmalloc"
    case .permanentMaps: "permanent-kmaps"
    case .ldtRemap: "ldt-remap"
    case .cpuEntryArea: "cpu-entry-area"
    case .fixmap: "fixmap"
    }
  }

  /// The letter and the colour that stand for it in a strip.
  package var mark: Mosaic.Cell {
    switch self {
    case .userSpace: Mosaic.Cell("u", .plain)
    case .directMap: Mosaic.Cell("=", .first)
    case .vmalloc: Mosaic.Cell("v", .second)
    case .permanentMaps: Mosaic.Cell("k", .third)
    case .ldtRemap: Mosaic.Cell("L", .faint)
    case .cpuEntryArea: Mosaic.Cell("C", .third)
    case .fixmap: Mosaic.Cell("f", .fourth)
    }
  }
}
