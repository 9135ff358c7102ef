import Hardware
import KernelModel
import TestSupport
import Testing

/// `vm.mmap_min_addr` beyond everything.
struct LowestAddressTests {
  private static let lengths: [UInt32] = [
    1, 4096, 0x3fff_f000, 0xbfff_f000, 0xc000_0000, 0xc000_1000, 0xffff_f000,
  ]

  @Test(arguments: [
    0, 1, 4096, 65537, 0x4000_0000, 0xbfff_f000, 0xc000_0000, 0xc000_0001, 0xffff_f000,
  ] as [UInt32], [true, false])
  func `a minimum anywhere leads to an answer`(lowest: UInt32, isPrivileged: Bool) throws {
    let test = try TestProcess(privileged: isPrivileged)
    test.kernel.settings.lowestUserAddress = lowest
    for address in [0, 4096, 0x4000_0123, 0xbfff_f000] as [UInt32] {
      for length in Self.lengths {
        for flags in [[], .fixed] as [MapFlags] {
          let request = MapRequest(
            address: VirtualAddress(rawValue: address), length: length, protection: .read,
            flags: flags.union([.copyOnWrite, .anonymous]))
          do throws(Refusal) {
            let place = try test.kernel.mmap(request, by: test.process)
            #expect(place.isPageAligned)
            #expect(isPrivileged || place.rawValue >= lowest)
            try test.kernel.munmap(place, length: length, by: test.process)
          } catch {
            #expect([.outOfMemory, .invalidArgument, .notPermitted].contains(error.errno))
          }
        }
      }
    }
    try test.kernel.checkInvariants()
  }
}
