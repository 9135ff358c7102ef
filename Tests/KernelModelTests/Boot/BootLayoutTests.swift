import Hardware
import Testing

@testable import KernelModel

@Suite struct `The layout of memory at boot` {
  @Test(arguments: [
    (ReferenceMachine.a, 0x3ffe0), (.b, 0xbffe0), (.c, 0x140000),
  ])
  func `ends at the highest frame that an entry can name`(_ machine: ReferenceMachine, end: Int) {
    let layout = BootLayout(machine.parameters)
    #expect(layout.maxFrame.index == end)
    #expect(layout.lowMemoryEnd == 0x38000)
  }

  @Test(arguments: [
    (ReferenceMachine.a, [4095, 225280, 32736], [3998, 225280, 32736]),
    (.b, [4095, 225280, 557024], [3998, 225280, 557024]),
    (.c, [4095, 225280, 1_081_344], [3998, 225280, 819168]),
  ])
  func `spans holes, but holes are not present`(
    _ machine: ReferenceMachine, spanned: [Int], present: [Int]
  ) {
    let zones = machine.booted().zones
    #expect(zones.map(\.spannedPages) == spanned + [0])
    #expect(zones.map(\.presentPages) == present + [0])
  }

  @Test(arguments: [
    (ReferenceMachine.a, [3979, 219272, 32736], [3979, 219464, 32736]),
    (.b, [3979, 215176, 557024], [3979, 215368, 557024]),
    (.c, [3979, 211080, 819168], [3979, 211272, 819168]),
  ])
  func `leaves the managed pages, and more when start-up code is freed`(
    _ machine: ReferenceMachine, atBoot: [Int], later: [Int]
  ) throws {
    let allocator = machine.booted()
    #expect(allocator.zones.map(\.managedPages) == atBoot + [0])
    allocator.freeInitialMemory()
    #expect(allocator.zones.map(\.managedPages) == later + [0])
    try allocator.checkInvariants()
  }

  @Test(arguments: [(ReferenceMachine.a, 1_024_716), (.b, 3_105_484), (.c, 4_137_676)])
  func `makes MemTotal`(_ machine: ReferenceMachine, kilobytes: Int) {
    let allocator = machine.booted()
    allocator.freeInitialMemory()
    allocator.freeInitialMemory()
    #expect(allocator.managedPageCount * 4 == kilobytes)
  }

  @Test(arguments: [(ReferenceMachine.a, 2048), (.b, 6144), (.c, 10240)])
  func `takes the page map from the top of low memory, holes included`(
    _ machine: ReferenceMachine, pages: Int
  ) throws {
    let layout = BootLayout(machine.parameters)
    let map = try #require(layout.frames(for: .pageMap).first)
    #expect(map.upperBound - map.lowerBound == pages)
    #expect(layout.earlyFrames == 0x37fe8..<0x38000)
    #expect(map.upperBound == layout.earlyFrames.lowerBound)
  }

  @Test(arguments: ReferenceMachine.allCases)
  func `sizes hash tables by low memory`(_ machine: ReferenceMachine) {
    let layout = BootLayout(machine.parameters)
    #expect(layout.dentryHash.bucketCount == 131072)
    #expect((layout.dentryHash.order, layout.dentryHash.byteCount) == (7, 524_288))
    #expect(layout.inodeHash.bucketCount == 65536)
    #expect((layout.inodeHash.order, layout.inodeHash.byteCount) == (6, 262_144))
  }

  @Test func `reserves the firmware's 64 KiB and the real-mode code`() {
    let layout = BootLayout(ReferenceMachine.a.parameters)
    #expect(layout.frames(for: .firmware) == [1..<0x10])
    #expect(layout.frames(for: .realMode) == [0x9b..<0x9f])
    #expect(layout.freeLowMemory == [0x10..<0x9b, 0x100..<0x1000, 0x1e80..<0x37708])
  }

  @Test func `without large pages gives 223 pages more to tables`() {
    var parameters = ReferenceMachine.a.parameters
    parameters.usesPSE = false
    #expect(PageAllocator.booted(parameters).zones[1].managedPages == 219049)
  }

  @Test func `of an old kernel puts its program into ZONE_DMA`() {
    var parameters = ReferenceMachine.a.parameters
    parameters.image.start = 0x100
    let zones = PageAllocator.booted(parameters).zones
    #expect(zones.map(\.managedPages) == [267, 222984, 32736, 0])
  }

  @Test func `of a later kernel keeps the whole first megabyte`() {
    let allocator = PageAllocator.booted(
      BootParameters(memory: 1 << 30, rules: KernelRules(.v6_1))!)
    #expect(allocator.zones[0].managedPages == 3840)
  }

  @Test func `gives the kernel frames for its directory and zero page`() throws {
    let allocator = ReferenceMachine.a.booted()
    let bss = allocator.boot.parameters.image.frames(of: .bss)
    #expect(bss == 0x1dc0..<0x1e40)
    #expect(bss.contains(allocator.boot.zeroPageFrame))
    #expect(allocator.pages[allocator.boot.kernelDirectoryFrame].use == .reserved)
    #expect(allocator.pages[allocator.boot.earlyFrames.lowerBound].use == .reserved)
  }
}

@Suite struct `A machine of any size` {
  @Test(arguments: [16, 17, 24, 31, 32, 48, 64, 128, 895, 896, 897, 1000, 2048, 3071, 3073, 4096])
  func `boots and is sound`(megabytes: UInt64) throws {
    let allocator = PageAllocator.booted(megabytes: megabytes)
    try allocator.checkInvariants()
    #expect(allocator.freePageCount == allocator.managedPageCount)
    #expect(allocator.managedPageCount > 2000)
  }

  @Test(arguments: [16, 512, 3072, 6144, 16384])
  func `boots with PAE`(megabytes: UInt64) throws {
    let parameters = try #require(BootParameters(memory: megabytes << 20, usesPAE: true))
    try PageAllocator.booted(parameters).checkInvariants()
  }

  @Test(arguments: [UInt64(0), 1 << 20, 0xff_ffff, 0x1_0000_1000])
  func `that makes no machine is refused`(bytes: UInt64) {
    #expect(MemoryMap.pc(memory: bytes, usesPAE: false) == nil)
    #expect(BootParameters(memory: bytes) == nil)
  }

  @Test func `up to 64 GiB needs PAE`() {
    #expect(MemoryMap.pc(memory: 64 << 30, usesPAE: true) != nil)
    #expect(MemoryMap.pc(memory: 0x10_0000_0001, usesPAE: true) == nil)
  }

  @Test func `is cut to whole pages`() {
    let map = MemoryMap.pc(memory: 0x400_0064, usesPAE: false)
    #expect(map == MemoryMap.pc(memory: 64 << 20, usesPAE: false))
  }

  @Test func `below 16 MiB of mobility groups does not group`() {
    #expect(!PageAllocator.booted(megabytes: 16).groupsByMobility)
    #expect(PageAllocator.booted(megabytes: 32).groupsByMobility)
  }
}

@Suite struct `The direct map` {
  @Test func `maps all but the first large page's worth by large pages`() {
    let plan = BootLayout(ReferenceMachine.a.parameters).directMap
    #expect((plan.smallKilobytes, plan.largeKilobytes) == (4096, 913_408))
  }

  @Test func `has pages of 2 MiB with PAE`() {
    let plan = BootLayout(ReferenceMachine.c.parameters).directMap
    #expect((plan.smallKilobytes, plan.largeKilobytes) == (2048, 915_456))
  }

  @Test func `has no large pages without PSE`() {
    var parameters = ReferenceMachine.a.parameters
    parameters.usesPSE = false
    let plan = BootLayout(parameters).directMap
    #expect((plan.smallKilobytes, plan.largeKilobytes) == (917_504, 0))
  }

  @Test func `is an addition`() {
    let address = VirtualAddress(rawValue: 0xc000_0001)
    #expect(DirectMapPlan.physical(address) == PhysicalAddress(rawValue: 1))
    #expect(DirectMapPlan.virtual(PhysicalAddress(rawValue: 1)) == address)
  }
}
