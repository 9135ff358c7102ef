import Hardware
import KernelModel
import Testing

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

  @Test(arguments: [
    (0xc000_0000, 0x063), (0xf680_0000, 0x067), (0xfec0_0000, 0x067), (0xff40_0000, 0x067),
    (0xff80_0000, 0x067), (0xffc0_0000, 0x067),
  ] as [(UInt32, UInt64)])
  func `tables made late in boot are named with 067, the first with 063`(
    _ address: UInt32, _ bits: UInt64
  ) {
    let kernel = windowKernel { $0.layout = .linux61 }
    #expect(directoryEntry(kernel, address) & 0xfff == bits)
  }

  @Test func `without PSE tables beyond the kernel's image are late ones`() {
    let kernel = windowKernel { $0.usesLargePages = false }
    #expect(directoryEntry(kernel, 0xc1c0_0000) & 0xfff == 0x063)
    #expect(directoryEntry(kernel, 0xc240_0000) & 0xfff == 0x067)
  }
}
