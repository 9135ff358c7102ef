import Drawing
import Grammar
import KernelModel

/// The mappings of a process, byte for byte as `/proc/PID/maps` lists them.
package struct MapsReport: Report {
  package static let kind = "maps"
  package static let isVerbatim = true

  package let process: Int32
  package let mappings: [MappingLine]
  /// How many characters stand before a name.
  let nameColumn: Int

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    nameColumn = kernel.rules.mapsNameColumn
    mappings = space.areas.links.map { MappingLine(space.areas[$0], of: space, in: kernel) }
  }

  package enum CodingKeys: CodingKey { case process, mappings }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for mapping in text.patience.wanted(mappings) {
      text.append(mapping.drawn(nameColumn: nameColumn))
      text.endLine()
    }
  }
}

extension VMAreaTree {
  /// Every area, by rising address.
  package var links: [AreaLink] {
    var found: [AreaLink] = []
    found.reserveCapacity(count)
    var link = first
    while !link.isNone {
      found.append(link)
      link = self[link].next
    }
    return found
  }
}
