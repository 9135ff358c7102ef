import Hardware
import Testing

@testable import KernelModel

@Suite struct `The marks of a zone` {
  @Test(arguments: [(ReferenceMachine.a, 3779), (.b, 3745), (.c, 3709)])
  func `begin with the square root of low memory`(_ machine: ReferenceMachine, kilobytes: Int) {
    #expect(machine.booted().minFreeKilobytes == kilobytes)
  }

  @Test(arguments: [
    (16, 512), (32, 724), (64, 1024), (128, 1448), (256, 2048), (512, 2896), (1024, 4096),
  ])
  func `follow the ideal table`(megabytes: Int, kilobytes: Int) {
    #expect(ZoneFigures.minFreeKilobytes(lowPages: megabytes << 8) == kilobytes)
  }

  @Test(arguments: [
    (ReferenceMachine.a, [[16, 20, 24], [927, 1158, 1389], [32, 66, 100], [32, 32, 32]]),
    (.b, [[16, 20, 24], [919, 1148, 1377], [128, 722, 1316], [32, 32, 32]]),
    (.c, [[17, 21, 25], [909, 1136, 1363], [128, 1010, 1892], [32, 32, 32]]),
  ])
  func `share it out by zone`(_ machine: ReferenceMachine, expected: [[Int]]) {
    let marks = machine.booted().zones.map(\.watermarks)
    #expect(marks.map { [$0.min, $0.low, $0.high] } == expected)
  }

  @Test(arguments: [
    (ReferenceMachine.a, [[0, 856, 984, 984], [0, 0, 1023, 1023]]),
    (.b, [[0, 840, 3016, 3016], [0, 0, 17407, 17407]]),
    (.c, [[0, 824, 4024, 4024], [0, 0, 25599, 25599]]),
  ])
  func `are raised for requests that could go higher`(
    _ machine: ReferenceMachine, expected: [[Int]]
  ) {
    let protection = machine.booted().zones.map(\.protection)
    #expect(protection == expected + [[0, 0, 0, 0], [0, 0, 0, 0]])
  }

  @Test(arguments: [(ReferenceMachine.a, 3520), (.b, 23140), (.c, 32833)])
  func `and protection are kept from everybody`(_ machine: ReferenceMachine, pages: Int) {
    #expect(machine.booted().totalReservePages == pages)
  }

  @Test(arguments: [
    (ReferenceMachine.a, [[0, 1], [378, 63], [42, 7]]),
    (.b, [[0, 1], [378, 63], [378, 63]]), (.c, [[0, 1], [378, 63], [378, 63]]),
  ])
  func `do not govern a CPU's lists`(_ machine: ReferenceMachine, expected: [[Int]]) {
    let limits = machine.booted().zones[..<3].map(\.perCPULimits)
    #expect(limits.map { [$0.high, $0.batch] } == expected)
  }

  @Test func `govern a CPU's lists in later kernels`() {
    let allocator = PageAllocator.booted(
      BootParameters(memory: 1 << 30, rules: KernelRules(.v6_1))!)
    let zone = allocator.zones[1]
    #expect(zone.perCPULimits == PerCPULimits(high: zone.watermarks.low, batch: 63))
  }

  @Test(arguments: [(ReferenceMachine.a, [2, 8, 2]), (.b, [2, 8, 12])])
  func `have drift thresholds shown beside them`(_ machine: ReferenceMachine, expected: [Int]) {
    let zones = machine.booted().zones[..<3]
    #expect(zones.map { $0.counterThreshold(cpuCount: 1) } == expected)
  }

  @Test func `count the available pages in the low marks of all zones`() {
    let allocator = ReferenceMachine.a.booted()
    allocator.freeInitialMemory()
    allocator.statistics[.activeFile] = 3000
    allocator.statistics[.inactiveFile] = 6000
    allocator.statistics[.slabReclaimable] = 1800
    let free = allocator.freePageCount
    #expect(allocator.availablePages == free - 3520 + (9000 - 1276) + (1800 - 900))
  }

  @Test func `leave high memory out of what may be dirty`() {
    let allocator = ReferenceMachine.b.booted()
    let thresholds = PageLists(pages: allocator.pages, allocator: allocator).dirtyThresholds
    #expect(thresholds == (39456, 19704))
  }
}

@Suite struct `Sysctls` {
  @Test func `of free memory move the marks of all zones`() throws {
    let allocator = ReferenceMachine.a.booted()
    try allocator.apply(AllocatorSettings(minFreeKilobytes: 8192))
    #expect(allocator.zones[0].watermarks == Watermarks(min: 36, low: 45, high: 54))
    #expect(allocator.zones[1].watermarks == Watermarks(min: 2011, low: 2513, high: 3015))
    #expect(allocator.zones[0].protection == [0, 856, 984, 984])
  }

  @Test func `of scale widen the steps`() throws {
    let allocator = ReferenceMachine.a.booted()
    try allocator.apply(AllocatorSettings(watermarkScaleFactor: 1000))
    #expect(allocator.zones[1].watermarks == Watermarks(min: 927, low: 22854, high: 44781))
    #expect(allocator.minFreeKilobytes == 3779)
  }

  @Test func `of protection take 0 as none`() throws {
    let allocator = ReferenceMachine.a.booted()
    try allocator.apply(AllocatorSettings(lowmemReserveRatio: [0, 16, 0, 0]))
    #expect(allocator.zones[0].protection == [0, 0, 0, 0])
    #expect(allocator.zones[1].protection == [0, 0, 2046, 2046])
  }

  @Test func `of per-CPU lists give each CPU its fraction`() throws {
    let allocator = ReferenceMachine.a.booted()
    try allocator.apply(AllocatorSettings(perCPUPagelistFraction: 1000))
    #expect(allocator.zones[1].perCPULimits == PerCPULimits(high: 219, batch: 54))
  }

  @Test(arguments: [
    AllocatorSettings(watermarkScaleFactor: 0), AllocatorSettings(watermarkScaleFactor: 1001),
    AllocatorSettings(perCPUPagelistFraction: 7), AllocatorSettings(minFreeKilobytes: -1),
    AllocatorSettings(lowmemReserveRatio: [256]),
  ])
  func `out of range are refused and change nothing`(_ settings: AllocatorSettings) {
    let allocator = ReferenceMachine.a.booted()
    #expect(throws: Errno.invalidArgument) { try allocator.apply(settings) }
    #expect(allocator.settings == AllocatorSettings())
  }
}

@Suite struct `Zone bits` {
  static let named: [(AllocationFlags, Int, Zone.Kind, MigrateType)] = [
    (.kernel, 0xcc0, .normal, .unmovable), (.atomic, 0xa20, .normal, .unmovable),
    (.noWait, 0x800, .normal, .unmovable),
    (.noIO, 0xc00, .normal, .unmovable), (.noFS, 0xc40, .normal, .unmovable),
    (.user, 0x100cc0, .normal, .unmovable), (.highUser, 0x100cc2, .highMemory, .unmovable),
    (.highUserMovable, 0x100cca, .movable, .movable), (.dma, 0x1, .dma, .unmovable),
    ([.kernel, .highMemory], 0xcc2, .highMemory, .unmovable),
    ([.kernel, .reclaimable], 0xcd0, .normal, .reclaimable),
  ]

  @Test(arguments: named)
  func `and mobility bits choose class and lists`(
    _ flags: AllocationFlags, value: Int, zoneClass: Zone.Kind, type: MigrateType
  ) {
    #expect(Int(flags.rawValue) == value)
    #expect(flags.zoneClass == zoneClass)
    #expect(flags.migrateType == type)
  }

  @Test func `mean what the table says`() {
    let expected: [Zone.Kind?] = [
      .normal, .dma, .highMemory, nil, .normal, nil, nil, nil, .normal, .dma, .movable, nil,
      .normal, nil, nil, nil,
    ]
    let classes = (0..<16).map { AllocationFlags(rawValue: $0).zoneClass }
    #expect(classes == expected)
  }

  @Test func `lead down from the highest zone that is populated`() {
    let allocator = ReferenceMachine.a.booted()
    #expect(
      allocator.zoneList(for: .movable).map(\.kind) == [.highMemory, .normal, .dma])
    #expect(allocator.zoneList(for: .normal).map(\.kind) == [.normal, .dma])
    #expect(
      PageAllocator.booted(megabytes: 64).zoneList(for: .movable).map(\.kind) == [.normal, .dma])
  }

  @Test(arguments: [
    (AllocationFlags.highUserMovable, "GFP_HIGHUSER_MOVABLE"),
    (AllocationFlags([.kernel, .zero]), "GFP_KERNEL|__GFP_ZERO"),
    (AllocationFlags.atomic, "GFP_ATOMIC"), (AllocationFlags([]), "none"),
    (AllocationFlags(rawValue: 0x80_0cc0), "GFP_KERNEL|0x800000"),
  ])
  func `have names`(_ flags: AllocationFlags, text: String) {
    #expect(flags.text == text)
  }

  @Test func `are known by name`() {
    #expect(AllocationFlags(name: "GFP_KERNEL") == .kernel)
    #expect(AllocationFlags(name: "__GFP_DMA") == .dma)
    #expect(AllocationFlags(name: "GFP_KERNAL") == nil)
  }

  @Test func `mean something exactly when there is a zone and a mobility`() {
    for bits in UInt32(0)..<32 {
      let flags = AllocationFlags(rawValue: bits)
      #expect(flags.isMeaningful == (flags.zoneClass != nil && flags.migrateType != nil))
    }
  }

  @Test func `that contradict each other have no mobility`() {
    #expect(AllocationFlags([.movable, .reclaimable]).migrateType == nil)
  }
}
