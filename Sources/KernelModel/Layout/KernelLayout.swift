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

  /// What the windows' places follow from.
  public struct Options: Hashable, Sendable {
    public var name: Name
    public var usesPAE: Bool
    /// CPUs that the kernel is built for. Linux: `NR_CPUS`.
    public var cpuCount: Int
    /// Temporary kmaps of one CPU. Linux: `KM_TYPE_NR` (5.10), `KM_MAX_IDX`.
    public var slotsPerCPU: Int
    /// Bytes between low memory and the end of vmalloc, at least. Linux: `__VMALLOC_RESERVE`.
    public var vmallocReserve: UInt32 = 128 << 20

    /// - Parameters:
    ///   - cpuCount: 8 in the textbook, else 32, unless told.
    ///   - slotsPerCPU: 20 up to 5.10, 16 later.
    public init(_ name: Name, usesPAE: Bool, cpuCount: Int? = nil, slotsPerCPU: Int = 20) {
      self.name = name
      self.usesPAE = usesPAE
      self.cpuCount = cpuCount ?? (name == .textbook ? 8 : 32)
      self.slotsPerCPU = slotsPerCPU
    }

    /// Sets what `vmalloc=SIZE` asks for; the hole in front comes on top. Linux: `parse_vmalloc`.
    public mutating func reserve(_ byteCount: UInt32) {
      vmallocReserve = byteCount + KernelLayout.vmallocHole
    }
  }

  public let options: Options
  /// Frames of RAM that the direct map reaches. Linux: `max_low_pfn`.
  public let lowFrameCount: Int
  /// Linux: `high_memory`.
  public let highMemory: VirtualAddress
  /// Linux: `VMALLOC_START`, `VMALLOC_END`; modules lie there too.
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
  /// The most frames that the direct map can reach. Linux: `MAXMEM_PFN`.
  public let mostLowFrames: Int

  public var name: Name { options.name }
  public var usesPAE: Bool { options.usesPAE }

  /// Where the kernel's part begins. Linux: `PAGE_OFFSET`, `TASK_SIZE`.
  public static let pageOffset = VirtualAddress(rawValue: 0xc000_0000)
  /// The hole between low memory and vmalloc. Linux: `VMALLOC_OFFSET`.
  public static let vmallocHole: UInt32 = 8 << 20
  /// One more than the last slot but the hole. Linux: `FIXADDR_TOP`.
  public static let fixmapTop = VirtualAddress(rawValue: 0xffff_f000)

  /// Slots of the permanent kmap window: 1024, or 512 under PAE. Linux: `LAST_PKMAP`.
  public var permanentSlotCount: Int { usesPAE ? 512 : 1024 }

  /// - Parameter lowFrameCount: frames of RAM that the direct map reaches; see `mostLowFrames`.
  public init(_ options: Options, lowFrameCount: Int) {
    self.options = options
    self.lowFrameCount = lowFrameCount
    let bounds = WindowBounds(options)
    mostLowFrames = bounds.mostLowFrames
    let end = Self.pageOffset + UInt32(lowFrameCount << 12)
    highMemory = end
    let base = bounds.permanentMapBase
    permanentMaps = base..<base + UInt32(options.usesPAE ? 512 : 1024) << 12
    switch options.name {
    case .textbook:
      ldtRemap = nil
      cpuEntryArea = nil
      // Until 2.6.27 the hole ends at a multiple of 8 MiB: it is 8 to 16 MiB wide.
      let mask = Self.vmallocHole - 1
      let start = VirtualAddress(rawValue: (end + (2 * Self.vmallocHole - 1)).rawValue & ~mask)
      vmalloc = start..<bounds.vmallocEnd
    case .linux61:
      ldtRemap = permanentMaps.upperBound..<bounds.cpuEntryBase
      cpuEntryArea = bounds.cpuEntryBase..<bounds.cpuEntryBase + bounds.cpuEntryByteCount
      vmalloc = end + Self.vmallocHole..<bounds.vmallocEnd
    }
    fixmap = bounds.fixmapStart..<Self.fixmapTop
    bootFixmapStart = bounds.bootFixmapStart
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
