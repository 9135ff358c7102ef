import KernelModel
import TestSupport
import Testing

@testable import Session

@Suite struct `Files at the prompt` {
  private let it = Specimen()

  @Test(arguments: [
    ("cat", "error: FILE is missing\n"),
    ("cat /nope", "cat: ENOENT (no file '/nope')\n"),
    ("cat /bin/demo by 0", "note: a number of bytes goes from 1 to 1048576\n"),
    ("cat /proc/meminfo", "note: 'meminfo' prints it\n"),
    ("cat /proc/1/maps", "note: 'maps 1' prints it\n"),
    ("cat /proc/self/status", "note: 'status' prints it\n"),
    ("fill /x", "error: LENGTH is missing\n"),
    ("fill /x 4K with 256", "note: a byte goes from 0 to 255\n"),
    ("drop_caches 0", "note: a number goes from 1 to 3\n"),
    ("drop_caches 4", "note: a number goes from 1 to 3\n"),
    ("fsync 5", "fsync: EBADF (no file is open as 5)\n"),
    ("clear_refs", "error: N is missing\n"),
    ("clear_refs 0", "clear_refs: EINVAL (0 is none of 1 to 5)\n"),
    ("clear_refs 6", "clear_refs: EINVAL (6 is none of 1 to 5)\n"),
    ("clear_refs 1 99", "error: there is no process 99\n"),
    ("dd if=/dev/zero", "note: did you mean 'fill FILE LENGTH'?\n"),
  ])
  func `what is wrong is told, and nothing changes`(line: String, words: String) throws {
    let before = it.session.world.digest
    let text = it.type(line)
    #expect(text.contains(words), "\(text)")
    #expect(it.session.world.digest == before)
    try it.kernel.checkInvariants()
  }

  @Test func `a file goes to the disk, out of memory, and comes back`() throws {
    #expect(
      it.type("fill /tmp/data 1M with 0x41")
        == "/tmp/data: wrote 1048576 bytes in 256 pages\n")
    #expect(
      it.type("drop_caches")
        == "drop_caches: 3 pages of files left memory; 0 mapped and 256 dirty ones stay\n")
    #expect(it.type("sync") == "sync: 256 pages written to the disk\n")
    #expect(it.type("drop_caches 1") == "drop_caches: 256 pages of files left memory\n")
    #expect(
      it.type("cat /tmp/data 16K by 4K")
        == "/tmp/data: read 16384 bytes in 4 pages, 12 from the disk\n")
    #expect(it.type("cat /tmp/data at 2M") == "/tmp/data: read 0 bytes in 0 pages, 0 from the disk\n")
    let text = it.type("read $2 4", after: "open /tmp/data", "mmap 4K r shared fd $1")
    #expect(text.contains("41 41 41 41"), "\(text)")
    try it.kernel.checkInvariants()
  }

  @Test func `a line of strace about fsync is carried out`() throws {
    let text = it.type(
      "fsync(3</tmp/data>) = 0", after: "fill /tmp/data 4K",
      #"openat(AT_FDCWD, "/tmp/data", O_RDWR) = 3</tmp/data>"#)
    #expect(text == "fsync: 1 page written to the disk\n")
  }

  @Test(arguments: ["cat /tmp/big", "fill /tmp/more 8M"])
  func `Ctrl-C stops between pages, and the log does what was done`(line: String) throws {
    _ = it.type("fill /tmp/big 8M")
    var questions = 0
    it.session.isInterrupted = {
      questions += 1
      return questions == 5
    }
    let text = it.type(line)
    it.session.isInterrupted = { false }
    #expect(text.contains(" bytes in "), "\(text)")
    #expect(!text.contains(" 8388608 bytes in "), "\(text)")
    try it.kernel.checkInvariants()
    let digest = it.session.world.digest
    _ = it.type("goto end", after: "goto start")
    #expect(it.session.world.digest == digest)
  }

  @Test func `memory that is full of a file ends the call, and all is sound`() throws {
    let text = it.type("fill /dev/shm/x 600M")
    #expect(
      text == "/dev/shm/x: wrote 524652544 bytes in 128089 pages\n"
        + "  ENOSPC (no page more is promised to '/dev/shm/x', which lies in memory)\n")
    try it.kernel.checkInvariants()
  }
}
