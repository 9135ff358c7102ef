import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Files, their opens, and the pages of them that RAM holds.
struct FileTableTests {
  private let test = try! TestProcess()
  private var files: FileTable { test.kernel.files }

  @Test func `inodes are numbered in order of creation`() {
    let first = files.create("/a", byteCount: 1)
    let second = files.create("/b", byteCount: 1)
    #expect(second.inode == first.inode + 1)
    #expect(files.create("/c", byteCount: 1, inode: 7).inode == 7)
    #expect(files.create("/d", byteCount: 1).inode == second.inode + 1)
  }

  @Test func `a name means the newest file that is not deleted`() {
    let old = files.create("/same", byteCount: 1)
    let new = files.create("/same", byteCount: 2)
    #expect(files.named("/same") === new)
    files.create("/same", byteCount: 3, isDeleted: true)
    #expect(files.named("/same") === new && files[old.id] === old)
    #expect(files.named("/none") == nil)
  }

  /// `fput`: the last hold closes the file, and its number is given again.
  @Test func `an open lasts as long as somebody holds it`() {
    let file = files.create("/held", byteCount: 1)
    let open = files.open(file, readable: true, writable: true)
    files.hold(open)
    files.release(open)
    #expect(files[open].useCount == 1 && file.openCount == 1 && files.hasWriter(file))
    files.release(open)
    #expect(file.openCount == 0 && !files.hasWriter(file))
    #expect(files.open(file, readable: true, writable: false) == open)
  }

  @Test func `a deleted file goes with its last open and gives its pages back`() throws {
    let free = test.freeFrames
    let file = files.create("/gone", byteCount: 3 * 4096, isDeleted: true)
    let open = files.open(file, readable: true, writable: false)
    for index in 0..<3 { #expect(files.load(file, at: UInt64(index)) != nil) }
    #expect(test.freeFrames == free - 3)
    files.release(open)
    #expect(test.freeFrames == free)
    #expect(!files.all.contains { $0 === file })
    try test.expectSound()
  }

  /// `__page_cache_alloc`: a page of a file knows its file and its place in it.
  @Test func `a page that is read is on the list of those in use`() throws {
    let file = files.create("/page", byteCount: 2 * 4096, content: .zeros)
    let read = test.kernel.allocator.statistics[.pagedIn]
    let frame = try #require(files.load(file, at: 1))
    let record = test.kernel.pages[frame]
    #expect(record.owner == file.id.rawValue && record.index == 1)
    #expect(record.flags.isSuperset(of: [.upToDate, .onLRU]))
    #expect(file.frame(at: 1) == frame && file.frame(at: 0) == nil)
    #expect(test.kernel.allocator.statistics[.pagedIn] == read + 4)
    try test.expectSound()
  }
}
