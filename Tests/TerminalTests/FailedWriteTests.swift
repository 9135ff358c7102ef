import TestSupport
import Testing

@testable import Disk
@testable import Terminal

/// What is written is whole, or is told not to be.
@Suite struct FailedWriteTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// What a shell's commands print through a pipe, with `$P` for the program; `ulimit -f N` lets no
  /// file become longer than N times 512 bytes.
  private func shell(_ script: String) throws -> String {
    let answer = try BuiltProgram.run(
      "../../../../../../../../bin/sh",
      [
        "-c", "cd $0; P=$1; (\(script)) 2>&1 | cat", directory.path,
        BuiltProgram.path(of: "pagewalk"),
      ], environment: ["PATH=/usr/bin:/bin"])
    return answer.output
  }

  private var names: [String] {
    get throws { try shell("ls -A").split(separator: "\n").map(String.init) }
  }

  // MARK: Standard output

  @Test(arguments: [
    "--help", "--version", "run --help", "manual", "--generate-completion-script bash",
    "-c 'print 1'", "check -", "run -", "", "--format json",
  ])
  func `output that cannot be written is told, and the status says so`(_ arguments: String) throws {
    let said = try shell("echo print 1 | $P \(arguments) > /dev/full; echo $?")
    #expect(said == "pagewalk: cannot write output: No space left on device\n1\n")
  }

  // MARK: Recordings

  /// Lines that record much, then something else.
  private static let long = "record a.transcript\\n" + String(repeating: "maps\\n", count: 20)

  @Test func `a recording that has no room ends with its last whole line`() throws {
    let said = try shell("ulimit -f 4; printf '\(Self.long)print 7\\n' | $P")
    #expect(said.contains("error: cannot write 'a.transcript': File too large\n"))
    #expect(said.contains("note: the recording has ended; the file holds all that came before"))
    #expect(said.components(of: "cannot write").count == 2, "once")
    #expect(said.contains("$1 = 7"))
    let recorded = directory.read("a.transcript")
    #expect(recorded.utf8.count > 1000 && recorded.utf8.count <= 2048)
    #expect(try shell("$P check a.transcript").hasSuffix("1 passed, 0 failed\n"))
  }

  @Test(arguments: [
    "printf 'record a.transcript\\nmaps; maps\\n' | $P",
    "$P -c 'record a.transcript\nmaps; maps'",
  ])
  func `a recording that has no room makes the status 1`(_ command: String) throws {
    let said = try shell("ulimit -f 1; \(command); echo status $?")
    #expect(said.contains("File too large") && said.hasSuffix("status 1\n"), "\(said)")
    #expect(directory.read("a.transcript") == "")
  }

  @Test func `a recording that cannot begin leaves the older one`() throws {
    let old = "pagewalk> print 1\n$1 = 1 = 0x1\n"
    directory.write(Array(old.utf8), as: "a.transcript")
    let said = try shell("ulimit -f 0; $P -c 'print 5\nrecord a.transcript'; echo $?")
    #expect(said.contains("error: cannot write 'a.transcript': File too large\n"))
    #expect(said.hasSuffix("\n1\n"))
    #expect(directory.read("a.transcript") == old)
    #expect(try names == ["a.transcript"])
  }

  @Test func `what one session records no other writes`() throws {
    let terminal = PseudoTerminal("pagewalk", ["--quiet"])
    try terminal.expect("pagewalk> ")
    terminal.type("record \(directory.path)/a.transcript\r")
    try terminal.expect("pagewalk> ")
    terminal.type("print 1\r")
    try terminal.expect("$1 = 1")
    let refused = "cannot write 'a.transcript': another session is writing it\n"
    #expect(try shell("$P -c 'record a.transcript'; echo $?").hasSuffix("\(refused)1\n"))
    directory.write(Array("pagewalk> print 1\n$1 = 2\n".utf8), as: "b.transcript")
    #expect(try shell("$P check --accept b.transcript").contains("1 passed"))
    terminal.type("record \(directory.path)/a.transcript\r")
    try terminal.expect("pagewalk> ")
    terminal.type("print 2; record off\r")
    try terminal.expect("$2 = 2")
    terminal.type("print 3\r")
    try terminal.expect("$3 = 3")
    #expect(try shell("$P -c 'record a.transcript'; echo $?") == "0\n")
  }

  // MARK: Saved sessions

  @Test(arguments: [("", ""), ("# pagewalk session 3\n# old\n", "a.session")])
  func `a session that has no room leaves what was there`(_ old: String, _ name: String) throws {
    if !old.isEmpty { directory.write(Array(old.utf8), as: name) }
    let said = try shell("ulimit -f 0; $P -c 'print 1\nsave a.session'; echo $?")
    #expect(said.contains("error: cannot write 'a.session': File too large\n"))
    #expect(said.hasSuffix("\n1\n"))
    #expect(try names == (old.isEmpty ? [] : [name]))
    #expect(directory.read("a.session") == old)
  }

  @Test func `what a file may be read by stays, and a link stays a link`() throws {
    directory.write([], as: "private.session")
    let said = try shell(
      """
      ln -s private.session link; ln -s nowhere.session dangling
      chmod 640 private.session
      $P -c 'print 1; save link; save dangling; save new.session'
      stat -c '%a %F %n' *
      """)
    #expect(
      said.hasSuffix(
        """
        777 symbolic link dangling
        777 symbolic link link
        644 regular file new.session
        644 regular file nowhere.session
        640 regular file private.session

        """), "\(said)")
    #expect(directory.read("private.session").hasPrefix("# pagewalk session 3\n"))
    #expect(directory.read("nowhere.session").hasPrefix("# pagewalk session 3\n"))
  }

  @Test func `accepting says that it could not write`() throws {
    let old = "pagewalk> print 1\n$1 = 2\n"
    directory.write(Array(old.utf8), as: "a.transcript")
    let said = try shell("ulimit -f 0; $P check --accept a.transcript; echo $?")
    #expect(
      said == """
        FAIL  a.transcript: cannot write 'a.transcript': File too large
        0 passed, 1 failed
        1

        """)
    #expect(directory.read("a.transcript") == old)
  }

  // MARK: History

  @Test func `a history that has no room is told once and keeps its lines`() throws {
    directory.write(Array("print 1\n".utf8), as: ".pagewalk_history")
    let script = "ulimit -f 0; exec \(BuiltProgram.path(of: "pagewalk")) --quiet"
    let terminal = PseudoTerminal("/bin/sh", ["-c", script], home: directory)
    try terminal.expect("pagewalk> ")
    terminal.type("print 2\r")
    try terminal.expect("history is no longer kept: \(directory.path)/.pagewalk_history: File too")
    try terminal.expect("$1 = 2")
    terminal.type("print 3\r")
    try terminal.expect("$2 = 3")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 1)
    #expect(directory.read(".pagewalk_history") == "print 1\n")
  }

  @Test func `a linked history is shortened and set aside where it lies`() throws {
    let lines = (1...21).map { "line \($0)\n" }.joined()
    directory.write(Array(lines.utf8), as: "kept")
    _ = try shell("ln -s kept history")
    let file = HistoryFile(path: directory.path + "/history")
    #expect(file.load(capacity: 10).history.entries.count == 10)
    #expect(directory.read("kept").hasPrefix("line 12\n"))
    directory.write([1, 10], as: "kept")
    #expect(file.load(capacity: 10).notice?.contains("kept.damaged") == true)
    #expect(try shell("stat -c %F history") == "symbolic link\n")
    #expect(directory.read("kept.damaged") == "\u{1}\n")
  }

  @Test func `a line that has come since the history was read is not lost by shortening`() throws {
    let lines = (1...21).map { "line \($0)\n" }.joined()
    let path = directory.write(Array(lines.utf8), as: "history")
    let file = HistoryFile(path: path)
    // Somebody holds it: it stays long, and nobody waits for ever.
    let held = try FileLock(path)
    #expect(file.load(capacity: 10).isWritable)
    #expect(directory.read("history") == lines)
    _ = held
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
