import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Files that are read and written from front to back.
struct FileStreamTests {
  private let test = try! TestProcess()
  private var kernel: Kernel { test.kernel }

  init() {
    // Those of the first program.
    _ = kernel.dropCaches(1)
  }

  private var files: FileTable { kernel.files }
  private var statistics: MemoryStatistics { kernel.allocator.statistics }

  /// Reads a file to its end.
  private func read(
    _ file: CachedFile, from start: UInt64 = 0, by step: Int = 1 << 17, calls: Int = .max
  ) throws -> FileStream {
    var stream = try kernel.beginReading(file, at: start)
    var left = calls
    while stream.position < file.byteCount, left > 0 {
      #expect(kernel.read(&stream, byteCount: step, by: test.process) == nil)
      left -= 1
    }
    kernel.end(stream)
    try test.expectSound()
    return stream
  }

  private func write(
    _ file: CachedFile, _ byteCount: Int, from start: UInt64 = 0, _ byte: UInt8 = 0x41
  ) throws -> Refusal? {
    var stream = try kernel.beginWriting(file, at: start, byteCount: UInt64(byteCount))
    let refusal = kernel.write(byte, to: &stream, byteCount: byteCount, by: test.process)
    kernel.end(stream)
    try test.expectSound()
    return refusal
  }

  /// A letter a page: what the cache knows of it.
  private func picture(of file: CachedFile) -> String {
    String(
      (0..<file.pageCount).map { index -> Character in
        guard let frame = file.frame(at: index) else { return "." }
        let flags = kernel.pages[frame].flags
        if flags.contains(.dirty) { return "d" }
        if flags.contains(.reclaim) { return "m" }
        if flags.contains(.active) { return "a" }
        return flags.contains(.referenced) ? "r" : "c"
      })
  }

  private func byte(of file: CachedFile, at offset: UInt64) throws -> UInt8 {
    try #require(try files.read(file, from: offset, count: 1).first)
  }

  @Test func `the first page brings others, of which one starts the next window`() throws {
    let file = files.create("/f", byteCount: 64 << 12)
    _ = try read(file, by: 4096, calls: 1)
    #expect(picture(of: file).hasPrefix("rmcc...."))
    // Another reader, who knows nothing of the first one's window but the mark.
    _ = try read(file, from: 1 << 12, by: 4096, calls: 1)
    #expect(picture(of: file).hasPrefix("rrccmccccccc...."))
  }

  @Test func `a file that is read once is referenced, twice active`() throws {
    let file = files.create("/f", byteCount: 40 << 12)
    let (read, activated) = (statistics[.pagedIn], statistics[.activated])
    #expect(try self.read(file).pagesRead == 40)
    #expect(statistics[.pagedIn] - read == 160)
    #expect(picture(of: file) == String(repeating: "r", count: 40))
    #expect(try self.read(file).pagesRead == 0)
    #expect(picture(of: file) == String(repeating: "a", count: 40))
    #expect(statistics[.pagedIn] - read == 160)
    #expect(statistics[.activated] - activated == 40)
  }

  /// A page that is read in parts, one behind the other, counts as used once.
  @Test func `small reads use a page once`() throws {
    let file = files.create("/f", byteCount: 2 << 12)
    _ = try read(file, by: 1000)
    #expect(picture(of: file) == "rr")
  }

  @Test func `nothing is read behind the end, which may lie within a page`() throws {
    let file = files.create("/f", byteCount: 5000, content: .pattern(first: 7))
    let stream = try read(file)
    #expect(stream.byteCount == 5000 && stream.pages == 2 && stream.pagesRead == 2)
    #expect(try read(file, from: 9000).byteCount == 0)
    #expect(try byte(of: file, at: 4096) == 8)
  }

  @Test func `what is written is dirty, and the file grows`() throws {
    let file = files.make("/new")
    let dirtied = statistics[.dirtied]
    #expect(try write(file, 3 << 12) == nil)
    #expect(picture(of: file) == "ddd" && file.byteCount == 3 << 12)
    #expect(statistics[.dirtied] - dirtied == 3)
    #expect(try write(file, 10, from: 4090, 0x42) == nil)
    #expect(statistics[.dirtied] - dirtied == 3)
    #expect(try byte(of: file, at: 4089) == 0x41)
    #expect(try byte(of: file, at: 4096) == 0x42)
    kernel.recountStatistics()
    #expect(statistics[.dirty] == 3)
  }

  @Test func `a part of a page is written over what the disk has of it`() throws {
    let file = files.create("/f", byteCount: 2 << 12, content: .pattern(first: 7))
    let read = statistics[.pagedIn]
    #expect(try write(file, 1 << 12) == nil)
    #expect(statistics[.pagedIn] == read)
    #expect(try write(file, 100, from: 5000) == nil)
    #expect(statistics[.pagedIn] - read == 4)
    #expect(try byte(of: file, at: 4999) == 8)
    #expect(try byte(of: file, at: 5000) == 0x41)
  }

  @Test func `a hole in front of what is written has no pages, and reads as zeros`() throws {
    let file = files.make("/sparse")
    #expect(try write(file, 1, from: 3 << 12) == nil)
    #expect(picture(of: file) == "...d")
    let read = statistics[.pagedIn]
    #expect(try self.read(file).byteCount == 3 << 12 + 1)
    #expect(try byte(of: file, at: 5) == 0)
    #expect(statistics[.pagedIn] == read)
  }

  @Test func `written back, dropped and read again a file holds what was written`() throws {
    let file = files.make("/new")
    #expect(try write(file, 5 << 12, 0x41) == nil)
    let (written, out) = (statistics[.written], statistics[.pagedOut])
    #expect(kernel.sync() == 5)
    #expect(statistics[.written] - written == 5 && statistics[.pagedOut] - out == 20)
    #expect(kernel.sync() == 0)
    #expect(kernel.dropCaches(1) == .init(dropped: 5, mapped: 0, dirty: 0))
    #expect(picture(of: file) == ".....")
    #expect(try byte(of: file, at: 4096) == 0x41)
    let view = try files.view("/new")
    #expect(view.bytes(from: 4 << 12, count: 2) == [0x41, 0x41])
    // Shorter and longer again: what was cut off is gone.
    _ = kernel.dropCaches(1)
    kernel.truncate(file, byteCount: 4097)
    kernel.truncate(file, byteCount: 3 << 12)
    #expect(try byte(of: file, at: 4096) == 0x41)
    #expect(try byte(of: file, at: 4097) == 0)
    #expect(try byte(of: file, at: 2 << 12) == 0)
    try test.expectSound()
  }

  @Test func `a copy of the machine has the disk as well`() throws {
    let file = files.make("/new")
    #expect(try write(file, 2 << 12) == nil)
    _ = kernel.sync()
    _ = kernel.dropCaches(1)
    let other = try TestProcess()
    other.kernel.take(kernel)
    #expect(try write(file, 2 << 12, 0x42) == nil)
    _ = kernel.sync()
    let copy = try #require(other.kernel.files.named("/new"))
    #expect(try other.kernel.files.read(copy, from: 0, count: 1) == [0x41])
    #expect(copy.writtenDigest != file.writtenDigest)
    try other.expectSound()
  }

  @Test func `a shared mapping is protected again when its page is clean`() throws {
    let file = files.create("/f", byteCount: 2 << 12)
    let descriptor = kernel.open(file, writable: true, by: test.process)
    let start = try test.mmap(descriptor, 2, [.read, .write], .shared)
    _ = test.write(start)
    #expect(try kernel.fsync(descriptor, by: test.process) == 1)
    #expect(try kernel.fsync(descriptor, by: test.process) == 0)
    #expect(picture(of: file) != "dd")
    _ = test.write(start)
    #expect(picture(of: file).hasPrefix("d"))
    #expect(kernel.sync() == 1)
    #expect(errno { try kernel.fsync(77, by: test.process) } == .badFileDescriptor)
    try test.expectSound()
  }

  @Test func `what is mapped or dirty stays when caches are dropped`() throws {
    let file = files.create("/f", byteCount: 16 << 12)
    let descriptor = kernel.open(file, writable: true, by: test.process)
    let start = try test.mmap(descriptor, 1, .read, .shared)
    _ = try read(file)
    _ = test.read(start)
    #expect(try write(file, 2 << 12, from: 8 << 12) == nil)
    for index in 8..<10 { kernel.lists.activate(try #require(file.frame(at: UInt64(index)))) }
    let deactivated = statistics[.deactivated]
    let dropped = kernel.dropCaches(3)
    #expect(dropped == .init(dropped: 13, mapped: 1, dirty: 2))
    #expect(picture(of: file) == "r.......dd......")
    #expect(statistics[.deactivated] - deactivated == 2)
    #expect(statistics[.pageCacheDropped] == 2 && statistics[.slabDropped] == 1)
    try test.expectSound()
    // Nothing is kept of when they left.
    _ = try read(file)
    #expect(statistics[.workingSetRefaultFile] == 0)
  }

  @Test func `a file in memory keeps its pages, and is at most half of memory`() throws {
    let file = files.make("/dev/shm/f")
    #expect(file.kind == .temporary)
    #expect(try write(file, 3 << 12) == nil)
    #expect(kernel.sync() == 0)
    #expect(kernel.dropCaches(3).dropped == 0)
    #expect(picture(of: file) == "ddd")
    let most = kernel.allocator.managedPageCount / 2
    let refusal = try write(file, most << 12, from: 3 << 12)
    #expect(refusal == Refusal(.noSpace, .noSpace("/dev/shm/f")))
    #expect(file.byteCount == UInt64(most) << 12)
    #expect(try read(file).byteCount == UInt64(most) << 12)
  }

  @Test func `what cannot be read or written is refused`() throws {
    let directory = files.create("/dir", kind: .directory, byteCount: 0)
    let zero = files.create("/dev/zero", kind: .zeroDevice, byteCount: 0)
    let file = files.create("/f", byteCount: 10)
    #expect(errno { try kernel.beginReading(directory, at: 0) } == .isDirectory)
    #expect(errno { try kernel.beginReading(zero, at: 0) } == .noSuchDeviceOrAddress)
    #expect(errno { try kernel.beginWriting(file, at: 16 << 30, byteCount: 1) } == .fileTooLarge)
    file.isReadOnly = true
    #expect(errno { try kernel.beginWriting(file, at: 0, byteCount: 1) } == .readOnlyFileSystem)
    #expect(file.openCount == 0)
  }

  /// Its pages are written back and leave while others come.
  @Test func `a file may be larger than memory`() throws {
    let file = files.make("/big")
    let byteCount = 96 << 20
    #expect(try write(file, 8, from: 0, 0x42) == nil)
    #expect(try write(file, byteCount, from: 8) == nil)
    #expect(file.cachedPageCount < Int(file.pageCount))
    #expect(statistics[.written] > 8 << 10)
    #expect(try read(file).byteCount == UInt64(byteCount) + 8)
    #expect(try files.read(file, from: 6, count: 4) == [0x42, 0x42, 0x41, 0x41])
    #expect(try byte(of: file, at: UInt64(byteCount) + 7) == 0x41)
    #expect(file.written?.byteCount == 2 << 12)
  }
}

/// What `clear_refs` forgets.
@Suite struct `References that are forgotten` {
  private let test = try! TestProcess()

  @Test(arguments: [
    (.all, "..", true), (.anonymous, ".a", true), (.mapped, "a.", true), (.softDirty, "aa", true),
    (.peak, "aa", false),
  ] as [(ClearedReferences, String, Bool)])
  func `each kind forgets its own`(
    kind: ClearedReferences, accessed: String, keepsPeak: Bool
  ) throws {
    let file = test.kernel.files.create("/f", byteCount: 4096)
    let descriptor = test.kernel.open(file, by: test.process)
    let mapped = try test.mmap(descriptor, 1, .read, .shared)
    let anonymous = try test.mmap(3)
    test.touch(anonymous..<anonymous + 2)
    test.read(mapped)
    try test.munmap(anonymous + 1, 1)
    let peak = test.space.peakResident
    test.space.clearReferences(kind)
    let found = [anonymous, mapped].map { test.entry($0).isAccessed ? "a" : "." }
    #expect(found.joined() == accessed)
    #expect((test.space.peakResident == peak) == keepsPeak)
    try test.expectSound()
  }

  @Test(arguments: [0, 6, -1, Int.max])
  func `other numbers are refused`(number: Int) {
    #expect(
      errno { try test.kernel.clearReferences(of: test.space, number) } == .invalidArgument)
  }
}
