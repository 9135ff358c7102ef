import Glibc
import Testing

@testable import Disk

/// Files that are written whole or not at all.
@Suite struct WrittenFileTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func path(_ name: String) -> String { "\(directory.path)/\(name)" }

  @Test func `nothing changes before it takes its place`() throws {
    directory.write(Array("old".utf8), as: "a")
    let file = try WrittenFile(path("a"))
    try file.append(Array("new".utf8))
    #expect(directory.read("a") == "old")
    try file.takePlace()
    #expect(directory.read("a") == "new")
    try file.append(Array("er".utf8))
    #expect(directory.read("a") == "newer")
    file.truncate(to: 3)
    try file.append(Array("s".utf8))
    try file.finish()
    #expect(directory.read("a") == "news")
    #expect(directory.mode(of: "a") == 0o600)
  }

  @Test func `let go before, it leaves no trace`() throws {
    do {
      let file = try WrittenFile(path("a"))
      try file.append([1, 2, 3])
    }
    let entry = try unsafe #require(opendir(directory.path))
    defer { unsafe closedir(entry) }
    var count = 0
    while unsafe readdir(entry) != nil { count += 1 }
    #expect(count == 2, ". and ..")
  }

  @Test func `one at a time writes a file`() throws {
    let first = try WrittenFile(path("a"))
    try first.takePlace()
    #expect(throws: DiskFault.isTaken) { try WrittenFile(path("a")) }
    let own = try WrittenFile(path("a"), besides: first)
    try own.takePlace()
    try own.finish()
    _ = try WrittenFile(path("a"))
    try first.finish()
  }

  @Test func `what was to be new does not replace what has come since`() throws {
    let file = try WrittenFile(path("a"), replacing: .nothing)
    directory.write(Array("theirs".utf8), as: "a")
    #expect(throws: DiskFault.system(EEXIST)) { try file.takePlace() }
    #expect(directory.read("a") == "theirs")
    #expect(throws: DiskFault.system(EEXIST)) { try WrittenFile(path("a"), replacing: .nothing) }
  }

  @Test func `links are followed or refused, never replaced`() throws {
    unsafe symlink("b", path("a"))
    unsafe symlink("a", path("c"))
    unsafe symlink("loop", path("loop"))
    for replacing in [WrittenFile.Replacing.nothing, .fileItself] {
      #expect(throws: DiskFault.isLink) { try WrittenFile(path("a"), replacing: replacing) }
    }
    try WrittenFile.write(Array("x".utf8), to: path("c"))
    #expect(directory.read("b") == "x")
    #expect(throws: DiskFault.system(ELOOP)) { try WrittenFile(path("loop")) }
    var status = stat()
    _ = unsafe lstat(path("a"), &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test(arguments: ["/dev/null", "/tmp"])
  func `what is no file is not replaced`(_ path: String) {
    #expect(throws: DiskFault.isNoFile) { try WrittenFile(path) }
  }

  @Test func `a directory that is not there is an error`() {
    #expect(throws: DiskFault.system(ENOENT)) { try WrittenFile("/no/such/file") }
  }
}
