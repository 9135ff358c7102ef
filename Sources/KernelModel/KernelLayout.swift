import Hardware

/// Where the kernel's windows lie in the fourth gigabyte.
///
/// Linux: `arch/x86/include/asm/pgtable_32_areas.h`, `fixmap.h`.
public struct KernelLayout: Hashable, Sendable {
  /// The two layouts that can be asked for.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    /// As the books draw it (Linux 2.4 to 2.6.26): 896 MiB of low memory.
    case textbook
    /// As Linux 6.1 with 32 possible CPUs computes it.
    case linux61 = "linux-6.1"
  }

  public let name: Name
  public let usesPAE: Bool
  /// Frames of RAM that the direct map reaches. Linux: `max_low_pfn`.
  public let lowFrameCount: Int
  /// Linux: `high_memory`.
  public let highMemory: VirtualAddress
  /// Linux: `VMALLOC_START`, `VMALLOC_END`.
  public let vmalloc: Range<VirtualAddress>
  /// The window of permanent kmaps, one page-table page. Linux: `PKMAP_BASE`.
  public let permanentMaps: Range<VirtualAddress>
  /// Linux: `LDT_BASE_ADDR`, `CPU_ENTRY_AREA_BASE`; nil in the textbook layout.
  public let ldtRemap: Range<VirtualAddress>?
  public let cpuEntryArea: Range<VirtualAddress>?
  /// Linux: `FIXADDR_START`, `FIXADDR_TOP`.
  public let fixmap: Range<VirtualAddress>
  /// Where the slots that only boot uses begin. Linux: `FIXADDR_TOT_START`.
  public let bootFixmapStart: VirtualAddress

  /// Where the kernel's part begins. Linux: `PAGE_OFFSET`, `TASK_SIZE`.
  public static let pageOffset = VirtualAddress(rawValue: 0xc000_0000)
  /// The hole between low memory and vmalloc. Linux: `VMALLOC_OFFSET`.
  static let vmallocHole: UInt32 = 8 << 20
  /// The two pages between vmalloc and the kmap window.
  private static let permanentMapGap: UInt32 = 0x2000
  static let fixmapTop = VirtualAddress(rawValue: 0xffff_f000)

  /// Slots of the permanent kmap window: 1024, or 512 under PAE. Linux: `LAST_PKMAP`.
  public var permanentSlotCount: Int { usesPAE ? 512 : 1024 }

  /// - Parameter lowFrameCount: frames of RAM that the direct map reaches; see `mostLowFrames`.
  public init(_ name: Name, usesPAE: Bool, lowFrameCount: Int) {
    self.name = name
    self.usesPAE = usesPAE
    self.lowFrameCount = lowFrameCount
    let base = Self.permanentMapBase(name, usesPAE: usesPAE)
    let permanentEnd = base + (usesPAE ? 512 : 1024) << 12
    permanentMaps = base..<permanentEnd
    let end = Self.pageOffset + UInt32(lowFrameCount << 12)
    highMemory = end
    let vmallocStart: VirtualAddress
    switch name {
    case .textbook:
      ldtRemap = nil
      cpuEntryArea = nil
      // Until 2.6.27 the hole ends at a multiple of 8 MiB: it is 8 to 16 MiB wide.
      let mask = Self.vmallocHole - 1
      vmallocStart = VirtualAddress(rawValue: (end + (2 * Self.vmallocHole - 1)).rawValue & ~mask)
    case .linux61:
      ldtRemap = permanentEnd..<Self.cpuEntryBase
      cpuEntryArea = Self.cpuEntryBase..<VirtualAddress(rawValue: 0xff96_1000)
      vmallocStart = end + Self.vmallocHole
    }
    vmalloc = vmallocStart..<base - Self.permanentMapGap
    let slots = Self.fixedSlots(name, usesPAE: usesPAE)
    let permanentCount = slots.filter { !$0.isBootOnly }.reduce(0) { $0 + $1.count }
    fixmap = Self.fixmapTop - UInt32(permanentCount) << 12..<Self.fixmapTop
    bootFixmapStart = Self.fixmapTop - UInt32(slots[slots.count - 1].indices.upperBound) << 12
  }

  /// Linux: `CPU_ENTRY_AREA_BASE`.
  private static let cpuEntryBase = VirtualAddress(rawValue: 0xff40_0000)

  /// The most frames that the layout's direct map can reach. Linux: `MAXMEM_PFN`.
  public static func mostLowFrames(_ name: Name, usesPAE: Bool) -> PageFrameNumber {
    switch name {
    case .textbook: return PageFrameNumber(rawValue: 896 << 8)
    case .linux61:
      // The window for vmalloc keeps at least 128 MiB.
      let end = permanentMapBase(name, usesPAE: usesPAE) - permanentMapGap
      return PageFrameNumber(rawValue: (end - pageOffset - (128 << 20)) >> 12)
    }
  }

  private static func permanentMapBase(_ name: Name, usesPAE: Bool) -> VirtualAddress {
    switch name {
    case .textbook: VirtualAddress(rawValue: 0xff80_0000)
    case .linux61: VirtualAddress(rawValue: usesPAE ? 0xff00_0000 : 0xfec0_0000)
    }
  }

  /// The address of a frame in the direct map, or nil above low memory. Linux: `__va`.
  public func directAddress(of frame: PageFrameNumber) -> VirtualAddress? {
    guard frame.index < lowFrameCount else { return nil }
    return Self.pageOffset + (frame.rawValue << 12)
  }

  /// The physical address behind an address of the direct map, or nil outside it. Linux: `__pa`.
  public func physicalAddress(of address: VirtualAddress) -> PhysicalAddress? {
    guard address >= Self.pageOffset, address < highMemory else { return nil }
    return PhysicalAddress(rawValue: UInt64(address - Self.pageOffset))
  }
}
