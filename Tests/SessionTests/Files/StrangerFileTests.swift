@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// Files that somebody sent: what their lines may do with the host's files, however they come to be
/// carried out.
struct StrangerFileTests {
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

  /// What lines may try, with the access that they lack; `DIR` is the directory, `#` a quotation
  /// mark.
  private static let attempts: [(line: String, access: HostAccess)] = [
    ("save DIR/new", .write), ("save DIR/secret", .write), ("save DIR/../new", .write),
    ("source DIR/secret", .read), ("load DIR/secret", .read), ("source -", .read),
    ("exec DIR/secret", .read), ("exec /etc/../etc/passwd", .read), ("open DIR/secret", .read),
    ("open /etc", .read), ("size DIR/secret", .read), ("size demo DIR/secret", .read),
    ("openat(AT_FDCWD, #DIR/secret#, O_RDONLY)", .read), ("execve(#DIR/secret#, [#a#], 0)", .read),
    ("aside exec DIR/secret", .read), ("[1] exec DIR/secret", .read),
    ("alias keep save; keep DIR/new", .write), ("define keep #save $arg0#; keep DIR/new", .write),
    ("alias keep save; alias hold keep; hold DIR/new", .write),
    ("print 1; goto 0; save DIR/new", .write), ("step exec DIR/secret", .read),
    ("break pte; commands 1 #source DIR/secret#; touch 08048000; finish", .read),
    ("break pte; touch 08048000; source DIR/secret; finish", .read),
  ]

  private func line(_ index: Int) -> String {
    Self.attempts[index].line.replacing("DIR", with: directory).replacing("#", with: "\"")
  }

  private func expectRefused(
    _ output: String, _ index: Int, _ before: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let wanted = "files of this computer without --allow \(Self.attempts[index].access.rawValue)"
    #expect(output.contains(wanted), "\(line(index)): \(output)", sourceLocation: sourceLocation)
    #expect(!output.contains("4242"), sourceLocation: sourceLocation)
    #expect(entries == before, sourceLocation: sourceLocation)
  }

  // MARK: However they are carried out

  @Test(arguments: attempts.indices)
  func `a log that is run does nothing with files`(_ index: Int) throws {
    let log = try write(line(index).replacing("; ", with: "\n") + "\ny\n", "a.log")
    let before = entries
    let sample = SampleSession()
    _ = try FileRunner(sample.session).run(log)
    expectRefused(sample.output, index, before)
    // What was refused has left no trace.
    guard sample.session.isPresent else { return }
    let twin = try sample.session.twin(at: sample.session.log.count)
    #expect(sample.session.digest == twin.digest)
  }

  @Test func `the other history that a file begins is still the file's`() throws {
    let log = try write("print 1\nprint 2\ngoto 0\nexec \(secret)\ny\n", "a.log")
    let sample = SampleSession()
    _ = try FileRunner(sample.session).run(log)
    #expect(sample.output.hasSuffix("of this computer without --allow read\n"))
    let begun = try write("print 1\nprint 2\ngoto 0\nexec \(secret)\n", "b.log")
    _ = try FileRunner(sample.session).run(begun)
    #expect(sample.type("y").contains("'\(begun)' may not read files of this computer"))
  }

  @Test(arguments: attempts.indices)
  func `a log that is sourced does nothing with files`(_ index: Int) throws {
    let log = try write(line(index) + "\n", "a.log")
    let before = entries
    expectRefused(SampleSession().type("source \(log)"), index, before)
  }

  @Test(arguments: attempts.indices)
  func `a transcript that is run does nothing with files`(_ index: Int) throws {
    let text = line(index).replacing("; ", with: "\npagewalk> ")
    let transcript = try write("pagewalk> \(text)\n", "a.transcript")
    let before = entries
    let sample = SampleSession()
    _ = try FileRunner(sample.session).run(transcript)
    expectRefused(sample.output, index, before)
  }

  @Test(arguments: attempts.indices)
  func `a log that is checked reads nothing`(_ index: Int) throws {
    let log = try write(line(index) + "\n", "a.log")
    let before = entries
    var checked = ""
    _ = FileChecker(Configuration()).check([log]) { checked += PlainRenderer().render($0) }
    #expect(entries == before)
    #expect(!checked.contains("4242"))
    // What a breakpoint's own commands come to is no outcome of the line that they halt.
    guard Self.attempts[index].access == .read, !line(index).contains("commands") else { return }
    expectRefused(checked, index, before)
  }

  /// A session's file with lines of somebody's; its digest is that of `print 1`.
  private func sessionFile(_ lines: [String]) throws -> String {
    let sample = SampleSession()
    _ = sample.type("save \(path("a.session"))")
    let file = URL(filePath: path("a.session"))
    var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let added = lines.map { $0 + "\n" }.joined()
    text.replace("# digest", with: added + "# digest")
    try Data(text.utf8).write(to: file)
    return path("a.session")
  }

  @Test(arguments: ["exec DIR/secret", "open DIR/secret", "openat(AT_FDCWD, \"DIR/secret\", O_RDONLY)"])
  func `a session that is loaded reads nothing`(_ line: String) throws {
    let file = try sessionFile([line.replacing("DIR", with: directory)])
    let output = SampleSession().type("load \(file)")
    #expect(output.contains("cannot read '\(secret)'"), "\(output)")
    #expect(output.contains("without --allow read"), "\(output)")
  }

  @Test(arguments: [
    ("alias look save", "look DIR/new"), ("define look \"save $arg0\"", "look DIR/new"),
    ("alias look exec", "look DIR/secret"), ("define look \"print 1\" \"save DIR/new\"", "look"),
    ("break pte\n# do commands 1 \"load DIR/secret\"", "touch 0804d000 w"),
    ("break pte\n# do commands 1 \"source DIR/secret\"", "touch 0804d000 w"),
  ])
  func `a name and a breakpoint gain nothing by being loaded`(_ step: String, _ typed: String)
    throws
  {
    let file = try sessionFile(["# do " + step.replacing("DIR", with: directory)])
    let before = entries
    let sample = SampleSession()
    #expect(sample.type("load \(file)").contains("0 commands loaded"))
    let output = sample.type(typed.replacing("DIR", with: directory))
    #expect(output.contains("without --allow "), "\(output)")
    #expect(output.contains("'\(file)' may not"), "\(output)")
    #expect(entries == before)
  }

  @Test func `lines that a file leaves open for the person are not the person's`() throws {
    let log = try write("define look\nsave $arg0\n", "a.log")
    let sample = SampleSession()
    _ = sample.type("source \(log)")
    _ = sample.type("print 1")
    _ = sample.type("end")
    #expect(sample.type("look \(path("new"))").contains("'\(log)' may not write files"))
  }

  @Test func `what waits for a halted command is still the file's`() throws {
    let log = try write("touch 0804d000 w; exec \(secret)\nsave \(path("new"))\n", "a.log")
    let before = entries
    let sample = SampleSession()
    _ = sample.type("break pte")
    _ = sample.type("source \(log)")
    let output = sample.type("delete; finish")
    #expect(output.contains("'\(log)' may not read files of this computer"), "\(output)")
    #expect(output.contains("'\(log)' may not write files of this computer"), "\(output)")
    #expect(entries == before)
  }

  @Test func `a file sources a file only if both may`() throws {
    let inner = try write("save \(path("new"))\n", "inner.log")
    let outer = try write("source \(inner)\n", "outer.log")
    let sample = SampleSession()
    var asked: [String] = []
    sample.session.asksPerson = { question in
      asked.append("\(question.file) \(question.access.rawValue)")
      return question.access == .read || question.file == outer
    }
    _ = sample.type("source \(outer)")
    #expect(asked == ["\(outer) read", "\(outer) write", "\(inner) write"])
    #expect(!entries.contains("new"))
  }
}
