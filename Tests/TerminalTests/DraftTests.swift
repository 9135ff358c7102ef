import Glibc
import Testing

@testable import Disk

/// What a program that was killed had begun to write goes when somebody writes there again.
struct DraftTests {
  /// No process has this number: Linux gives none beyond 2^22.
  private static let nobody = "99999999"

  private func entries(of directory: TemporaryDirectory) throws -> Set<String> {
    let stream = try unsafe #require(opendir(directory.path))
    defer { unsafe closedir(stream) }
    var names: Set<String> = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      names.insert(name)
    }
    return names.subtracting([".", ".."])
  }

  @Test func `drafts of dead processes go, and nothing else`() throws {
    let directory = try TemporaryDirectory()
    let kept = [
      ".draft-1-0", ".draft-\(Self.nobody)", ".draft-\(Self.nobody)-x", ".draft--0",
      "draft-\(Self.nobody)-0", ".draft-\(Self.nobody)-1-2", ".draft-0-1",
    ]
    for name in kept + [".draft-\(Self.nobody)-0", ".draft-\(Self.nobody)-17"] {
      directory.write([1], as: name)
    }
    unsafe symlink("\(directory.path)/.draft-1-0", "\(directory.path)/.draft-\(Self.nobody)-3")
    try WrittenFile.write([1], to: "\(directory.path)/a")
    #expect(
      try entries(of: directory) == Set(kept + ["a", ".draft-\(Self.nobody)-3"]))
  }

  @Test func `one that somebody holds stays`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.write([1], as: ".draft-\(Self.nobody)-0")
    let lock = try FileLock(path)
    try WrittenFile.write([1], to: "\(directory.path)/a")
    #expect(try entries(of: directory).count == 2)
    withExtendedLifetime(lock) {}
  }
}
