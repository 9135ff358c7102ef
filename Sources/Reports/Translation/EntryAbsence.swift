import Drawing
import Hardware
import KernelModel

/// What Linux means by an entry that is not present.
enum EntryAbsence: Hashable, DetailedFact {
  /// Nothing was ever put there.
  case neverMapped
  /// The page is there and may not be touched: PROT_NONE.
  case forbidden(PageFrameNumber)
  /// The page is in a swap area.
  case swapped(type: Int, offset: UInt64)

  /// nil for an entry that is present.
  init?(_ entry: PageTableEntry) {
    guard !entry.isPresent else { return nil }
    if entry == .none {
      self = .neverMapped
    } else if entry.isMapped {
      self = .forbidden(entry.frame)
    } else {
      // An entry of 64 bits has ones above those of its slot.
      let slot = SwapEntry(entry, usesPAE: entry.rawValue > UInt64(UInt32.max)) ?? .none
      self = .swapped(type: slot.area, offset: UInt64(slot.slot))
    }
  }

  var code: String {
    switch self {
    case .neverMapped: "never-mapped"
    case .forbidden: "prot-none"
    case .swapped: "swapped"
    }
  }

  var details: Details {
    switch self {
    case .neverMapped: [:]
    case .forbidden(let frame): ["frame": frame]
    case .swapped(let type, let offset): ["type": type, "offset": offset]
    }
  }
}
