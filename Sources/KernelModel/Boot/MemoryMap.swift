import Hardware

/// What the firmware says about physical memory: ranges of addresses, each with a kind.
///
/// Linux: e820.
public struct MemoryMap: Hashable, Sendable {
  /// What a range is good for.
  public enum Kind: Hashable, Sendable {
    case usable
    case reserved
  }

  /// One range of the table.
  public struct Entry: Hashable, Sendable {
    public var addresses: Range<UInt64>
    public var kind: Kind

    public init(_ addresses: Range<UInt64>, _ kind: Kind) {
      self.addresses = addresses
      self.kind = kind
    }
  }

  /// Ranges, lowest first, none overlapping another.
  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// The sizes that make a machine, in bytes.
  public static func sizes(usesPAE: Bool) -> ClosedRange<UInt64> {
    16 << 20...(usesPAE ? 64 << 30 : 4 << 30)
  }

  /// The table of a PC with so many bytes of RAM, or `nil` when `sizes` does not contain them.
  ///
  /// From 3 GiB on RAM makes room for the PCI hole: what it displaces appears above 4 GiB. The last
  /// 128 KiB below the hole belong to the firmware. A size is rounded down to whole pages.
  static func pc(memory: UInt64, usesPAE: Bool) -> MemoryMap? {
    guard sizes(usesPAE: usesPAE).contains(memory) else { return nil }
    let size = memory & ~0xfff
    let lowEnd = min(size, 3 << 30)
    var entries = [
      Entry(0..<0x9fc00, .usable),
      Entry(0x9fc00..<0xa0000, .reserved),
      Entry(0xf0000..<0x100000, .reserved),
      Entry(0x100000..<lowEnd - 0x20000, .usable),
      Entry(lowEnd - 0x20000..<lowEnd, .reserved),
      Entry(0xfffc_0000..<0x1_0000_0000, .reserved),
    ]
    if size > lowEnd {
      entries.append(Entry(0x1_0000_0000..<0x1_0000_0000 + size - lowEnd, .usable))
    }
    return MemoryMap(entries: entries)
  }
}

extension MemoryMap {
  /// Usable ranges in whole frames, without frame 0 and beyond no `limit`, lowest first.
  ///
  /// Frame 0 belongs to the BIOS. Linux: `trim_bios_range`, `e820__memblock_setup`.
  func usableFrames(limit: PageFrameNumber) -> [Range<PageFrameNumber>] {
    entries.compactMap { entry in
      guard entry.kind == .usable else { return nil }
      let first = max(1, (entry.addresses.lowerBound + 0xfff) >> 12)
      let end = min(UInt64(limit.rawValue), entry.addresses.upperBound >> 12)
      guard first < end else { return nil }
      return PageFrameNumber(rawValue: UInt32(first))..<PageFrameNumber(rawValue: UInt32(end))
    }
  }
}
