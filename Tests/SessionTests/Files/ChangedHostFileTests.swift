import Commands
import FoundationEssentials
@testable import Session
import Testing
import TestSupport

/// Files of the host that somebody changes while a session goes to and fro.
struct ChangedHostFileTests {
  private func withFile(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data(repeating: 0x41, count: 300_000).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  private func digests(_ path: String, _ change: () throws -> Void) throws -> [String] {
    let sample = SampleSession()
    _ = sample.type("open \(path)")
    _ = sample.type("mmap 300000 r file $1")
    _ = sample.type("touch $2 r")
    _ = sample.type("touch $2 + 200000 r")
    let before = sample.session.digest
    try change()
    _ = sample.type("goto start")
    _ = sample.type("goto end")
    return [before, sample.session.digest]
  }

  @Test func `a file that was written over is what it was`() throws {
    try withFile { path in
      let digests = try digests(path) {
        // In place: it stays the same file.
        try Data(repeating: 0x42, count: 300_000).write(to: URL(filePath: path), options: [])
      }
      #expect(digests[0] == digests[1])
    }
  }

  @Test func `a file that was replaced or is gone is what it was`() throws {
    try withFile { path in
      let digests = try digests(path) {
        try FileManager.default.removeItem(atPath: path)
        try Data(repeating: 0x43, count: 5).write(to: URL(filePath: path))
      }
      #expect(digests[0] == digests[1])
    }
    try withFile { path in
      let digests = try digests(path) { try FileManager.default.removeItem(atPath: path) }
      #expect(digests[0] == digests[1])
    }
  }

  @Test func `a file that was missing is looked for again once that is taken back`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sample = SampleSession()
    #expect(sample.type("exec \(path)").contains("ENOENT"))
    _ = sample.type("undo")
    try Data(repeating: 0x41, count: 10).write(to: URL(filePath: path))
    #expect(!sample.type("exec \(path)").contains("ENOENT"))
  }
}
