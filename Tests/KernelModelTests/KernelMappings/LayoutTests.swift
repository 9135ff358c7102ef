import Hardware
import Testing

@testable import KernelModel

@Suite struct `The kernel's layout` {
  private func layout(
    _ name: KernelLayout.Name, _ megabytes: UInt64 = 1024, usesPAE: Bool = false
  ) -> KernelLayout {
    windowKernel {
      $0.layout = name
      $0.memory = megabytes << 20
      $0.usesPAE = usesPAE
      if name == .linux61 { $0.version = .v6_1 }
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
    #expect(kernel.entry(at: 0xff40_c000) == 0x120)
    #expect(kernel.entry(at: 0xff42_b000) == 0x120)
    #expect(kernel.entry(at: 0xff42_c000) == 0)
  }

  @Test func `its unused buffers may not be touched`() throws {
    let kernel = windowKernel { $0.layout = .linux61 }
    kernel.current.survivesFaults = true
    #expect(throws: Signal.self) {
      try kernel.access(.at(0xff40_c000), .read, privilege: .supervisor, by: kernel.current)
    }
  }
}

/// The layouts of the reference, computed by the formulas of `pgtable_32_areas.h`.
@Suite struct `Layouts for other numbers of CPUs` {
  struct Row: Sendable {
    let usesPAE: Bool
    let cpuCounts: [Int]
    let entryArea: UInt32
    let permanentMaps: UInt32
    let vmallocEnd: UInt32
    let highMemory: UInt32
    let vmallocStart: UInt32
    let megabytes: Int
  }

  static let rows = [
    Row(
      usesPAE: false, cpuCounts: [1, 2], entryArea: 0xffc0_0000, permanentMaps: 0xff40_0000,
      vmallocEnd: 0xff3f_e000, highMemory: 0xf73f_e000, vmallocStart: 0xf7bf_e000, megabytes: 883),
    Row(
      usesPAE: false, cpuCounts: [8, 16], entryArea: 0xff80_0000, permanentMaps: 0xff00_0000,
      vmallocEnd: 0xfeff_e000, highMemory: 0xf6ff_e000, vmallocStart: 0xf77f_e000, megabytes: 879),
    Row(
      usesPAE: false, cpuCounts: [32], entryArea: 0xff40_0000, permanentMaps: 0xfec0_0000,
      vmallocEnd: 0xfebf_e000, highMemory: 0xf6bf_e000, vmallocStart: 0xf73f_e000, megabytes: 875),
    Row(
      usesPAE: false, cpuCounts: [64], entryArea: 0xfec0_0000, permanentMaps: 0xfe40_0000,
      vmallocEnd: 0xfe3f_e000, highMemory: 0xf63f_e000, vmallocStart: 0xf6bf_e000, megabytes: 867),
    Row(
      usesPAE: true, cpuCounts: [1, 8], entryArea: 0xffa0_0000, permanentMaps: 0xff60_0000,
      vmallocEnd: 0xff5f_e000, highMemory: 0xf75f_e000, vmallocStart: 0xf7df_e000, megabytes: 885),
    Row(
      usesPAE: true, cpuCounts: [32], entryArea: 0xff40_0000, permanentMaps: 0xff00_0000,
      vmallocEnd: 0xfeff_e000, highMemory: 0xf6ff_e000, vmallocStart: 0xf77f_e000, megabytes: 879),
    Row(
      usesPAE: true, cpuCounts: [64], entryArea: 0xfec0_0000, permanentMaps: 0xfe80_0000,
      vmallocEnd: 0xfe7f_e000, highMemory: 0xf67f_e000, vmallocStart: 0xf6ff_e000, megabytes: 871),
  ]

  @Test(arguments: rows, [16, 20])
  func `follow from NR_CPUS, with 16 kmap slots or 20`(_ row: Row, _ slotsPerCPU: Int) {
    for cpuCount in row.cpuCounts {
      let options = KernelLayout.Options(
        .linux61, usesPAE: row.usesPAE, cpuCount: cpuCount, slotsPerCPU: slotsPerCPU)
      let frames = KernelLayout(options, lowFrameCount: 0).mostLowFrames
      let it = KernelLayout(options, lowFrameCount: frames)
      #expect(it.cpuEntryArea?.lowerBound == .at(row.entryArea))
      #expect(it.permanentMaps.lowerBound == .at(row.permanentMaps))
      #expect(it.vmalloc == range(row.vmallocStart, row.vmallocEnd))
      #expect(it.highMemory == .at(row.highMemory))
      #expect(frames >> 8 == row.megabytes)
    }
  }

  @Test func `without high memory vmalloc ends below the LDT's window`() {
    let options = KernelLayout.Options(.linux61, usesPAE: false, slotsPerCPU: 16)
    let bounds = WindowBounds(options, hasHighMemory: false)
    #expect(bounds.cpuEntryBase == .at(0xff40_0000))
    #expect(bounds.vmallocEnd == .at(0xfeff_e000))
    #expect(bounds.mostLowFrames == 0x36ffe)
  }

  @Test func `vmalloc=256M leaves 739 MiB of low memory`() throws {
    let kernel = windowKernel {
      $0.layout = .linux61
      $0.version = .v6_1
      $0.vmallocByteCount = 256 << 20
    }
    #expect(kernel.layout.vmalloc == range(0xeebf_e000, 0xfebf_e000))
    #expect(kernel.layout.lowFrameCount >> 8 == 739)
    try kernel.checkInvariants()
  }

  @Test(arguments: [1, 8, 64], [false, true])
  func `boot`(_ cpuCount: Int, _ usesPAE: Bool) throws {
    let kernel = windowKernel {
      $0.layout = .linux61
      $0.possibleCPUCount = cpuCount
      $0.usesPAE = usesPAE
    }
    _ = try kernel.vmalloc.allocate(1 << 20)
    _ = try kernel.fixedMap.mapTemporary(.high(0))
    _ = kernel.kmap(.high(1))
    try kernel.checkInvariants()
  }

  @Test func `a window that leaves the kernel no room is refused`() throws {
    var configuration = KernelConfiguration()
    configuration.memory = 64 << 30
    configuration.usesPAE = true
    configuration.vmallocByteCount = 512 << 20
    #expect(throws: BootFailure.vmallocSize(512 << 20, 16 << 20...440 << 20)) {
      try Kernel(configuration)
    }
    for layout in KernelLayout.Name.allCases {
      for size in [0, 1, 8] as [UInt32] where layout == .textbook || size < 4 {
        var small = KernelConfiguration()
        small.layout = layout
        small.vmallocByteCount = size << 20
        #expect(throws: BootFailure.self) { try Kernel(small) }
      }
    }
  }
}
