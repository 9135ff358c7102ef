import Hardware

/// The entry bits that an area's flags ask for. Linux: `protection_map`, `vm_get_page_prot`.
///
/// Private writable memory gets no write bit here: the first write faults, and the handler gives
/// it. Without permissions the entry is not present, and the global bit says that it is mapped.
struct ProtectionMap {
  let usesPAE: Bool

  /// Linux: `PAGE_NONE`, `PAGE_READONLY`, `PAGE_COPY`, `PAGE_SHARED` and their executable forms.
  @inline(__always)
  func bits(for options: AreaOptions) -> PageTableEntry.Bits {
    guard !options.isDisjoint(with: .accessMask) else { return [.accessed, .global] }
    var bits: PageTableEntry.Bits = [.present, .user, .accessed]
    if options.contains([.write, .shared]) { bits.insert(.writable) }
    if usesPAE, !options.contains(.execute) { bits.insert(.noExecute) }
    return bits
  }
}

extension PageTableEntry {
  /// Bits that `mprotect` leaves as they are. Linux: `_PAGE_CHG_MASK`.
  private static let keptBits: Bits = [
    .writeThrough, .cacheDisabled, .accessed, .dirty, .software1, .pageSize,
  ]

  /// The entry with other permissions. Linux: `pte_modify`.
  func withProtection(_ bits: Bits) -> PageTableEntry {
    let kept = rawValue & (Self.frameMask | Self.keptBits.rawValue)
    return PageTableEntry(rawValue: kept | bits.subtracting(Self.keptBits).rawValue)
  }
}
