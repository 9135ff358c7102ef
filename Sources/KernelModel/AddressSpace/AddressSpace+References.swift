import Hardware

/// What writing a number to `/proc/PID/clear_refs` forgets. Linux: `enum clear_refs_types`.
public enum ClearedReferences: Int, Hashable, Sendable {
  /// That pages were used: of all areas, of private ones without a file, of those of a file.
  case all = 1
  case anonymous = 2
  case mapped = 3
  /// Which pages were written to since; not kept by this kernel (`CONFIG_MEM_SOFT_DIRTY`).
  case softDirty = 4
  /// The most pages that were in memory at once: `VmHWM`.
  case peak = 5
}

extension AddressSpace {
  /// Forgets how memory was used. Linux: `clear_refs_write`.
  public func clearReferences(_ kind: ClearedReferences) {
    switch kind {
    case .all: clearReferences { _ in true }
    case .anonymous: clearReferences { $0.file == .none }
    case .mapped: clearReferences { $0.file != .none }
    case .softDirty: return
    case .peak: resident.highest = resident.total
    }
  }

  /// Linux: `clear_refs_pte_range`.
  private func clearReferences(where isMeant: (VMArea) -> Bool) {
    var link = areas.first
    while !link.isNone {
      if isMeant(areas[link]) { clearReferences(of: link) }
      link = areas[link].next
    }
  }

  private func clearReferences(of link: AreaLink) {
    var touched = TouchedRange()
    forEachEntry(in: areas[link].start..<areas[link].end) { address, place, entry in
      guard let frame = mappedFrame(of: entry) else { return }
      if entry.isAccessed {
        setEntry(entry.clearing(.accessed), at: place, for: address)
        touched.add(address)
      }
      core.pages[frame].flags.remove(.referenced)
    }
    flushTLB(touched)
  }
}

extension Kernel {
  /// Writes a number to `/proc/PID/clear_refs`.
  ///
  /// - Throws: `EINVAL` for any but 1 to 5.
  public func clearReferences(of space: AddressSpace, _ number: Int) throws(Refusal) {
    guard let kind = ClearedReferences(rawValue: number) else {
      throw Refusal(.invalidArgument, .unknownReferences(number))
    }
    space.clearReferences(kind)
  }
}
