import Hardware
import KernelModel
import Testing

@Suite struct `vfree, vunmap and iounmap` {
  @Test(arguments: [
    (KernelVersion.v5_10, AreaCall.vunmap, AreaCall.vfree), (.v6_1, .vunmap, .vfree),
    (.v6_18, .vunmap, .vunmap), (.v6_18, .vfree, .vfree), (.v5_10, .iounmap, .iounmap),
  ])
  func `name themselves where no area begins; before 6.3 vunmap is vfree`(
    _ version: KernelVersion, _ call: AreaCall, _ told: AreaCall
  ) {
    let kernel = windowKernel { $0.version = version }
    #expect(
      kernel.refusal { kernel throws(Refusal) in
        try kernel.vmalloc.release(.at(0xf880_1000), by: call)
      } == .nonexistentArea(.at(0xf880_1000), told))
    #expect(
      kernel.refusal { kernel throws(Refusal) in
        try kernel.vmalloc.release(.at(0xf880_1004), by: call)
      } == .badAreaAddress(.at(0xf880_1004), told))
  }

  @Test(arguments: [AreaCall.vunmap, .iounmap])
  func `only vfree gives frames back, so that no other may end a vmalloc`(_ call: AreaCall) throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(8192)
    #expect(
      kernel.refusal { kernel throws(Refusal) in try kernel.vmalloc.release(address, by: call) }
        == .framesWouldBeLost(address, call, pages: 2))
    #expect(kernel.vmalloc.area(at: address)?.kind == .vmalloc)
    try kernel.vmalloc.release(address)
    try kernel.checkInvariants()
  }

  @Test func `iounmap takes the address that ioremap returned, with its offset`() throws {
    let kernel = windowKernel()
    let device = PhysicalAddress(rawValue: 0xfed0_0010)
    let address = try kernel.vmalloc.mapDevice(device, byteCount: 16)
    #expect(address.rawValue & 0xfff == 0x10)
    try kernel.vmalloc.release(address, by: .iounmap)
    #expect(kernel.vmalloc.all.isEmpty)
    try kernel.checkInvariants()
  }

  @Test(arguments: [(false, 0x40_0000), (true, 0x20_0000)] as [(Bool, UInt32)])
  func `ioremap aligns to the size rounded up, at most to what a table maps`(
    _ usesPAE: Bool, _ most: UInt32
  ) throws {
    let kernel = windowKernel { $0.usesPAE = usesPAE }
    let device = PhysicalAddress(rawValue: 0xe000_0000)
    for (size, alignment) in [(4096, 4096), (3 << 12, 4 << 12), (5 << 20, most)] {
      _ = try kernel.vmalloc.allocate(4096)
      let address = try kernel.vmalloc.mapDevice(device, byteCount: UInt32(size))
      #expect(address.rawValue % UInt32(alignment) == 0)
    }
    #expect(kernel.vmalloc.all.contains { $0.start.rawValue % (2 * most) == most })
    try kernel.checkInvariants()
  }
}
