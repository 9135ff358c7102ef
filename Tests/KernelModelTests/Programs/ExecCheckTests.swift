import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// What `exec` refuses while the old program can still go on, in the order of `load_elf_binary`.
struct ExecCheckTests {
  private let test = try! TestProcess()

  /// The errno for a program; the old memory must be untouched after it.
  private func refusal(_ image: ELFImage) throws -> Errno? {
    try test.map("ww")
    test.touch(0x50000..<0x50002)
    let before = (test.mappings, test.freeFrames, test.process.space?.id)
    test.install(image)
    let refused = errno { try test.exec() }
    #expect(test.mappings == before.0)
    #expect(test.process.space?.id == before.2)
    try test.expectSound()
    return refused
  }

  @Test func `a file that does not begin with the magic is ENOEXEC`() throws {
    var image = ELFImage.plain
    image.magic = [0x7f, 0x45, 0x4c, 0x47]
    #expect(try refusal(image) == .execFormatError)
  }

  @Test(arguments: [0, 1, 4, 0xffff])
  func `a file that is no program is ENOEXEC`(type: UInt16) throws {
    var image = ELFImage.plain
    image.type = type
    #expect(try refusal(image) == .execFormatError)
  }

  @Test(arguments: [0, 62, 40])
  func `a program for another processor is ENOEXEC`(machine: UInt16) throws {
    var image = ELFImage.plain
    image.machine = machine
    #expect(try refusal(image) == .execFormatError)
  }

  @Test func `a program for the 80486 runs, and the class is not looked at`() throws {
    var image = ELFImage.plain
    image.machine = 6
    image.parts = [(4, [2])]
    test.install(image)
    #expect(try test.exec().failure == nil)
  }

  @Test(arguments: [0, 31, 33, 56])
  func `program headers of another size are ENOEXEC`(size: UInt16) throws {
    var image = ELFImage.plain
    image.headerSize = size
    #expect(try refusal(image) == .execFormatError)
  }

  @Test(arguments: [0, 129, 0xffff])
  func `no program headers, or more than a page of them, are ENOEXEC`(count: UInt16) throws {
    var image = ELFImage.plain
    image.headerCount = count
    #expect(try refusal(image) == .execFormatError)
  }

  @Test(arguments: [0x3fff, 0x10000, 0xffff_ffe0])
  func `program headers beyond the end of the file are ENOEXEC`(offset: UInt32) throws {
    var image = ELFImage.plain
    image.headerOffset = offset
    #expect(try refusal(image) == .execFormatError)
  }

  @Test(arguments: 0...52)
  func `a file shorter than a header is ENOEXEC`(length: Int) throws {
    var image = ELFImage.plain
    image.length = length
    test.install(image)
    #expect(errno { try test.exec() } == .execFormatError)
  }

  @Test(arguments: [0, 1, 4097, 0xffff_ffff])
  func `an interpreter's path of a wrong length is ENOEXEC`(length: UInt32) throws {
    var image = ELFImage.plain
    image.headers.append(.interpreter(offset: 0x800, length: length))
    #expect(try refusal(image) == .execFormatError)
  }

  @Test func `an interpreter's path without a zero byte at its end is ENOEXEC`() throws {
    var image = ELFImage.plain
    image.headers.append(.interpreter(offset: 0x800, length: 8))
    #expect(try refusal(image) == .execFormatError)
  }

  @Test func `an interpreter's path beyond the end of the file is EIO`() throws {
    var image = ELFImage.plain
    image.headers.append(.interpreter(offset: 0x3ffe, length: 8))
    #expect(try refusal(image) == .ioError)
  }

  @Test func `a missing interpreter is ENOENT`() throws {
    #expect(try refusal(ELFImage.plain.interpreted(by: "/lib/none")) == .noSuchFileOrDirectory)
  }

  @Test func `an interpreter that is a directory is EACCES`() throws {
    test.kernel.files.create("/lib", kind: .directory, byteCount: 0)
    #expect(try refusal(ELFImage.plain.interpreted(by: "/lib")) == .permissionDenied)
  }

  @Test func `an interpreter shorter than a header is EIO`() throws {
    test.install([UInt8](repeating: 0x7f, count: 51), as: "/lib/short")
    #expect(try refusal(ELFImage.plain.interpreted(by: "/lib/short")) == .ioError)
  }

  @Test func `an interpreter that is no ELF file, or for another processor, is ELIBBAD`() throws {
    test.install([UInt8](repeating: 0x23, count: 100), as: "/lib/text")
    #expect(try refusal(ELFImage.plain.interpreted(by: "/lib/text")) == .badLibrary)
    var other = ELFImage.movable
    other.machine = 62
    test.install(other, as: "/lib/other")
    #expect(try refusal(ELFImage.plain.interpreted(by: "/lib/other")) == .badLibrary)
  }

  @Test func `an interpreter with bad program headers is ELIBBAD`() throws {
    var other = ELFImage.movable
    other.headerSize = 56
    test.install(other, as: "/lib/other")
    #expect(try refusal(ELFImage.plain.interpreted(by: "/lib/other")) == .badLibrary)
  }

  @Test func `the headers are checked before the interpreter is looked for`() throws {
    var image = ELFImage.plain.interpreted(by: "/lib/none")
    image.headerSize = 0
    #expect(try refusal(image) == .execFormatError)
  }

  @Test func `strings that are too long are E2BIG, even of a file that is not there`() throws {
    let most = String(repeating: "a", count: 131_071)
    #expect(errno { try test.exec("/none", [most]) } == .noSuchFileOrDirectory)
    #expect(errno { try test.exec("/none", [most + "a"]) } == .argumentListTooLong)
    let many = [String](repeating: most, count: 16)
    #expect(errno { try test.exec("/none", many) } == .argumentListTooLong)
    #expect(errno { try test.exec("/none", ["a"], environment: many) } == .argumentListTooLong)
  }

  @Test func `a missing program is ENOENT, a directory EACCES`() throws {
    #expect(errno { try test.exec("/none") } == .noSuchFileOrDirectory)
    test.kernel.files.create("/home", kind: .directory, byteCount: 0)
    #expect(errno { try test.exec("/home") } == .permissionDenied)
  }

  @Test func `a program that somebody writes to is ETXTBSY`() throws {
    test.install(.plain)
    let descriptor = try test.kernel.open("/bin/program", writable: true, by: test.process)
    #expect(errno { try test.exec() } == .textFileBusy)
    try test.kernel.close(descriptor, by: test.process)
    #expect(try test.exec().failure == nil)
  }

  @Test func `without frames it is ENOMEM and nothing is lost`() throws {
    test.install(.plain)
    var taken: [PageFrameNumber] = []
    // Again and again: kswapd takes boosts back, and lets the kernel have a few more.
    for _ in 0..<4 {
      while let frame = test.kernel.allocator.allocate(order: 0, .kernel, use: .kernel) {
        taken.append(frame)
      }
      test.kernel.rest()
    }
    #expect(errno { try test.exec() } == .outOfMemory)
    #expect(test.process.isRunning)
    for frame in taken { test.kernel.allocator.free(frame, order: 0) }
    try test.expectSound()
  }
}
