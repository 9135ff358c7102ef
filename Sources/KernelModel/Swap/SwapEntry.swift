import Hardware

/// A slot of a swap area, by which a page that is not in memory is found again.
///
///     two-level:  bit 0 = 0   1-5 area   8 = 0   9-31 slot
///     PAE:        bit 0 = 0   8 = 0      9-58 slot, inverted   59-63 area
///
/// Linux: `swp_entry_t`, `swp_entry_to_pte`; `arch/x86/include/asm/pgtable-2level.h`, `-3level.h`.
public struct SwapEntry: Hashable, BitwiseCopyable, Sendable {
  /// The area's number in bits 26 to 30, the slot below them; 0 for none: slot 0 holds the header.
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - area: 0 to 31.
  ///   - slot: below 2^26.
  public init(area: Int, slot: UInt32) {
    rawValue = UInt32(truncatingIfNeeded: area) << 26 | slot
  }

  public static let none = SwapEntry(rawValue: 0)

  /// Linux: `swp_type`.
  public var area: Int { Int(rawValue >> 26) }
  /// Linux: `swp_offset`.
  public var slot: UInt32 { rawValue & (1 << 26 - 1) }

  /// Areas that there can be: two of the 32 numbers stand for pages on the move, one for poison.
  /// Linux: `MAX_SWAPFILES`.
  public static let mostAreas = 29

  /// Slots that an entry can name, slot 0 included.
  public static func slotCount(usesPAE: Bool) -> UInt32 { usesPAE ? 1 << 26 : 1 << 23 }
}

extension SwapEntry {
  /// What an entry of a table names that is neither empty nor maps anything; nil for those two, and
  /// for slot 0.
  @inline(__always)
  public init?(_ entry: PageTableEntry, usesPAE: Bool) {
    guard entry != .none, !entry.isMapped else { return nil }
    let slot: UInt64
    if usesPAE {
      slot = ~entry.rawValue >> 9 & Self.widestSlot
    } else {
      slot = entry.rawValue >> 9 & UInt64(Self.slotCount(usesPAE: false) - 1)
    }
    guard slot > 0, slot < UInt64(Self.slotCount(usesPAE: usesPAE)) else { return nil }
    let area = usesPAE ? entry.rawValue >> 59 : entry.rawValue >> 1 & 31
    self.init(area: Int(area), slot: UInt32(slot))
  }

  /// The entry of a table that names the slot.
  @inline(__always)
  public func tableEntry(usesPAE: Bool) -> PageTableEntry {
    guard usesPAE else {
      return PageTableEntry(rawValue: UInt64(area) << 1 | UInt64(slot) << 9)
    }
    // Inverted, so that what a processor reads there by mistake is no RAM. Linux: the L1TF defence.
    return PageTableEntry(rawValue: UInt64(area) << 59 | (~UInt64(slot) & Self.widestSlot) << 9)
  }

  /// Bits 9 to 58 of an entry, shifted down.
  private static let widestSlot: UInt64 = 1 << 50 - 1
}
