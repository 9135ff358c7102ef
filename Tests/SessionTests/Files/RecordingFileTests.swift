@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
@testable import Session
import TestSupport
import Testing

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
    #expect(try text(path) == afterwards)
    #expect(FileChecker(Configuration()).check(path).passed)
  }

  @Test func `a recording in Chinese says so and checks`() throws {
    let path = try temporary("", ending: "transcript")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sample = SampleSession()
    sample.session.renderer = PlainRenderer(canvas: Canvas(language: .chinese))
    _ = sample.type("print 1")
    _ = sample.type("record \(path)")
    _ = sample.type("nonsense")
    #expect(try text(path).hasPrefix("# pagewalk --memory 64M --lang zh\npagewalk> print 1\n"))
    #expect(FileChecker(Configuration()).check(path).passed)
  }

  @Test(arguments: ["rec", "record ", "again", " reco"])
  func `what begins another recording is in neither, in whatever words`(_ word: String) throws {
    let (path, other) = (
      try temporary("", ending: "transcript"), try temporary("", ending: "transcript")
    )
    defer {
      for file in [path, other] { try? FileManager.default.removeItem(atPath: file) }
    }
    let sample = SampleSession()
    _ = sample.type("alias again record \(other)")
    _ = sample.type("record \(path)")
    _ = sample.type("print 1")
    #expect(sample.type(word == "again" ? word : "\(word) \(other)") == "")
    _ = sample.type("print 2")
    #expect(try text(path).contains("print 1"))
    #expect(try !text(path).contains("print 2"))
    #expect(try text(other).contains("print 2"))
    for file in [path, other] { #expect(try !text(file).contains("> \(word)")) }
  }

  /// Lines with everything that the debugger does to a session's history.
  private static let busyLines = [
    "mmap 64K rw", "touch $1 w; touch $1 + 4096 w", "why $1", "history", "nonsense", "undo",
    "checkpoint spot", "break pte", "touch $1 + 8192 w; print 5", "bt", "finish", "delete",
    "break pte", "touch $1 + 40K w; touch $1 + 44K w", "finish", "finish", "delete",
    "goto spot", "continue", "goto spot", "touch $1 + 12K w", "branch other", "touch $1 + 16K w",
    "branch", "step touch $1", "step", "finish", "goto end", "fork", "switch 2", "record", "maps",
  ]

  @Test(arguments: [0, 1, 2, 5, 9, 10, 14, 15, 20, 22, 25, 27, 30])
  func `a recording that begins in the middle tells what came before and checks`(
    _ count: Int
  ) throws {
    let path = try temporary("", ending: "transcript")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sample = SampleSession()
    sample.session.telling = Telling()
    for line in Self.busyLines[..<count] { _ = sample.type(line) }
    #expect(sample.type("record \(path)") == "")
    for line in Self.busyLines[count...] { _ = sample.type(line) }
    let recorded = try text(path)
    for line in Self.busyLines where line != "record" {
      #expect(recorded.contains("> \(line)\n"), "\(line)")
    }
    var checked = ""
    _ = FileChecker(Configuration()).check([path]) { checked += PlainRenderer().render($0) }
    #expect(checked.hasSuffix("1 passed, 0 failed\n"), "\(checked)")
  }

  @Test func `a transcript that is run or sourced is recorded so that it checks`() throws {
    let path = try temporary("", ending: "transcript")
    let other = try temporary("# Words.\npagewalk> print 1\n# More.\npagewalk> print 2\n# End.\n")
    defer {
      for file in [path, other] { try? FileManager.default.removeItem(atPath: file) }
    }
    let sample = SampleSession()
    sample.session.telling = Telling()
    _ = sample.type("record \(path)")
    _ = sample.type("source \(other)")
    _ = try FileRunner(sample.session).run(other)
    let recorded = try text(path)
    #expect(
      recorded.hasSuffix(
        "pagewalk> print 1\n$3 = 1 = 0x1\n# More.\npagewalk> print 2\n$4 = 2 = 0x2\n# End.\n"))
    // What a transcript sources is named beside it.
    let checker = FileChecker(Configuration())
    checker.permissions.name([other])
    #expect(checker.check(path).passed, "\(recorded)")
  }

  @Test func `a recording that begins in a line has the rest of the line`() throws {
    let path = try temporary("", ending: "transcript")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sample = SampleSession()
    sample.session.telling = Telling()
    _ = sample.type("mmap 64K rw; record \(path); touch $1 w; print 3")
    _ = sample.type("print 4; record off; print 5")
    let recorded = try text(path)
    #expect(recorded.contains("\npagewalk> mmap 64K rw\n$1 = b7feb000\n"))
    #expect(recorded.contains("\npagewalk> touch $1 w; print 3\nb7feb000: write 00, 1 fault\n"))
    #expect(recorded.hasSuffix("print 4; record off; print 5\n$3 = 4 = 0x4\n"))
  }

  @Test func `what cannot be told again is not claimed to be`() throws {
    let path = try temporary("", ending: "transcript")
    let log = try temporary("mmap 1M rw\n")
    defer {
      for file in [path, log] { try? FileManager.default.removeItem(atPath: file) }
    }
    let sample = SampleSession()
    _ = sample.type("source \(log)")
    try Data("mmap 2M rw\n".utf8).write(to: URL(filePath: log))
    #expect(sample.type("record \(path)").contains("error: what came before cannot be told again"))
    #expect(sample.type("record") == "not recording\n")
  }

  @Test func `a recording begins at the prompt`() throws {
    let path = try temporary("", ending: "transcript")
    let log = try temporary("record \(path)\n")
    defer {
      for file in [path, log] { try? FileManager.default.removeItem(atPath: file) }
    }
    let sample = SampleSession()
    #expect(sample.type("source \(log)").contains("error: recording begins at the prompt\n"))
    _ = sample.type("define both \"record \(path)\" \"print 1\"")
    #expect(sample.type("both").contains("error: recording begins at the prompt\n"))
    _ = sample.type("alias rec record \(path)")
    #expect(sample.type("rec") == "")
    #expect(sample.type("record") == "recording into '\(path)'\n")
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
    let output = SampleSession().type("source \(path)")
    #expect(output.contains("\(path):1: error: '\(path)' is being carried out already\n"))
    #expect(output.components(separatedBy: "error: ").count == 3)
  }
}
