import Glibc
import Testing

/// Ctrl-C, Ctrl-D, Ctrl-Z, a changing window, a terminal that goes away.
@Suite struct SignalTests {
  let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func start(columns: UInt16 = 80) throws -> PseudoTerminal {
    let terminal = PseudoTerminal("PromptProbe", home: home, columns: columns)
    try terminal.expect("> ")
    return terminal
  }

  @Test func `Ctrl-C drops the line and nothing is executed`() throws {
    let terminal = try start()
    terminal.type("echo dropped\u{3}")
    try terminal.expect("^C\r\n")
    try terminal.expect("> ")
    #expect(home.read(".probe_history") == "")
    terminal.type("echo next\r")
    try terminal.expect("<next>")
  }

  @Test func `Ctrl-C stops a command and the prompt returns`() throws {
    let terminal = try start()
    terminal.type("spin\r")
    try terminal.expect("spinning")
    terminal.type("\u{3}")
    try terminal.expect("stopped")
    try terminal.expect("> ")
    terminal.type("echo next\r")
    try terminal.expect("<next>")
  }

  @Test func `a SIGINT from elsewhere drops the line too`() throws {
    let terminal = try start()
    terminal.type("echo dropped")
    try terminal.expect("dropped")
    terminal.signal(SIGINT)
    try terminal.expect("^C")
    try terminal.expect("> ")
  }

  @Test func `Ctrl-D on an empty line ends the program`() throws {
    let terminal = try start()
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `Ctrl-D within a line deletes under the cursor`() throws {
    let terminal = try start()
    terminal.type("echo abX\u{1b}[D\u{4}\r")
    try terminal.expect("<ab>")
  }

  @Test func `Ctrl-D where a continued line is asked for drops it`() throws {
    let terminal = try start()
    terminal.type("echo one\\\r")
    try terminal.expect("\\\r\n")
    try terminal.expect("> ")
    terminal.type("\u{4}")
    try terminal.expect("probe> ")
  }

  @Test func `a failed line does not spoil the status of a person's session`() throws {
    let terminal = try start()
    terminal.type("fail\r")
    try terminal.expect("> ")
    terminal.type("quit\r")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `a line typed ahead while a command runs is executed after it`() throws {
    let terminal = try start()
    terminal.type("spin\r")
    try terminal.expect("spinning")
    terminal.type("echo ahead\r")
    // Unlike the key, the signal alone leaves in the terminal what was typed.
    terminal.signal(SIGINT)
    try terminal.expect("stopped")
    try terminal.expect("<ahead>")
  }

  @Test func `a Ctrl-D typed ahead ends the program after the command`() throws {
    let terminal = try start()
    terminal.type("spin\r")
    try terminal.expect("spinning")
    terminal.type("\u{4}")
    terminal.signal(SIGINT)
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `a resized window shows the line anew and keeps it`() throws {
    let terminal = try start()
    terminal.type("echo kept")
    try terminal.expect("kept")
    terminal.resize(columns: 40)
    try terminal.expect("probe> echo kept")
    terminal.type("!\r")
    try terminal.expect("<kept!>")
  }

  @Test func `a line of several rows survives a narrower window`() throws {
    let terminal = try start()
    let text = String(repeating: "0123456789", count: 15)
    terminal.type("echo \(text)")
    _ = terminal.settled()
    terminal.resize(columns: 30)
    try terminal.expect("probe> echo")
    _ = terminal.settled()
    terminal.type("\r")
    try terminal.expect("<\(text)>")
  }

  @Test func `an escape sequence in two pieces is one key`() throws {
    let terminal = try start()
    terminal.type("echo ac")
    _ = terminal.settled()
    terminal.type("\u{1b}")
    terminal.type("[D")
    terminal.type("b\r")
    try terminal.expect("<abc>")
  }

  @Test func `a closed window ends a waiting program`() throws {
    let terminal = try start()
    terminal.type("echo kept\r")
    try terminal.expect("<kept>")
    try terminal.expect("> ")
    terminal.hangUp()
    #expect(terminal.exitStatus() == 128 + SIGHUP)
    #expect(home.read(".probe_history") == "echo kept\n")
  }

  @Test func `a closed window ends a running command`() throws {
    let terminal = try start()
    terminal.type("spin\r")
    try terminal.expect("spinning")
    terminal.hangUp()
    #expect(terminal.exitStatus() == 128 + SIGHUP)
  }

  @Test func `a terminated program gives the terminal its modes back`() throws {
    let terminal = try start()
    #expect(terminal.isCanonical == false)
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
    #expect(terminal.isCanonical)
  }

  @Test func `a stopped program is itself again when continued`() throws {
    let terminal = try start()
    terminal.type("echo half")
    try terminal.expect("half")
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    try terminal.expect("probe> echo half")
    terminal.type("way\r")
    try terminal.expect("<halfway>")
  }
}
