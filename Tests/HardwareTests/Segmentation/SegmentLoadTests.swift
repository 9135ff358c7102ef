import Hardware
import Testing

/// Loads of segment registers at CPL 3, with the answers of a real processor.
@Suite struct SegmentLoadTests {
  @Test(arguments: [
    (SegmentRegister.fs, UInt16(0x37), "#GP(34)"), (.fs, 0x3f, "#NP(3c)"),
    (.fs, 0xfff7, "#GP(fff4)"), (.fs, 0xfffb, "#GP(fff8)"), (.fs, 0, "ok"), (.fs, 3, "ok"),
    (.ss, 0, "#GP(0)"), (.ss, 0x2f, "#GP(2c)"), (.ss, 0x1f, "#GP(1c)"), (.ss, 0x3f, "#SS(3c)"),
    (.ss, 0x04, "#GP(4)"), (.es, 0x68, "#GP(68)"), (.gs, 0x2b, "#GP(28)"), (.ds, 0x7b, "ok"),
    (.ds, 0x8b, "#GP(88)"), (.es, 0x73, "ok"), (.ss, 0x7b, "ok"),
  ])
  func `a load ends as the processor ends it`(
    _ register: SegmentRegister, _ selector: UInt16, _ result: String
  ) {
    let bench = SegmentBench()
    let before = bench.segments[register]
    #expect(bench.load(register, selector) == result)
    if result != "ok" { #expect(bench.segments[register] == before) }
  }

  @Test func `a load marks the descriptor accessed in its table`() {
    let bench = SegmentBench()
    #expect(bench.load(.fs, 7) == "ok")
    #expect(bench.segments[.fs].descriptor?.isAccessed == true)
    #expect(bench.machine.memory.load(UInt8.self, at: PhysicalAddress(rawValue: 0x2005)) == 0xf3)
  }

  @Test func `a register keeps what it loaded when the table changes`() {
    let bench = SegmentBench()
    #expect(bench.load(.fs, 7) == "ok")
    bench.put(0, in: 0x2000, SegmentDescriptor(rawValue: 0))
    #expect(bench.use(.fs, 0) == "20000000")
  }

  @Test func `a return past the limit of CS is refused`() {
    let bench = SegmentBench()
    #expect(throws: ProcessorFault.self) {
      try bench.segments.return(to: SegmentSelector(rawValue: 0x2f), offset: 0x1000)
    }
    #expect(bench.segments[.cs].selector.rawValue == 0x73)
  }

  @Test(arguments: [
    (UInt16(0x60), "#GP(60)"), (0x7b, "#GP(78)"), (0, "#GP(0)"), (0xfffb, "#GP(fff8)"),
    (0x73, "ok"), (0x70, "ok"),
  ])
  func `a jump stays at its privilege`(_ selector: UInt16, _ result: String) {
    let bench = SegmentBench()
    do {
      _ = try bench.segments.jump(to: SegmentSelector(rawValue: selector), offset: 0)
      #expect(result == "ok")
      #expect(bench.segments[.cs].selector.requestedPrivilege == 3)
    } catch {
      #expect(error.text == result)
    }
  }

  @Test func `a conforming segment may be jumped to from less privilege`() throws {
    let bench = SegmentBench()
    bench.put(1, in: 0x2000, SegmentDescriptor(flags: 0x409e, base: 0, limit: 0xfff))
    _ = try bench.segments.jump(to: SegmentSelector(rawValue: 0x0f), offset: 0x10)
    #expect(bench.segments.privilegeLevel == 3)
    #expect(bench.load(.gs, 0x0f) == "ok")
  }

  @Test func `a return to less privilege nulls what it must not keep`() throws {
    let bench = SegmentBench()
    let machine = Machine(memory: bench.machine.memory)
    machine.segments.globalTable = bench.segments.globalTable
    _ = try machine.segments.jump(to: SegmentSelector(rawValue: 0x60), offset: 0)
    try machine.segments.load(.ds, SegmentSelector(rawValue: 0x68))
    try machine.segments.load(.es, SegmentSelector(rawValue: 0x7b))
    _ = try machine.segments.return(
      to: SegmentSelector(rawValue: 0x73), offset: 0x0804_8000,
      stack: SegmentSelector(rawValue: 0x7b))
    #expect(machine.segments.privilegeLevel == 3)
    #expect(machine.segments[.ds].descriptor == nil)
    #expect(machine.segments[.es].selector.rawValue == 0x7b)
  }

  @Test func `a return that finds no stack changes nothing`() throws {
    let machine = Machine(memory: SegmentBench().machine.memory)
    machine.segments.globalTable = DescriptorTable(
      base: VirtualAddress(rawValue: 0x1000), limit: 0xff)
    _ = try machine.segments.jump(to: SegmentSelector(rawValue: 0x60), offset: 0)
    #expect(throws: ProcessorFault.self) {
      try machine.segments.return(to: SegmentSelector(rawValue: 0x73), offset: 0)
    }
    #expect(machine.segments.privilegeLevel == 0)
    #expect(machine.segments[.cs].selector.rawValue == 0x60)
  }

  @Test func `a local table is loaded at CPL 0 alone`() {
    let bench = SegmentBench()
    #expect(throws: ProcessorFault.self) {
      try bench.segments.loadLocalTable(SegmentSelector(rawValue: 0x88))
    }
  }

  @Test(arguments: [
    (UInt16(0x68), "#GP(68)"), (0x8c, "#GP(8c)"), (0xf0, "#GP(f0)"), (0x1000, "#GP(1000)"),
  ])
  func `what is no local table is refused`(_ selector: UInt16, _ result: String) {
    let machine = Machine(memory: SegmentBench().machine.memory)
    machine.segments.globalTable = DescriptorTable(
      base: VirtualAddress(rawValue: 0x1000), limit: 0xff)
    do {
      try machine.segments.loadLocalTable(SegmentSelector(rawValue: selector))
      Issue.record("it was accepted")
    } catch {
      #expect(error.text == result)
    }
  }

  @Test func `the chip reads descriptors as supervisor, whoever loads`() throws {
    let bench = SegmentBench()
    let memory = bench.machine.memory
    memory.store(UInt32(0x4067), at: PhysicalAddress(rawValue: 0x3000))
    for page in 0..<UInt64(16) {
      memory.store(UInt32(page << 12 | 0x63), at: PhysicalAddress(rawValue: 0x4000 + page * 4))
    }
    try bench.machine.setControls(.paged(usesPAE: false, ["WP"], cr3: 0x3000))
    #expect(bench.load(.fs, 7) == "ok")
    memory.store(UInt32(0), at: PhysicalAddress(rawValue: 0x4008))
    bench.machine.flushAll()
    #expect(bench.load(.fs, 7) == "#00")
    #expect(bench.machine.controls.cr2.rawValue == 0x2000)
  }

  @Test func `AC does not lift SMAP for the chip's own reads`() throws {
    let bench = SegmentBench()
    let memory = bench.machine.memory
    memory.store(UInt32(0x4067), at: PhysicalAddress(rawValue: 0x3000))
    for page in 0..<UInt64(16) {
      memory.store(UInt32(page << 12 | 0x67), at: PhysicalAddress(rawValue: 0x4000 + page * 4))
    }
    try bench.machine.setControls(.paged(usesPAE: false, ["WP", "SMAP", "AC"], cr3: 0x3000))
    #expect(bench.load(.fs, 7) == "#01")
  }
}
