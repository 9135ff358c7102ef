import Hardware
import KernelModel
import Testing

@Suite struct `The fixmap` {
  @Test func `slot i lies i pages below FFFFF000`() {
    #expect(FixedMap.address(of: 3) == .at(0xffff_c000))
    #expect(FixedMap.index(of: .at(0xffff_c123)) == 3)
  }

  @Test func `the APICs are mapped uncached at boot`() {
    let kernel = windowKernel()
    #expect(kernel.entry(at: 0xffff_c000) == 0xfee0_017b)
    #expect(kernel.entry(at: 0xffff_b000) == 0xfec0_017b)
  }

  @Test(arguments: [
    ("FIX_HOLE", 0, 0xffff_f000), ("FIX_DBGP_BASE", 1, 0xffff_e000),
    ("FIX_EARLYCON_MEM_BASE", 2, 0xffff_d000), ("FIX_APIC_BASE", 3, 0xffff_c000),
    ("FIX_IO_APIC_BASE_0", 4, 0xffff_b000), ("FIX_KMAP_BEGIN", 68, 0xfffb_b000),
    ("FIX_PCIE_MCFG", 580, 0xffdb_b000), ("FIX_APEI_GHES_IRQ", 581, 0xffdb_a000),
    ("FIX_APEI_GHES_NMI", 582, 0xffdb_9000), ("FIX_BTMAP_END", 1024, 0xffbf_f000),
    ("FIX_WP_TEST", 1536, 0xff9f_f000),
  ] as [(String, Int, UInt32)])
  func `linux-6.1 for 32 CPUs has each slot where the enum puts it`(
    _ name: String, _ index: Int, _ address: UInt32
  ) throws {
    let layout = windowKernel {
      $0.layout = .linux61
      $0.version = .v6_1
    }.layout
    let slot = try #require(layout.fixedSlots.first { $0.name == name })
    #expect(slot.index == index)
    #expect(FixedMap.address(of: index) == .at(address))
  }

  @Test func `5.10 for 8 CPUs: FIX_PCIE_MCFG is 228, the boot slots follow`() {
    let slots = windowKernel().layout.fixedSlots
    let indices = slots.suffix(5).map(\.index)
    #expect(indices == [228, 229, 230, 231, 743])
  }

  @Test func `the boot slots begin at a table's edge when they would cross one`() {
    func first(_ cpuCount: Int, _ slotsPerCPU: Int, usesPAE: Bool = false) -> Int {
      let options = KernelLayout.Options(
        .linux61, usesPAE: usesPAE, cpuCount: cpuCount, slotsPerCPU: slotsPerCPU)
      return KernelLayout(options, lowFrameCount: 1000).fixedSlots.first { $0.isBootOnly }!.index
    }
    // 68 + 20 * 8 + 3 = 231, and 231 + 511 lies in the same 1024.
    #expect(first(8, 20) == 231)
    // 68 + 16 * 32 + 3 = 583: 583 + 511 does not, and 1024 is next.
    #expect(first(32, 16) == 1024)
    #expect(first(1, 20) == 91)
    // Tables of 512 entries: only a multiple of 512 will do.
    #expect(first(8, 20, usesPAE: true) == 512)
  }

  @Test func `set_fixmap maps for every process, clear_fixmap takes it away`() throws {
    let kernel = windowKernel()
    let child = try kernel.fork(kernel.current)
    try kernel.fixedMap.set(1, to: PageFrameNumber(rawValue: 0xfed00))
    let address = FixedMap.address(of: 1)
    #expect(
      try kernel.access(address, .read, privilege: .supervisor, by: child).physical.rawValue
        == 0xfed0_0000)
    try kernel.fixedMap.set(1, to: nil)
    #expect(kernel.fixedMap.entry(of: 1) == .none)
  }

  @Test(arguments: [
    (FixedProtection.normal, 0x163), (.uncached, 0x17b), (.device, 0x163), (.readOnly, 0x161),
  ] as [(FixedProtection, UInt64)])
  func `set_fixmap writes the entry, then invalidates its page on this CPU`(
    _ protection: FixedProtection, _ bits: UInt64
  ) throws {
    let kernel = windowKernel()
    let log = try kernel.log {
      try kernel.fixedMap.set(1, to: PageFrameNumber(rawValue: 0xfed00), protection)
    }
    #expect(log.steps == [.entry, .dropped])
    #expect(kernel.entry(at: 0xffff_e000) == 0xfed0_0000 | bits)
  }

  @Test(arguments: [(false, 0x10_0000), (true, 0x1000_0000)] as [(Bool, UInt32)])
  func `a frame that an entry cannot name is refused`(_ usesPAE: Bool, _ frame: UInt32) throws {
    let kernel = windowKernel { $0.usesPAE = usesPAE }
    let (refused, last) = (PageFrameNumber(rawValue: frame), PageFrameNumber(rawValue: frame - 1))
    #expect(
      kernel.refusal { kernel throws(Refusal) in try kernel.fixedMap.set(1, to: refused) }
        == .badDevice(refused.base))
    #expect(kernel.fixedMap.entry(of: 1) == .none)
    try kernel.fixedMap.set(1, to: last)
    #expect(kernel.fixedMap.entry(of: 1).frame == last)
  }

  @Test(arguments: [0, 68, 227, 744, 1 << 20])
  func `the hole, kmap slots and indices beyond the last are refused`(_ index: Int) throws {
    let kernel = windowKernel()
    #expect(
      kernel.refusal { kernel throws(Refusal) in
        try kernel.fixedMap.set(index, to: PageFrameNumber(rawValue: 0xfed00))
      } != nil)
    try kernel.checkInvariants()
  }
}
