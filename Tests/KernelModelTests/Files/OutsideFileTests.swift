import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// A disk of one file, which may break.
private final class Disk: FileSource {
  let bytes: DiskBytes
  var isExecutable = true
  private let byteCount: UInt64

  init(_ content: [UInt8], byteCount: UInt64? = nil) {
    bytes = DiskBytes(content)
    self.byteCount = byteCount ?? UInt64(content.count)
  }

  func find(_ path: String) throws(Refusal) -> OutsideFile {
    guard path == "/disk" || path == "/link" else {
      throw Refusal(.noSuchFileOrDirectory, .noSuchFile(path))
    }
    return OutsideFile(
      path: "/disk", isDirectory: false, isExecutable: isExecutable, byteCount: byteCount,
      bytes: bytes)
  }
}

/// Bytes behind nothing; reading beyond `limit` fails.
private final class DiskBytes: FileBytes {
  private let content: [UInt8]

  init(_ content: [UInt8]) { self.content = content }

  func bytes(from offset: UInt64, count: Int) -> [UInt8]? {
    guard offset < 0x10_0000 else { return nil }
    return (0..<count).map { index in
      let place = Int(offset) + index
      return place < content.count ? content[place] : 0
    }
  }
}

struct OutsideFileTests {
  private let test = try! TestProcess()
  private static let content = (0..<0x5000).map { UInt8(truncatingIfNeeded: $0 / 4096 + 0x40) }

  private func open(_ disk: Disk, _ path: String = "/disk") throws -> Int32 {
    test.kernel.files.source = disk
    return try test.kernel.open(path, by: test.process)
  }

  @Test func `its bytes come through the page cache, by a major fault when cold`() throws {
    let descriptor = try open(Disk(Self.content))
    let start = try test.mmap(descriptor, 5, .read, .copyOnWrite)
    #expect(test.read(start + 1) == "0/1")
    #expect(test.byte(start + 1) == 0x41)
    #expect(test.byte(start + 4) == 0x44)
    #expect(test.read(start + 4) == "0/0")
    try test.expectSound()
  }

  @Test func `a private write stays private`() throws {
    let descriptor = try open(Disk(Self.content))
    let start = try test.mmap(descriptor, 5, [.read, .write], .copyOnWrite)
    test.write(start, 0x99)
    let again = try test.mmap(descriptor, 5, .read, .copyOnWrite, at: 0x60000)
    #expect(test.byte(again) == 0x40)
    #expect(test.byte(start) == 0x99)
  }

  @Test func `it cannot be opened for writing, nor mapped shared and writable`() throws {
    let descriptor = try open(Disk(Self.content))
    #expect(
      errno { try test.kernel.open("/disk", writable: true, by: test.process) }
        == .readOnlyFileSystem)
    #expect(
      errno { try test.mmap(descriptor, 1, [.read, .write], .shared) } == .permissionDenied)
    #expect(try test.mmap(descriptor, 1, .read, .shared) == TestProcess.firstPage)
  }

  @Test func `two names of one file are one file`() throws {
    _ = try open(Disk(Self.content))
    let other = try test.kernel.open("/link", by: test.process)
    #expect(test.process.descriptors[other].map { test.kernel.files[$0].file.name } == "/disk")
    #expect(test.kernel.files.all.filter { $0.name == "/disk" }.count == 1)
  }

  @Test func `a page that cannot be read is SIGBUS, and EIO for exec`() throws {
    let disk = Disk(ELFImage.plain.bytes, byteCount: 0x20_0000)
    let descriptor = try open(disk)
    let start = try test.mmap(descriptor, 0x200, .read, .copyOnWrite)
    #expect(test.read(start + 0x100) == "SIGBUS BUS_ADRERR 4")
    try test.expectSound()
    var image = ELFImage.plain
    image.headerOffset = 0x10_0000
    test.kernel.files.source = Disk(image.bytes, byteCount: 0x20_0000)
    let other = try TestProcess()
    other.kernel.files.source = Disk(image.bytes, byteCount: 0x20_0000)
    #expect(errno { try other.exec("/disk") } == .ioError)
  }

  @Test func `a huge file costs what is read of it`() throws {
    let descriptor = try open(Disk(Self.content, byteCount: 3 << 30))
    let before = test.freeFrames
    let start = try test.mmap(descriptor, 0x1000, .read, .copyOnWrite)
    #expect(test.byte(start) == 0x40)
    #expect(before - test.freeFrames < 40)
  }

  @Test func `more than 16 GiB are too much`() throws {
    #expect(
      errno { try open(Disk(Self.content, byteCount: 1 << 34 + 1)) } == .valueTooLarge)
  }

  @Test func `looking at a file makes nothing known`() throws {
    test.kernel.files.source = Disk(Self.content)
    let count = test.kernel.files.all.count
    let view = try test.kernel.files.view("/disk")
    #expect(view.bytes(from: 0x1000, count: 2) == [0x41, 0x41])
    #expect(view.bytes(from: 0x4fff, count: 2) == nil)
    #expect(test.kernel.files.all.count == count)
  }

  @Test func `a program runs from outside if it may be executed`() throws {
    let disk = Disk(ELFImage.plain.bytes)
    test.kernel.files.source = disk
    #expect(try test.exec("/disk").failure == nil)
    #expect(test.mappings.first == "8048-804a r-x 0 disk")
    let other = try TestProcess()
    disk.isExecutable = false
    other.kernel.files.source = disk
    #expect(errno { try other.exec("/disk") } == .permissionDenied)
  }

  @Test func `built-in programs come before what lies outside`() throws {
    for program in BuiltInProgram.all where program.path.hasPrefix("/bin/") {
      let child = try test.fork()
      #expect(try child.exec(program.path).failure == nil)
      try test.expectSound()
    }
  }
}
