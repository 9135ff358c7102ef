@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
import Glibc
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// What commands may do with the files that they name.
struct NamedFileTests {
  private let directory: String

  init() throws {
    directory = "\(FileManager.default.temporaryDirectory.path)/pagewalk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { "\(directory)/\(name)" }

  private func text(_ name: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path(name)))).map { String(decoding: $0, as: UTF8.self) }
  }

  @discardableResult
  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  private func makePipe() -> String {
    _ = unsafe mkfifo(path("pipe"), 0o600)
    return path("pipe")
  }

  @Test func `check writes nothing that a transcript's commands name`() throws {
    let other = "pagewalk> print 1\n$1 = 1 = 0x1\n"
    try write(other, "b.transcript")
    let checked = try write(
      """
      pagewalk> record \(path("b.transcript"))
      pagewalk> print 2
      $1 = 2 = 0x2
      pagewalk> record off
      pagewalk> save \(path("new.session"))
      1 command saved, digest ...
      pagewalk> save \(path("b.transcript"))
      1 command saved, digest ...
      pagewalk> load \(path("new.session"))
      1 command loaded, digest ...

      """, "a.transcript")
    let report = FileChecker(Configuration()).check(checked)
    #expect(report.passed, "\(PlainRenderer().render(report))")
    #expect(text("b.transcript") == other)
    #expect(text("new.session") == nil)
  }

  @Test func `a log that is checked writes nothing`() throws {
    let checked = try write("save \(path("new"))\nrecord \(path("newer"))\nprint 1\n", "a.log")
    #expect(FileChecker(Configuration()).check(checked).passed)
    #expect(text("new") == nil)
    #expect(text("newer") == nil)
  }

  @Test(arguments: ["record", "save"])
  func `a file's commands write new files only`(_ command: String) throws {
    let other = command == "save" ? "# pagewalk session 3\n" : "pagewalk> print 1\n"
    try write(other, "old")
    let sample = SampleSession()
    sample.session.permissions = Permissions(everywhere: [.write])
    let log = try write("\(command) \(path("old"))\n\(command) \(path("new"))\n", "a.log")
    #expect(try FileRunner(sample.session).run(log) == .failed)
    #expect(
      sample.output.contains("'\(path("old"))': a file's commands write over no other file\n"))
    #expect(text("old") == other)
    #expect(text("new") != nil)
  }

  @Test func `a file may write again what it wrote`() throws {
    let file = path("new.session")
    let log = try write("save \(file)\nprint 1\nsave \(file)\nload \(file)\n", "a.log")
    let sample = SampleSession()
    sample.session.permissions = Permissions(everywhere: [.read, .write])
    #expect(try FileRunner(sample.session).run(log) == .done)
    #expect(text("new.session")?.contains("\nprint 1\n") == true)
  }

  @Test func `record replaces a transcript and nothing else`() throws {
    try write("precious\n", "notes")
    try write("pagewalk> print 1\n", "old.transcript")
    let sample = SampleSession()
    #expect(
      sample.type("record \(path("notes"))")
        .hasSuffix("'\(path("notes"))': it is there already, and is no transcript\n"))
    #expect(text("notes") == "precious\n")
    _ = sample.type("record \(path("old.transcript"))")
    _ = sample.type("print 2")
    #expect(text("old.transcript")?.hasSuffix("pagewalk> print 2\n$1 = 2 = 0x2\n") == true)
  }

  @Test func `what a file's commands may write is theirs once it is written`() throws {
    var files = NamedFiles()
    files.writing = .newFiles
    #expect(try files.check(path("new"), for: .transcript))
    try write("", "new")
    #expect(throws: FileRefusal.self) { try files.check(path("new"), for: .transcript) }
    files.wrote(path("new"))
    #expect(try !files.check(path("new"), for: .transcript))
  }

  @Test func `save replaces a saved session and nothing else`() throws {
    try write("pagewalk> print 1\n", "old.transcript")
    let sample = SampleSession()
    #expect(
      sample.type("save \(path("old.transcript"))")
        .hasSuffix("it is there already, and is no saved session\n"))
    #expect(sample.type("save \(path("a"))").contains("0 commands saved"))
    #expect(sample.type("print 1; save \(path("a"))").contains("1 command saved"))
  }

  // MARK: Pipes

  @Test(arguments: ["load", "record", "save"])
  func `a pipe is refused at once where only a file will do`(_ command: String) {
    let pipe = makePipe()
    let output = SampleSession().type("\(command) \(pipe)")
    #expect(output.contains("error: cannot"), "\(output)")
    #expect(!FileChecker(Configuration()).check(pipe).passed)
  }

  @Test func `a pipe that keeps a reader waiting can be interrupted`() throws {
    let pipe = makePipe()
    let sample = SampleSession()
    var questions = 0
    sample.session.isInterrupted = {
      questions += 1
      return questions > 2
    }
    #expect(sample.type("source \(pipe)").hasSuffix("error: '\(pipe)' was stopped\n"))
    #expect(try FileRunner(sample.session).run(pipe) == .interrupted)
  }

  @Test func `a pipe is read as it comes`() throws {
    let pipe = makePipe()
    let writer = unsafe open(pipe, O_RDWR)
    let commands = Array("# words\nprint 5\nprint $1 + 1".utf8)
    _ = unsafe Glibc.write(writer, commands, commands.count)
    let reader = try LineReader(path: pipe)
    #expect(
      String(decoding: reader.peeked(upTo: 4096), as: UTF8.self).hasPrefix("# words\nprint 5\n"))
    close(writer)
    let sample = SampleSession()
    #expect(try FileRunner(sample.session).run(reader) == .done)
    #expect(sample.output == "$1 = 5 = 0x5\n$2 = 6 = 0x6\n")
  }

  // MARK: Lines and names

  @Test func `a backslash joins lines of a log, which keep their numbers`() throws {
    let sample = SampleSession()
    let log = try write("# none \\\nprint 1 + \\\n 2\nprnt\nprint 4\\", "a.log")
    _ = try FileRunner(sample.session).run(log)
    #expect(sample.output.hasPrefix("$1 = 3 = 0x3\n"))
    #expect(sample.output.contains("\(log):4: error: unknown command 'prnt'\n"))
    #expect(sample.output.hasSuffix("$2 = 4 = 0x4\n"))
  }

  @Test func `a byte order mark is no part of the first line`() throws {
    var reader = LineReader(name: "", bytes: [0xef, 0xbb, 0xbf] + Array("a\nb".utf8))
    #expect(try reader.bytes() == Array("a\nb".utf8))
    #expect(try reader.next()?.text == "a")
    #expect(
      try FileKind(
        path: "", beginning: [0xef, 0xbb, 0xbf] + Array("pagewalk> ".utf8),
        CommandSet.standard.booted.catalog) == .transcript)
  }

  @Test func `a tilde is the home directory, unless it is quoted`() throws {
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    try #require(home.hasPrefix("/"))
    #expect("~/a".homeExpanded == "\(home)/a")
    #expect("~".homeExpanded == home)
    #expect("~root/a".homeExpanded == "/root/a")
    #expect("~nobody-at-all/a".homeExpanded == "~nobody-at-all/a")
    #expect("a/~".homeExpanded == "a/~")
    let sample = SampleSession()
    #expect(sample.type("source ~/no/such").contains("cannot read '\(home)/no/such'"))
    #expect(sample.type(#"source "~/no/such""#).contains("cannot read '~/no/such'"))
    #expect(sample.session.complete(before: "source ~").candidates.map(\.text) == ["~/"])
  }
}
