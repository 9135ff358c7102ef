import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// What fails when the old program is gone: the process is killed, and everything is given back.
struct PointOfNoReturnTests {
  private let test = try! TestProcess()

  /// Runs the image in a child, and expects the child killed by SIGSEGV for that errno.
  private func killed(_ image: ELFImage, _ expected: Errno, by reason: ProgramDefect? = nil) throws {
    test.install(ELFImage.movable, as: "/lib/loader")
    test.install(image)
    let child = try test.fork()
    let result = try child.exec()
    #expect(result.failure?.errno == expected)
    if let reason { #expect(result.failure?.reason == .badProgram(reason)) }
    guard case .killed(let signal) = child.process.state else {
      Issue.record("it runs")
      return
    }
    #expect(signal.number == .segmentationFault)
    #expect(child.process.space == nil)
    #expect(test.process.isRunning)
    try test.expectSound()
    #expect(try test.kernel.wait(test.process).id == child.process.id)
    try test.expectSound()
  }

  @Test func `offset and address at different places of their pages are EINVAL`() throws {
    try killed(
      ELFImage([.load(0x0804_8100, offset: 0, file: 0x100, "rx"), .stack()]), .invalidArgument,
      by: .segmentOffset(0))
  }

  @Test func `more bytes in the file than in memory are EINVAL`() throws {
    try killed(
      ELFImage([.load(0x0804_8000, offset: 0, file: 0x1000, memory: 0xfff, "rx"), .stack()]),
      .invalidArgument, by: .segmentSize(0x0804_8000))
  }

  @Test(arguments: [0xbfff_ffff, 0xc000_0000, 0xffff_f000, 0xffff_ffff] as [UInt32])
  func `a size near 4 GiB is EINVAL`(size: UInt32) throws {
    try killed(
      ELFImage([.load(0x0804_8000, offset: 0, file: 0x100, memory: size, "rw"), .stack()]),
      .invalidArgument, by: .segmentSize(0x0804_8000))
  }

  @Test func `bytes in the file near 4 GiB are no room`() throws {
    try killed(
      ELFImage([
        .load(0x0804_8000, offset: 0, file: 0xffff_e000, memory: 0xffff_e000, "rx"), .stack(),
      ]), .outOfMemory)
  }

  @Test(arguments: [0xc000_0000, 0xf000_0000] as [UInt32])
  func `a segment in the kernel's part is no room`(address: UInt32) throws {
    try killed(ELFImage([.load(address, offset: 0, file: 0x100, "rx"), .stack()]), .outOfMemory)
  }

  @Test func `an empty segment in the kernel's part is EINVAL`() throws {
    try killed(
      ELFImage([.load(0xd000_0000, offset: 0, file: 0, memory: 0, "rx"), .stack()]),
      .invalidArgument, by: .segmentAddress(0xd000_0000))
  }

  @Test func `a segment at 0 is EPERM for those without privilege`() throws {
    test.space.limits.isPrivileged = false
    try killed(ELFImage([.load(0, offset: 0, file: 0x100, "rx"), .stack()]), .notPermitted)
  }

  @Test func `an entry in the kernel's part is EINVAL`() throws {
    var image = ELFImage.plain
    image.entry = 0xc000_0000
    try killed(image, .invalidArgument, by: .entry(0xc000_0000))
  }

  @Test func `an entry where nothing is mapped is the program's own trouble`() throws {
    var image = ELFImage.plain
    image.entry = 0x1234_5678
    test.install(image)
    #expect(try test.exec().failure == nil)
  }

  @Test func `a bss behind a page that cannot be written is EFAULT`() throws {
    try killed(
      ELFImage([.load(0x0804_8000, offset: 0, file: 0x100, memory: 0x2000, "r"), .stack()]),
      .badAddress, by: .cannotClear(0x0804_8100))
  }

  @Test func `a bss behind the end of a file that was cut short is EFAULT`() throws {
    var image = ELFImage.plain
    image.length = 0x1000
    try killed(image, .badAddress, by: .cannotClear(0x0804_a300))
  }

  @Test func `a movable program without segments is killed only when it has no entry`() throws {
    test.install(ELFImage([.stack()], type: 3, entry: 0x100))
    #expect(try test.exec().failure == nil)
    #expect(test.mappings.count == 3)
  }

  @Test func `an interpreter without segments is EINVAL`() throws {
    test.install(ELFImage([.stack()], type: 3), as: "/lib/empty")
    try killed(ELFImage.plain.interpreted(by: "/lib/empty"), .invalidArgument, by: .nothingToLoad)
  }

  @Test func `an interpreter of a wrong type is EPERM`() throws {
    var loader = ELFImage.movable
    loader.type = 1
    test.install(loader, as: "/lib/object")
    try killed(ELFImage.plain.interpreted(by: "/lib/object"), .notPermitted, by: .type(1))
  }

  @Test func `an interpreter's segment with too much in memory is ENOMEM`() throws {
    test.install(
      ELFImage([.load(0, offset: 0, file: 0x100, memory: 0xb000_0000, "rw"), .stack()], type: 3),
      as: "/lib/large")
    try killed(ELFImage.movable.interpreted(by: "/lib/large"), .outOfMemory)
  }

  @Test func `a first segment on the stack is EEXIST from 5 16 on`() throws {
    let image = ELFImage([.load(0xbfff_f000, offset: 0, file: 0x100, "rw"), .stack()])
    let later = try TestProcess(.v6_1)
    later.install(image)
    #expect(try later.fork().exec().failure?.errno == .fileExists)
    try later.expectSound()
  }

  @Test func `no room for the stack is EFAULT`() throws {
    test.install(.plain)
    let child = try test.fork()
    child.space.limits.addressSpace = 20 << 12
    #expect(try child.exec().failure?.errno == .badAddress)
    try test.expectSound()
  }
}
