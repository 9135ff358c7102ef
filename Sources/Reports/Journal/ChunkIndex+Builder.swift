import Hardware
import KernelModel

extension ChunkIndex {
  /// An index in the making. Its bits lie in it itself, so that none is set in shared memory.
  struct Builder {
    private(set) var bits = InlineArray<128, UInt64>(repeating: 0)
    private(set) var areas: [Area] = []
    private(set) var hasWindowEvents = false

    var index: ChunkIndex { ChunkIndex(self) }

    /// - Parameter walked: the address that the chip looked up last.
    @inline(__always)
    mutating func add(_ event: KernelEvent, at place: Int, walked: VirtualAddress) {
      switch event {
      case .enter, .leave, .fault, .reclaim, .outOfMemory, .heap: break
      case .hardware(.filled(let address, _, _, _)): add(.page(address))
      case .hardware(.entryWritten(.table, _, _)): add(.page(walked))
      case .hardware: break
      // The most frequent ones, which say it in so many words.
      case .allocator(.takenFromCPU(let frame, _, _)), .allocator(.allocated(let frame, order: 0)):
        add(.frame(frame.rawValue))
      case .table(.entryWritten(let address, let old, let new, _)):
        add(.page(address))
        if old.isPresent { add(.frame(old.frame.rawValue)) }
        if new.isPresent { add(.frame(new.frame.rawValue)) }
      case .allocator(.unlisted(let frame, let order, _, _)),
        .allocator(.split(let frame, let order, _)),
        .allocator(.listed(let frame, let order, _, _)),
        .allocator(.freed(let frame, let order)):
        add(.frame(frame.rawValue))
        if order > 0 { add(.block(frame.rawValue, order)) }
      case .allocator(.requested), .allocator(.tried): break
      case .space(let event, let space): add(event, of: space, at: place)
      case .allocator, .slab, .table, .window, .swap: add(factsOf: event)
      }
    }

    private mutating func add(factsOf event: KernelEvent) {
      if case .window = event { hasWindowEvents = true }
      let facts = EventFacts(event)
      if let addresses = facts.addresses {
        add(.page(VirtualAddress(rawValue: addresses.lowerBound)))
      }
      for frame in facts.frames { add(.frame(frame)) }
      if let order = facts.order, order > 0, let frame = facts.frames.first {
        add(.block(frame, order))
      }
    }

    private mutating func add(
      _ event: AddressSpaceEvent, of space: AddressSpaceID, at place: Int
    ) {
      switch event {
      case .visited, .cacheHit, .rotated, .recoloured, .gapFound, .refused: return
      default: break
      }
      let facts = EventFacts(.space(event, of: space))
      for frame in facts.frames { add(.frame(frame)) }
      guard let addresses = facts.addresses else { return }
      areas.append(
        Area(
          pages: addresses.lowerBound >> 12...addresses.upperBound >> 12, space: space,
          place: UInt16(place), effect: event.effectOnPages))
    }

    @inline(__always)
    private mutating func add(_ key: Key) {
      let (first, second) = key.places
      bits[first >> 6] |= 1 << UInt64(first & 63)
      bits[second >> 6] |= 1 << UInt64(second & 63)
    }
  }
}
