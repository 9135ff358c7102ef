import Hardware
import Testing

/// Descriptors decoded, Linux's table, and the look that covers both stages.
@Suite struct DescriptorTests {
  private func descriptor(_ index: Int) throws -> SegmentDescriptor {
    try #require(KernelDescriptors.entries.first { $0.index == index }).descriptor
  }

  @Test func `kernel and user segments are flat`() throws {
    for index in 12...15 {
      let flat = try descriptor(index)
      #expect(flat.base == 0)
      #expect(flat.limit == 0xffff_ffff)
      #expect(flat.privilege == (index < 14 ? 0 : 3))
      #expect(flat.is32Bit && flat.isGranular && flat.isPresent)
    }
    #expect(try descriptor(12).kind == .code(isReadable: true, isConforming: false))
    #expect(try descriptor(15).kind == .data(isWritable: true, expandsDown: false))
  }

  @Test func `the selectors are those that programs and the kernel load`() {
    let selectors = KernelDescriptors.entries.map { String($0.selector.rawValue, radix: 16) }
    #expect(selectors.contains("73") && selectors.contains("7b") && selectors.contains("33"))
    #expect(selectors.contains("60") && selectors.contains("d8") && selectors.contains("f8"))
    #expect(KernelDescriptors.name(of: SegmentSelector(rawValue: 0x7b)) == "__USER_DS")
    #expect(KernelDescriptors.name(of: SegmentSelector(rawValue: 0x7f)) == nil)
  }

  @Test func `system segments are decoded`() throws {
    let task = try descriptor(16)
    #expect(task.kind == .system(.busyTaskState32))
    #expect(task.base == 0xff40_6000)
    #expect(task.limit == 0x407b)
    #expect(try descriptor(31).base == 0xff40_5f98)
    #expect(try descriptor(27).base == 0x3423_1000)
  }

  @Test func `the flags word of the source makes the raw descriptor`() {
    let user = SegmentDescriptor(flags: 0xc0fa, base: 0, limit: 0xf_ffff)
    #expect(user.rawValue == 0x00cf_fa00_0000_ffff)
    let block = KernelDescriptors.threadBlock(base: 0xb7f5_a8d0)
    #expect(block.base == 0xb7f5_a8d0)
    #expect(block.isAvailable && block.privilege == 3)
  }

  @Test func `a selector is cut into its parts`() {
    let selector = SegmentSelector(rawValue: 0x2f)
    #expect(selector.index == 5)
    #expect(selector.isLocal)
    #expect(selector.requestedPrivilege == 3)
    #expect(selector.errorCode == 0x2c)
    #expect(SegmentSelector(rawValue: 3).isNull)
    #expect(!SegmentSelector(rawValue: 4).isNull)
  }

  private func look(
    _ bench: SegmentBench, _ segment: LogicalAddress.Segment, _ offset: UInt32,
    _ access: Access = .read
  ) -> LogicalTranslation {
    bench.machine.translate(LogicalAddress(segment, offset: offset), access, .user)
  }

  @Test func `73:08048000 is linear 08048000`() {
    let bench = SegmentBench()
    let selector = LogicalAddress.Segment.selector(SegmentSelector(rawValue: 0x73))
    for access in [Access.read, .fetch] {
      let result = look(bench, selector, 0x0804_8000, access)
      guard case .linear(let address, let translation) = result.outcome else {
        Issue.record("refused")
        continue
      }
      #expect(address.rawValue == 0x0804_8000)
      #expect(translation.outcome.physical?.rawValue == 0x0804_8000)
      #expect(result.place?.rawValue == 0x1070)
    }
  }

  @Test func `ss is what the register holds`() {
    let result = look(SegmentBench(), .register(.ss), 0xbfff_f000, .write)
    #expect(result.register == .ss)
    #expect(result.descriptor?.privilege == 3)
    #expect(result.table == nil)
  }

  @Test(arguments: [
    (UInt16(0x68), UInt32(0), Access.read, "#GP(68)"), (0x1003, 0, .read, "#GP(1000)"),
    (0x07, 0x1000, .read, "#GP(0)"), (0x1f, 0, .write, "#GP(0)"), (0x3f, 0, .read, "#NP(3c)"),
    (0, 0, .read, "#GP(0)"), (0, 0, .fetch, "#GP(0)"), (0x7b, 0, .fetch, "#GP(78)"),
  ])
  func `a look tells the refusal`(
    _ selector: UInt16, _ offset: UInt32, _ access: Access, _ result: String
  ) {
    let segment = LogicalAddress.Segment.selector(SegmentSelector(rawValue: selector))
    guard case .segment(let fault) = look(SegmentBench(), segment, offset, access).outcome else {
      Issue.record("accepted")
      return
    }
    #expect(fault.text == result)
  }

  @Test func `a look sets no accessed bit`() {
    let bench = SegmentBench()
    _ = look(bench, .selector(SegmentSelector(rawValue: 7)), 0)
    #expect(bench.machine.memory.load(UInt8.self, at: PhysicalAddress(rawValue: 0x2005)) == 0xf2)
  }

  @Test func `a whole table is decoded`() {
    let bench = SegmentBench()
    let table = bench.machine.descriptors(of: bench.segments.globalTable)
    #expect(table.count == 32)
    #expect(table[14]?.privilege == 3)
    #expect(table[1] == SegmentDescriptor(rawValue: 0))
  }
}
