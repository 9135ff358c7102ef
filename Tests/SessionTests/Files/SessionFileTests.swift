@testable import Commands
@testable import Evidence
import FoundationEssentials
@testable import Session
import TestSupport
import Testing

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
    for line in ["mmap 64K rw", "help print", "touch $1 w", "checkpoint spot", "print 7"] {
      _ = sample.type(line)
    }
    _ = sample.type("save \(path)")
    return sample
  }

  @Test func `a saved session is a log with version, machine, checkpoints and digest`() throws {
    let sample = saved()
    #expect(
      try text() == """
        # pagewalk session 3
        # pagewalk --memory 64M
        mmap 64K rw
        touch $1 w
        print 7
        # checkpoint spot 2
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
    #expect(sample.type("goto spot").contains("after command 2"))
    #expect(sample.type("when changed pte $1").contains("touch $1 w"))
  }

  @Test func `names and breakpoints are kept`() throws {
    let sample = saved()
    for line in [
      "alias grab mmap 64K rw", #"define look "print \"x\"" "maps""#, "break pte", "delete 1",
      "break split if order >= 3", #"commands 2 "silent" "bt""#, "ignore 2 3", "tbreak do_wp_page",
      "watch rss if pid == 1", "disable 4", "save \(path)",
    ] { #expect(sample.session.execute(line).status == .done, "\(line)") }
    let fresh = SampleSession()
    _ = fresh.type("break fault; alias old print 1; load \(path)")
    #expect(fresh.type("alias") == sample.type("alias"))
    let kept = fresh.session.debugger.breakpoints.all
    #expect(kept.map(\.number) == [1, 2, 3])
    #expect(kept.map(\.text) == ["split", "do_wp_page", "watch rss"])
    #expect(kept.map(\.condition) == ["order >= 3", nil, "pid == 1"])
    #expect(kept.map(\.isTemporary) == [false, true, false])
    #expect(kept.map(\.isEnabled) == [true, true, false])
    #expect(kept[0].commands == ["silent", "bt"])
    #expect(kept[0].ignoreCount == 3)
  }

  @Test(arguments: [1, 2])
  func `a file of an older version is refused, and both versions are named`(_ version: Int) throws {
    _ = saved()
    try write(try text().replacing("# pagewalk session 3", with: "# pagewalk session \(version)"))
    let sample = SampleSession()
    let answer = sample.type("load \(path)")
    #expect(answer.contains("its version is \(version), and this is read by version 3"), "\(answer)")
    #expect(answer.contains("'pagewalk run' replays it, and 'save' makes it new"))
    #expect(sample.session.log.count == 0)
    // To everything else it is a log like any other.
    #expect(sample.type("source \(path)").contains("$1 = "))
    #expect(sample.session.log.count == 3)
  }

  @Test func `a session that is saved in its past is saved to its end`() throws {
    let sample = saved()
    let before = try text()
    _ = sample.type("goto 20")
    _ = sample.type("save \(path)")
    #expect(try text() == before)
  }

  @Test(arguments: [
    ("# pagewalk session 3", "# pagewalk session 4", ":1: its version is 4, and this"),
    ("# pagewalk session 3", "# pagewalk session x", ":1: its version is x, and this"),
    ("# pagewalk session 3", "# nothing", ":1: it does not begin with"),
    ("--memory 64M", "--memory 128M", "it is for another machine: pagewalk --memory 128M"),
    ("--memory 64M", "--memory 1G", "it is for another machine: the usual one"),
    ("--memory 64M", "--memory x", "'--memory x' is no option of a machine"),
    ("touch $1 w", "touch $1", "but its commands lead to"),
    ("touch $1 w", "nonsense", ":4: unknown command 'nonsense'"),
    ("print 7", "record /tmp/never", ":5: unknown command 'record'"),
    ("print 7", "quit", ":5: unknown command 'quit'"),
    ("# digest", "# nothing", "it has no digest: its end is missing"),
    ("# checkpoint spot 2", "# checkpoint spot", ":6: a checkpoint has a name and a command"),
    ("spot 2", "spot 9", ":6: checkpoint 'spot' is behind command 9, but there are 3"),
    (
      "spot 2", "spot 2 9999", ":6: checkpoint 'spot' is at event 9999, which is not in its command"
    ),
    ("spot 2", "spot 3 1", ":6: checkpoint 'spot' is at event 1, which is not in its command"),
    ("# digest", "# do touch 08048000\n# digest", ":7: it makes neither a name nor a breakpoint"),
    ("# digest", "# do alias a b; print 1\n# digest", ":7: it makes neither a name nor"),
    ("# digest", "# do record /tmp/never\n# digest", ":7: unknown command 'record'"),
    ("# digest", "# do break nonsense\n# digest", ":7: unknown word 'nonsense'"),
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
