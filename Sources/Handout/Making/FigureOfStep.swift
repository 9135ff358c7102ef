import Hardware
import KernelModel
import Session

/// Which figure shows best what a step has changed, by its events: what is rare counts more than
/// what comes along with everything.
package struct FigureOfStep {
  /// In the order in which they count.
  private static let order: [Figure] = [
    .pkmap, .vmalloc, .areas, .spaces, .heap, .fault, .vmas, .fixmap, .buddy, .zones,
  ]

  private var seen: Set<Figure> = []

  package init() {}

  /// nil where nothing has changed that a figure shows.
  package var figure: Figure? { Self.order.first { seen.contains($0) } }

  package mutating func note(_ event: KernelEvent) {
    if let figure = Self.figure(of: event) { seen.insert(figure) }
  }

  private static func figure(of event: KernelEvent) -> Figure? {
    switch event {
    case .enter(.loadELFBinary): .areas
    case .enter(.kernelClone), .enter(.switchMM), .enter(.exitMmap), .hardware(.directoryLoaded):
      .spaces
    case .heap: .heap
    case .fault(.taken): .fault
    case .window(let event): figure(of: event)
    case .space(let event, _): figure(of: event)
    case .allocator(.split), .allocator(.merged): .buddy
    case .allocator(.allocated(_, let order)), .allocator(.freed(_, let order)):
      order > 0 ? .buddy : .zones
    default: nil
    }
  }

  private static func figure(of event: WindowEvent) -> Figure? {
    switch event {
    case .areaMade, .areaFreedLazily, .purged: .vmalloc
    case .slotTaken, .slotCount, .slotsFlushed, .sleepsForSlot, .woken: .pkmap
    case .fixmapSet, .temporaryMapped, .temporaryUnmapped, .temporariesSwitched: .fixmap
    case .blockChosen, .directorySynchronized, .temporariesLost, .highTableMapped: nil
    }
  }

  private static func figure(of event: AddressSpaceEvent) -> Figure? {
    switch event {
    case .inserted, .removed, .merged, .split, .optionsChanged: .vmas
    case .breakMoved, .grewDown: .heap
    default: nil
    }
  }
}
