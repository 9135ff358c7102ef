import FoundationEssentials
import Testing

@testable import Explorer

/// `save` and `load`.
struct SessionFileTests {
  private let path: String

  init() throws { path = try temporary("", ending: "session") }

  private func text() throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// A session with something done in it, saved.
  private func saved() -> SampleSession {
    let sample = SampleSession()
    for line in ["mmap 64K rw", "help print", "touch $1 w", "checkpoint here", "print 7"] {
      _ = sample.type(line)
    }
    _ = sample.type("save \(path)")
    return sample
  }

  @Test func `a saved session is a log with version, machine, checkpoints and digest`() throws {
    let sample = saved()
    #expect(
      try text() == """
        # pagewalk session 1
        # pagewalk --memory 64M
        mmap 64K rw
        touch $1 w
        print 7
        # checkpoint here 2
        # digest \(sample.session.digest)

        """)
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    #expect(FileChecker(configuration).check(path).passed)
  }

  @Test func `a loaded session has the machine, the results, the history and the checkpoints`() {
    let digest = saved().session.digest
    let sample = SampleSession()
    _ = sample.type("touch 08048000")
    #expect(sample.type("load \(path)") == "3 commands loaded, digest \(digest)\n")
    #expect(sample.session.digest == digest)
    #expect(sample.type("print $2") == "$3 = 7 = 0x7\n")
    #expect(sample.type("goto here").contains("after command 2"))
    #expect(sample.type("when changed pte $1").contains("touch $1 w"))
  }

  @Test func `a session that is saved in its past is saved to its end`() throws {
    let sample = saved()
    let before = try text()
    _ = sample.type("goto 20")
    _ = sample.type("save \(path)")
    #expect(try text() == before)
  }

  @Test(arguments: [
    ("# pagewalk session 1", "# pagewalk session 2", ":1: its version is 2, and this"),
    ("# pagewalk session 1", "# nothing", ":1: it does not begin with"),
    ("--memory 64M", "--memory 128M", "it is for another machine: pagewalk --memory 128M"),
    ("--memory 64M", "--memory 1G", "it is for another machine: the usual one"),
    ("--memory 64M", "--memory x", "'--memory x' is no option of a machine"),
    ("touch $1 w", "touch $1", "but its commands lead to"),
    ("touch $1 w", "nonsense", ":4: unknown command 'nonsense'"),
    ("print 7", "record /tmp/never", ":5: unknown command 'record'"),
    ("print 7", "quit", ":5: unknown command 'quit'"),
    ("# digest", "# nothing", "it has no digest: its end is missing"),
    ("# checkpoint here 2", "# checkpoint here", ":6: a checkpoint has a name and a command"),
  ])
  func `a file that is not what it says is refused and nothing changes`(
    _ old: String, _ new: String, _ message: String
  ) throws {
    _ = saved()
    try write(try text().replacing(old, with: new))
    let sample = SampleSession()
    _ = sample.type("touch 08048000")
    let before = sample.session.digest
    let answer = sample.type("load \(path)")
    #expect(answer.contains(message), "\(answer)")
    #expect(sample.session.digest == before)
    #expect(sample.session.log.count == 1)
  }

  @Test func `what cannot be read or written is told`() {
    let sample = SampleSession()
    #expect(sample.type("load /no/such").contains("cannot load '/no/such': No such file"))
    #expect(sample.type("save /no/such").contains("cannot write '/no/such': No such file"))
  }

  @Test func `a bare machine is saved too`() throws {
    var configuration = Configuration()
    configuration.isBare = true
    let session = try Session(configuration: configuration)
    #expect(session.execute("poke 1000 7; save \(path); load \(path)").status == .done)
  }
}
