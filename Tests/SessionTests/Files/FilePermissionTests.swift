@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// What a person lets the lines of files do, and what of it stays the person's alone.
struct FilePermissionTests {
  private let folder: StrangerFolder
  private var directory: String { folder.path }
  private var secret: String { folder.secret }
  private var entries: [String] { folder.entries }

  init() throws { folder = try StrangerFolder() }

  private func path(_ name: String) -> String { folder.path(name) }

  @discardableResult
  private func write(_ text: String, _ name: String) throws -> String {
    try folder.write(text, name)
  }

  // MARK: Machines

  @Test func `a file chooses no sysroot, and the person's holds it in`() throws {
    let log = try write("# pagewalk --memory 64M --set sysroot=/etc\nexec /passwd\n", "a.log")
    #expect(
      throws: FileRefusal(file: log, .hasBadMachine(.sysrootIsThePersons("/etc")))
    ) { try FileRunner(SampleSession().session).run(log) }
    #expect(!FileChecker(Configuration()).check(log).passed)
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    configuration.settings = [.init(key: "sysroot", value: "Tests/CommandsTests")]
    let session = try Session(configuration: configuration)
    var output = ""
    session.sink = { output += $0 }
    let inside = try write(
      "# pagewalk --memory 64M --set sysroot=Tests/CommandsTests\nexec /Binaries/plain\n",
      "inside.log")
    #expect(try FileRunner(session).run(inside) == .done)
    for line in ["exec Tests/CommandsTests/Binaries/plain", "size ../../../../../etc/passwd"] {
      output = ""
      _ = try FileRunner(session).run(LineReader(name: "b.log", bytes: Array(line.utf8)))
      #expect(output.contains("without --allow read") || output.contains("no file"), "\(output)")
    }
    output = ""
    let above = "exec /../../../../../../../../etc/passwd"
    _ = try FileRunner(session).run(LineReader(name: "b.log", bytes: Array(above.utf8)))
    #expect(output.contains("ENOENT"), "\(output)")
  }

  // MARK: What the person says

  @Test func `a person is asked once a file and kind of access`() throws {
    let log = try write(
      "exec \(secret)\nexec \(secret)\nsize \(secret)\nsave \(path("one"))\nsave \(path("two"))\n",
      "a.log")
    let sample = SampleSession()
    var asked: [HostAccessQuestion] = []
    sample.session.asksPerson = { question in
      asked.append(question)
      return question.access == .write
    }
    _ = try FileRunner(sample.session).run(log)
    #expect(
      asked == [
        .init(file: log, access: .read, path: secret),
        .init(file: log, access: .write, path: path("one")),
      ])
    #expect(entries.contains("one") && entries.contains("two"))
    #expect(sample.output.contains("'\(log)' may not read files of this computer"))
    // Another name for the same file is the same file.
    _ = sample.type("source \(directory)/./a.log")
    #expect(asked.count == 2)
  }

  @Test func `no answer is none for ever`() throws {
    let log = try write("size \(secret)\nsize \(secret)\n", "a.log")
    let sample = SampleSession()
    var count = 0
    sample.session.asksPerson = { _ in
      count += 1
      return count == 1 ? nil : true
    }
    _ = try FileRunner(sample.session).run(log)
    #expect(count == 2)
  }

  @Test func `what is allowed everywhere is not asked for`() throws {
    let log = try write("size \(secret)\nsave \(path("new"))\n", "a.log")
    let sample = SampleSession()
    sample.session.permissions = Permissions(everywhere: [.read, .write])
    sample.session.asksPerson = { _ in
      Issue.record("asked")
      return nil
    }
    _ = try FileRunner(sample.session).run(log)
    #expect(entries.contains("new"))
    #expect(!sample.output.contains("may not"))
  }

  @Test func `files that were named may read one another`() throws {
    let inner = try write("print 7\n", "inner.log")
    let outer = try write("source \(directory)/./inner.log\n", "outer.log")
    let sample = SampleSession()
    sample.session.permissions.name([outer, inner])
    #expect(try FileRunner(sample.session).run(outer) == .done)
    #expect(sample.output == "$1 = 7 = 0x7\n")
    #expect(FileChecker(Configuration()).check([outer, inner]) { _ in }.failed == 0)
  }

  @Test func `a link leads a file's commands nowhere`() throws {
    let link = path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: path("elsewhere"))
    let log = try write("save \(link)\n", "a.log")
    let sample = SampleSession()
    sample.session.permissions = Permissions(everywhere: [.write])
    _ = try FileRunner(sample.session).run(log)
    #expect(sample.output.contains("it is a symbolic link, and a file's commands follow none"))
    #expect(!entries.contains("elsewhere"))
  }

  @Test func `what the person types keeps its powers`() throws {
    let log = try write("alias grab mmap\nbreak pte\n", "a.log")
    let sample = SampleSession()
    for line in [
      "source \(log)", "save \(path("new"))", "load \(path("new"))", "size \(secret)",
      "grab 4K; save \(path("newer"))", "touch 0804d000 w; save \(path("newest"))",
      "delete; finish",
    ] {
      #expect(!sample.type(line).contains("may not"), "\(line)")
    }
    #expect(entries.contains("newer"))
    // What a file's line caused the person to be asked for may be done again by all that replays.
    #expect(sample.session.execute(aside: "size \(secret)").error == nil)
  }

  @Test func `a file that is trusted is the person's`() throws {
    let file = try write("save \(path("new"))\nalias keep save\n", "rc")
    let sample = SampleSession()
    var runner = FileRunner(sample.session)
    runner.isTrusted = true
    #expect(try runner.run(file) == .done)
    #expect(sample.type("keep \(path("newer"))").contains("saved"))
  }
}
