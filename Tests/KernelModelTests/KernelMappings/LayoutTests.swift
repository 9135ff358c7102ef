import Hardware
import KernelModel
import Testing

@Suite struct `The kernel's layout` {
  private func layout(
    _ name: KernelLayout.Name, _ megabytes: UInt64 = 1024, usesPAE: Bool = false
  ) -> KernelLayout {
    windowKernel {
      $0.layout = name
      $0.memory = megabytes << 20
      $0.usesPAE = usesPAE
    }.layout
  }

  @Test func `textbook: 896 MiB, a hole of 8 MiB, PKMAP at FF800000`() {
    let it = layout(.textbook)
    #expect(it.highMemory == .at(0xf800_0000))
    #expect(it.vmalloc == range(0xf880_0000, 0xff7f_e000))
    #expect(it.permanentMaps == range(0xff80_0000, 0xffc0_0000))
    #expect(it.fixmap == range(0xfff1_8000, 0xffff_f000))
  }

  @Test func `textbook under PAE: 512 slots, half the window`() {
    let it = layout(.textbook, usesPAE: true)
    #expect(it.permanentSlotCount == 512)
    #expect(it.permanentMaps == range(0xff80_0000, 0xffa0_0000))
  }

  @Test func `linux-6.1 for 32 CPUs: 875 MiB`() {
    let it = layout(.linux61)
    #expect(it.highMemory == .at(0xf6bf_e000))
    #expect(it.vmalloc == range(0xf73f_e000, 0xfebf_e000))
    #expect(it.permanentMaps == range(0xfec0_0000, 0xff00_0000))
    #expect(it.ldtRemap == range(0xff00_0000, 0xff40_0000))
    #expect(it.cpuEntryArea == range(0xff40_0000, 0xff96_1000))
    #expect(it.bootFixmapStart == .at(0xff9f_e000))
    #expect(it.fixmap == range(0xffdb_8000, 0xffff_f000))
  }

  @Test func `linux-6.1 under PAE: 879 MiB`() {
    let it = layout(.linux61, 4096, usesPAE: true)
    #expect(it.highMemory == .at(0xf6ff_e000))
    #expect(it.vmalloc == range(0xf77f_e000, 0xfeff_e000))
    #expect(it.permanentMaps == range(0xff00_0000, 0xff20_0000))
    #expect(it.ldtRemap == range(0xff20_0000, 0xff40_0000))
  }

  @Test func `with less RAM than MAXMEM vmalloc begins lower and is larger`() {
    let it = layout(.linux61, 512)
    #expect(it.highMemory == .at(0xdffe_0000))
    #expect(it.vmalloc.lowerBound == .at(0xe07e_0000))
  }

  @Test func `the textbook's hole ends at a multiple of 8 MiB`() {
    #expect(layout(.textbook, 512).vmalloc.lowerBound == .at(0xe080_0000))
  }

  @Test(arguments: KernelLayout.Name.allCases, [false, true])
  func `boot makes one table for the kmap window and all for the fixmap`(
    _ name: KernelLayout.Name, _ usesPAE: Bool
  ) throws {
    let kernel = windowKernel {
      $0.layout = name
      $0.usesPAE = usesPAE
    }
    let tables = kernel.tables
    let places = [kernel.layout.permanentMaps.lowerBound, kernel.layout.bootFixmapStart]
    for place in places {
      #expect(tables.entryPlace(of: place, in: tables.kernelDirectory) != nil)
    }
    try kernel.checkInvariants()
  }

  @Test func `the CPU entry area: IDT read-only, GDT writable, guards absent`() {
    let kernel = windowKernel { $0.layout = .linux61 }
    #expect(kernel.entry(at: 0xff40_0000) & 0xfff == 0x161)
    #expect(kernel.entry(at: 0xff40_1000) & 0xfff == 0x163)
    #expect(kernel.entry(at: 0xff40_2000) == 0)
    #expect(kernel.entry(at: 0xff40_3000) & 0xfff == 0x163)
    #expect(kernel.entry(at: 0xff40_4000) == 0)
    #expect(kernel.entry(at: 0xff40_b000) & 0xfff == 0x163)
    #expect(kernel.entry(at: 0xff40_c000) == 0)
  }
}

@Suite struct `The direct map in the tables` {
  @Test func `__pa and __va subtract and add PAGE_OFFSET`() {
    let layout = windowKernel().layout
    #expect(layout.physicalAddress(of: .at(0xc000_0001)) == PhysicalAddress(rawValue: 1))
    #expect(layout.directAddress(of: PageFrameNumber(rawValue: 0x100)) == .at(0xc010_0000))
  }

  @Test func `from high_memory on there is no address, and below PAGE_OFFSET none either`() {
    let layout = windowKernel().layout
    #expect(layout.physicalAddress(of: .at(0xf7ff_ffff)) != nil)
    #expect(layout.physicalAddress(of: .at(0xf800_0000)) == nil)
    #expect(layout.physicalAddress(of: .at(0xbfff_ffff)) == nil)
    #expect(layout.directAddress(of: PageFrameNumber(rawValue: 0x38000)) == nil)
  }

  /// The directory entry for an address.
  private func directoryEntry(_ kernel: Kernel, _ address: UInt32) -> UInt64 {
    let place = kernel.tables.directoryEntryPlace(
      of: .at(address), in: kernel.tables.kernelDirectory)
    return place.map { kernel.tables.entry(at: $0).rawValue } ?? 0
  }

  @Test func `with PSE the first 4 MiB are small pages, the rest large`() {
    let kernel = windowKernel()
    #expect(directoryEntry(kernel, 0xc000_0000) & 0xfff == 0x063)
    #expect(kernel.entry(at: 0xc000_1000) == 0x1163)
    #expect(directoryEntry(kernel, 0xc040_0000) == 0x0040_01e3)
  }

  @Test func `the kernel's text and constants are read-only`() {
    let kernel = windowKernel()
    #expect(directoryEntry(kernel, 0xc100_0000) == 0x0100_01e1)
    #expect(directoryEntry(kernel, 0xc1c0_0000) == 0x01c0_01e3)
  }

  @Test func `without PSE every page has an entry of its own`() {
    let kernel = windowKernel { $0.usesLargePages = false }
    #expect(directoryEntry(kernel, 0xc040_0000) & 0xfff == 0x063)
    #expect(kernel.entry(at: 0xc040_1000) == 0x0040_1163)
    #expect(kernel.entry(at: 0xf7ff_f000) == 0x37ff_f163)
  }

  @Test func `the tail that is no large page is mapped by small ones`() {
    let kernel = windowKernel { $0.layout = .linux61 }
    #expect(kernel.entry(at: 0xf6bf_d000) == 0x36bf_d163)
    #expect(kernel.entry(at: 0xf6bf_e000) == 0)
  }

  @Test func `under PAE only the kernel's text may be executed`() {
    let kernel = windowKernel { $0.usesPAE = true }
    #expect(directoryEntry(kernel, 0xc100_0000) == 0x0100_01e1)
    #expect(directoryEntry(kernel, 0xc200_0000) == 0x8000_0000_0200_01e3)
  }
}
