import Hardware
import KernelModel
import Testing

/// What the segment registers hold when a program begins. Reference: 1.2.
struct SegmentsAtBootTests {
  @Test(arguments: [false, true])
  func `CS is 73, SS, DS and ES are 7b, FS and GS are null`(usesPAE: Bool) throws {
    var configuration = KernelConfiguration()
    configuration.usesPAE = usesPAE
    let segments = try Kernel(configuration).machine.segments
    #expect(segments.privilegeLevel == 3)
    #expect(
      SegmentRegister.allCases.map { segments[$0].selector.rawValue }
        == [0x7b, 0x73, 0x7b, 0x7b, 0, 0])
    #expect(segments.globalTable.limit == 0xff)
  }

  @Test func `the table lies in the kernel's data and is read through the direct map`() throws {
    let kernel = try Kernel()
    let place = try #require(kernel.machine.peek(kernel.machine.segments.globalTable.base))
    #expect(place == kernel.boot.parameters.image.frames(of: .data).lowerBound.base)
    #expect(kernel.machine.memory.load(UInt64.self, at: place + 14 * 8) == 0x00cf_fb00_0000_ffff)
  }

  @Test func `reading the table at boot leaves no line in the TLB`() throws {
    let machine = try Kernel().machine
    #expect(machine.ledger.walkCount == 0)
  }
}
