import Hardware
import KernelModel
import TestSupport
import Testing

/// The checks of `mremap` in Linux's order; each call breaks later rules too where it can.
@Suite struct `mremap refuses` {
  private let fixed: MoveFlags = [.mayMove, .fixed]

  private func refusal(
    _ test: TestProcess, _ address: UInt32, _ old: UInt32, _ new: UInt32, _ flags: MoveFlags,
    to target: UInt32 = 0
  ) -> Errno? {
    errno {
      try test.kernel.mremap(
        MoveRequest(
          address: at(address), oldLength: old, newLength: new, flags: flags,
          newAddress: at(target)), by: test.process)
    }
  }

  @Test func `unknown and contradictory flags (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0000, 4096, 4096, MoveFlags(rawValue: 8)) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 4096, 4096, .fixed, to: 0x6000_0000) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 4096, 4096, .dontUnmap) == .invalidArgument)
    #expect(
      refusal(test, 0x5000_0000, 4096, 8192, [.mayMove, .dontUnmap]) == .invalidArgument)
  }

  @Test func `an unaligned address and no new length (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0001, 4096, 4096, .mayMove) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 4096, 0, .mayMove) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 4096, 0xffff_ffff, .mayMove) == .invalidArgument)
  }

  @Test func `bad targets, which stay as they are (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("ww.r")
    let start: UInt32 = 0x5000_0000
    #expect(refusal(test, start, 4096, 4096, fixed, to: 0x5000_3001) == .invalidArgument)
    #expect(refusal(test, start, 4096, 0xc000_1000, fixed, to: 0) == .invalidArgument)
    #expect(refusal(test, start, 4096, 8192, fixed, to: 0xbfff_f000) == .invalidArgument)
    #expect(refusal(test, start, 8192, 8192, fixed, to: 0x5000_1000) == .invalidArgument)
    #expect(refusal(test, start, 4096, 8192, fixed, to: 0x4fff_f000) == .invalidArgument)
    #expect(test.picture(4) == "ww.r")
  }

  @Test func `fixed moves near max_map_count, before the target is lost (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("w.r")
    test.kernel.settings.mostAreas = 7
    #expect(refusal(test, 0x5000_0000, 4096, 4096, fixed, to: 0x5000_2000) == .outOfMemory)
    #expect(test.picture(3) == "w.r")
    test.kernel.settings.mostAreas = 8
    #expect(refusal(test, 0x5000_0000, 4096, 4096, fixed, to: 0x5000_2000) == nil)
  }

  @Test func `other moves near max_map_count (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("w|r")
    test.kernel.settings.mostAreas = 5
    #expect(refusal(test, 0x5000_0000, 4096, 8192, .mayMove) == .outOfMemory)
    test.kernel.settings.mostAreas = 6
    #expect(refusal(test, 0x5000_0000, 4096, 8192, .mayMove) == nil)
  }

  @Test(arguments: KernelVersion.allCases)
  func `a source that is not mapped; the old kernel has unmapped the target by then (EFAULT)`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("..r")
    #expect(refusal(test, 0x5000_0000, 4096, 4096, fixed, to: 0x5000_2000) == .badAddress)
    #expect(test.picture(3) == (version == .v5_10 ? "..." : "..r"))
    #expect(refusal(test, 0x5000_0000, 4096, 8192, .mayMove) == .badAddress)
  }

  @Test func `to duplicate private memory (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0000, 0, 4096, .mayMove) == .invalidArgument)
  }

  @Test func `to keep the source of files (EINVAL)`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, .read, .copyOnWrite)
    let flags: MoveFlags = [.mayMove, .dontUnmap]
    #expect(refusal(test, 0x5000_0000, 4096, 4096, flags) == .invalidArgument)
  }

  @Test func `a source that reaches past its area (EFAULT)`() throws {
    let test = try TestProcess()
    try test.map("w|r")
    #expect(refusal(test, 0x5000_0000, 8192, 0x4000, .mayMove) == .badAddress)
    #expect(refusal(test, 0x5000_0000, 8192, 8192, fixed, to: 0x6000_0000) == .badAddress)
  }

  @Test func `to grow where the offset would wrap, in 32 bits (EINVAL)`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, offset: 0xffff_fffe)
    #expect(refusal(test, 0x5000_0000, 4096, 8192, []) == .invalidArgument)
  }

  @Test(arguments: [VMArea.Kind.kernelData, .kernelCode])
  func `to grow the kernel's own areas (EFAULT)`(_ kind: VMArea.Kind) throws {
    let test = try TestProcess()
    try test.space.restore(
      [AreaDescription(range: page(0x50000)..<page(0x50001), protection: .read, kind: kind)],
      image: ProgramImageBounds(), written: false)
    #expect(refusal(test, 0x5000_0000, 4096, 8192, .mayMove) == .badAddress)
  }

  @Test func `to grow locked memory above the limit (EAGAIN)`() throws {
    let test = try TestProcess(privileged: false)
    try test.map("w", adding: .locked)
    test.space.limits.lockedMemory = pages(2)
    #expect(refusal(test, 0x5000_0000, 4096, 0x3000, []) == .tryAgain)
    #expect(refusal(test, 0x5000_0000, 4096, 0x2000, []) == nil)
  }

  @Test func `to grow above RLIMIT_AS, but not to move at the limit (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("ww|r")
    test.space.limits.addressSpace = pages(3)
    #expect(refusal(test, 0x5000_0000, 0x2000, 0x3000, .mayMove) == .outOfMemory)
    #expect(refusal(test, 0x5000_0000, 0x2000, 0x2000, fixed, to: 0x6000_0000) == nil)
    let keeping: MoveFlags = [.mayMove, .dontUnmap]
    #expect(refusal(test, 0x6000_0000, 0x2000, 0x2000, keeping) == .outOfMemory)
  }

  @Test func `to grow beyond what can be promised (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0000, 4096, 1 << 30, []) == .outOfMemory)
    #expect(test.kernel.commit.committed == 1)
  }

  @Test func `to grow without room or leave to move (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("W|r")
    #expect(refusal(test, 0x5000_0000, 4096, 8192, []) == .outOfMemory)
    #expect(refusal(test, 0x5000_0000, 4096, 0xbff0_0000, .mayMove) == .outOfMemory)
  }

  @Test func `a fixed place below mmap_min_addr to all but root (EPERM)`() throws {
    let test = try TestProcess(privileged: false)
    try test.map("w")
    #expect(refusal(test, 0x5000_0000, 4096, 4096, fixed, to: 0xf000) == .notPermitted)
  }

  @Test func `overlapping ranges before it looks for the source in 6.18 (EINVAL), after it before`() throws {
    for version in KernelVersion.allCases {
      let test = try TestProcess(version)
      let refusal = errno { try test.mremap(0x50000, 4, 4, [.mayMove, .fixed], to: 0x50002) }
      #expect(refusal == (version == .v6_1 ? .badAddress : .invalidArgument))
    }
  }
}
