import Drawing
import Hardware
import KernelModel

/// One page-table entry that maps a frame, found from the frame. Linux: `rmap_walk`.
package struct ReverseMapping: Encodable, Sendable {
  /// A task that uses the address space.
  let process: Int32
  let address: VirtualAddress
  let place: PhysicalAddress
  let entry: PageTableEntry
  /// The area: a file's path, `[heap]`, or nothing.
  let name: String

  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "process": process, "address": address, "place": place, "entry": entry.wide, "name": name,
    ]
    try facts.encode(to: encoder)
  }
}

extension Kernel {
  /// Every entry of user space that maps the frame, as Linux finds them: from the page's owner to
  /// the areas that may map it, and from each area to the one entry that can.
  ///
  /// - Complexity: O(areas of the owner); for a page of a file O(areas).
  func reverseMappings(of frame: PageFrameNumber) -> [ReverseMapping] {
    let page = pages[frame]
    switch page.use {
    case .anonymous:
      var found: [ReverseMapping] = []
      anonymousMemory.forEachArea(of: AnonymousMemoryID(rawValue: page.owner)) { link in
        for space in spaces where space.areas.pool[link].space == space.id {
          if let mapping = mapping(of: frame, page.index, link, in: space) { found.append(mapping) }
        }
      }
      return found.sorted { ($0.process, $0.address) < ($1.process, $1.address) }
    case .file, .sharedMemory:
      return mappings(of: frame) { area in
        area.file != .none && files[area.file].file.id.rawValue == page.owner
          ? page.index..<page.index + 1 : 0..<0
      }
    case .kernel:
      return mappings(of: frame) { area in
        guard area.kind == .kernelCode else { return 0..<0 }
        return area.pageOffset..<area.pageOffset + area.pageCount
      }
    default:
      return []
    }
  }

  /// - Parameter indices: the page offsets at which an area may map the frame.
  private func mappings(
    of frame: PageFrameNumber, at indices: (VMArea) -> Range<UInt32>
  ) -> [ReverseMapping] {
    spaces.flatMap { space in
      space.areas.links.flatMap { link in
        indices(space.areas[link]).compactMap { mapping(of: frame, $0, link, in: space) }
      }
    }
  }

  /// The entry of the area that the page's place leads to, if it maps the frame.
  private func mapping(
    of frame: PageFrameNumber, _ index: UInt32, _ link: AreaLink, in space: AddressSpace
  ) -> ReverseMapping? {
    let area = space.areas[link]
    guard index >= area.pageOffset, index - area.pageOffset < area.pageCount else { return nil }
    let address = area.start + (index - area.pageOffset) << 12
    guard let place = tables.entryPlace(of: address, in: space.directory) else { return nil }
    let entry = tables.entry(at: place)
    guard space.mappedFrame(of: entry) == frame else { return nil }
    return ReverseMapping(
      process: process(using: space)?.id.rawValue ?? 0, address: address, place: place,
      entry: entry, name: area.name(in: space, self))
  }

  /// The first task that uses an address space.
  package func process(using space: AddressSpace) -> Process? {
    processes.all.first { $0.space === space }
  }
}
