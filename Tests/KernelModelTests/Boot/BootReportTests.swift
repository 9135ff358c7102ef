import Hardware
import Testing

@testable import KernelModel

@Suite struct `What the kernel tells while it starts` {
  private func report(_ machine: ReferenceMachine) -> BootReport {
    BootLayout(machine.parameters).report
  }

  @Test(arguments: [
    (ReferenceMachine.a, 0x3ffe0, 127, 262014, 260222), (.b, 0xbffe0, 2175, 786302, 784510),
    (.c, 0x140000, 4224, 1_048_446, 1_046_654),
  ])
  func `counts high memory with its hole and pages without`(
    _ machine: ReferenceMachine, last: Int, high: Int, total: Int, listed: Int
  ) {
    let report = report(machine)
    #expect((report.lastFrame, report.highMegabytes, report.lowMegabytes) == (last, high, 896))
    #expect((report.totalPages, report.pagesForZoneLists) == (total, listed))
    #expect(report.groupsByMobility)
  }

  @Test func `names each zone's share of the page map and its batch`() {
    let zones = report(.a).zones
    #expect(zones.map(\.pageMapPages) == [32, 1760, 0])
    #expect(zones.map(\.presentPages) == [3998, 225280, 32736])
    #expect(zones.map(\.batch) == [0, 63, 7])
  }

  @Test(arguments: [
    (ReferenceMachine.a, UInt64(0x4000_0000)), (.b, 0xc000_0000), (.c, 0xc000_0000),
  ])
  func `finds the largest gap for devices`(_ machine: ReferenceMachine, start: UInt64) {
    #expect(report(machine).deviceGap == start...0xfffb_ffff)
  }

  @Test(arguments: [
    (ReferenceMachine.a, 1_023_948, 1_048_056, 24108, 130_944),
    (.b, 3_104_716, 3_145_208, 40492, 2_228_096), (.c, 4_136_908, 4_193_784, 56876, 3_276_672),
  ])
  func `sums memory up`(
    _ machine: ReferenceMachine, available: Int, present: Int, reserved: Int, high: Int
  ) {
    let memory = report(machine).memory
    #expect((memory.available, memory.present) == (available, present))
    #expect((memory.reserved, memory.highMemory) == (reserved, high))
    #expect([memory.code, memory.data, memory.readOnlyData] == [9216, 1024, 3072])
    #expect([memory.initial, memory.bss] == [768, 512])
  }

  @Test func `lists physical addresses from end to end`() {
    let resources = BootLayout(ReferenceMachine.a.parameters).resources
    #expect(
      resources.map(\.name) == [
        "Reserved", "System RAM", "Reserved", "Video RAM area", "Video ROM", "Reserved",
        "System RAM", "Reserved", "IOAPIC 0", "PNP0103:00", "Local APIC", "Reserved",
      ])
    #expect(resources[1].addresses == 0x1000...0x9fbff)
    #expect(resources[5].children.map(\.name) == ["System ROM"])
    #expect(resources[6].addresses == 0x10_0000...0x3ffd_ffff)
    #expect(
      resources[6].children.map(\.addresses) == [
        0x0100_0000...0x018f_ffff, 0x0190_0000...0x01bf_ffff, 0x01c0_0000...0x01cf_ffff,
        0x01dc_0000...0x01e3_ffff,
      ])
  }

  @Test func `lists memory above 4 GiB with PAE alone`() {
    let above: UInt64 = 0x1_0000_0000
    let plain = BootLayout(ReferenceMachine.b.parameters).resources
    let extended = BootLayout(ReferenceMachine.c.parameters).resources
    #expect(!plain.contains { $0.addresses.lowerBound >= above })
    #expect(extended.last?.addresses == above...0x1_3fff_ffff)
  }
}
