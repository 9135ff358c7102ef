import Hardware

/// Where the windows begin, counted down from the top of the address space; `down` rounds down to
/// what one page table maps.
///
///     FIXADDR_START        FIXADDR_TOP - 4096 * permanent slots
///     FIXADDR_TOT_START    FIXADDR_TOP - 4096 * all slots
///     CPU_ENTRY_AREA_BASE  down(FIXADDR_TOT_START - 4096 * (43 * NR_CPUS + 1))
///     LDT_BASE_ADDR        down(CPU_ENTRY_AREA_BASE - 4096)
///     PKMAP_BASE           down(LDT_BASE_ADDR - 4096)
///     VMALLOC_END          PKMAP_BASE - 8 KiB, without high memory LDT_BASE_ADDR - 8 KiB
///     MAXMEM               VMALLOC_END - PAGE_OFFSET - __VMALLOC_RESERVE
///
/// The textbook's kernels have neither CPU entry area nor LDT window, and keep what is below
/// 4 GiB - 128 MiB for low memory. Linux: `pgtable_32_areas.h`.
struct WindowBounds {
  let fixmapStart: VirtualAddress
  let bootFixmapStart: VirtualAddress
  let cpuEntryBase: VirtualAddress
  let cpuEntryByteCount: UInt32
  let ldtBase: VirtualAddress
  let permanentMapBase: VirtualAddress
  let vmallocEnd: VirtualAddress
  let mostLowFrames: Int
  /// What is left for vmalloc on a machine with all that low memory; less than 0 when nothing is.
  let vmallocByteCount: Int

  /// The two pages between vmalloc and what follows.
  private static let gap: UInt32 = 0x2000

  /// - Parameter hasHighMemory: false for comparison with the bounds of kernels that were built
  ///   without `CONFIG_HIGHMEM`; no machine of this model boots one.
  init(_ options: KernelLayout.Options, hasHighMemory: Bool = true) {
    let mask: UInt32 = options.usesPAE ? (1 << 21) - 1 : (1 << 22) - 1
    func down(_ address: VirtualAddress) -> VirtualAddress {
      VirtualAddress(rawValue: address.rawValue & ~mask)
    }
    let slots = KernelLayout.fixedSlots(options)
    let permanentCount = slots.filter { !$0.isBootOnly }.reduce(0) { $0 + $1.count }
    let top = KernelLayout.fixmapTop
    fixmapStart = top - UInt32(permanentCount) << 12
    bootFixmapStart = top - UInt32(slots[slots.count - 1].indices.upperBound) << 12
    let entryPages = CPUEntryPage.countPerCPU * options.cpuCount + 1
    cpuEntryByteCount = UInt32(entryPages) << 12
    cpuEntryBase = down(bootFixmapStart - cpuEntryByteCount)
    ldtBase = down(cpuEntryBase - 4096)
    switch options.name {
    case .textbook:
      let slotCount: UInt32 = options.usesPAE ? 512 : 1024
      permanentMapBase = min(
        VirtualAddress(rawValue: 0xff80_0000), down(bootFixmapStart - (slotCount + 1) << 12))
      vmallocEnd = permanentMapBase - Self.gap
      mostLowFrames = Int((0x4000_0000 - options.vmallocReserve) >> 12)
    case .linux61:
      permanentMapBase = down(ldtBase - 4096)
      vmallocEnd = (hasHighMemory ? permanentMapBase : ldtBase) - Self.gap
      mostLowFrames = Int((vmallocEnd - KernelLayout.pageOffset - options.vmallocReserve) >> 12)
    }
    let lowEnd = Int(KernelLayout.pageOffset.rawValue) + mostLowFrames << 12
    let hole = Int(KernelLayout.vmallocHole)
    // Until 2.6.27 the hole ends at a multiple of 8 MiB: it is 8 to 16 MiB wide.
    let start = options.name == .textbook ? (lowEnd + 2 * hole - 1) & ~(hole - 1) : lowEnd + hole
    vmallocByteCount = Int(vmallocEnd.rawValue) - start
  }
}
