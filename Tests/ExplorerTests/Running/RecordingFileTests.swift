import FoundationEssentials
import Testing

@testable import Explorer

struct RecordingFileTests {
  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test func `what is recorded is a transcript that checks`() throws {
    let path = try temporary("", ending: "transcript")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sample = SampleSession()
    _ = sample.type("record \(path)")
    _ = sample.type("trace off")
    _ = sample.type("mmap 64K rw; touch $1 w")
    _ = sample.type("nonsense")
    #expect(sample.type("record") == "recording into '\(path)'\n")
    let afterwards = try text(path)
    #expect(
      afterwards.hasPrefix(
        """
        # pagewalk --memory 64M
        pagewalk> trace off
        pagewalk> mmap 64K rw; touch $1 w
        $1 = b7feb000
        b7feb000: write 00, 1 fault
        pagewalk> nonsense
        nonsense
        ^~~~~~~~
        error: unknown command 'nonsense'

        """))
    _ = sample.type("record off")
    let complete = try text(path).replacing(
      "pagewalk> record\nrecording into '\(path)'\n", with: ""
    )
    .replacing("pagewalk> record off\n", with: "")
    try Data(complete.utf8).write(to: URL(filePath: path))
    #expect(FileChecker(Configuration()).check(path).passed)
  }

  @Test func `a file that cannot be written is told`() {
    #expect(
      SampleSession().type("record /no/such/file").hasSuffix(
        "error: cannot write '/no/such/file': No such file or directory\n"))
  }

  @Test func `a sourced file acts in the session, its errors with their places`() throws {
    let path = try temporary("print 1\nprnt 2\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sample = SampleSession()
    let output = sample.type("source \(path)")
    #expect(output.contains("\(path):2: error: unknown command 'prnt'\n"))
    #expect(output.hasSuffix("error: '\(path)' went wrong\n"))
    #expect(sample.type("print $1") == "$2 = 1 = 0x1\n")
    #expect(
      sample.type("source /no/file").hasSuffix(
        "error: cannot read '/no/file': No such file or directory\n"))
  }

  @Test func `a file that sources itself ends`() throws {
    let path = try temporary("", ending: "log")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("source \(path)\n".utf8).write(to: URL(filePath: path))
    #expect(
      SampleSession().type("source \(path)").contains(
        "error: files call one another more than 16 deep\n"))
  }
}
