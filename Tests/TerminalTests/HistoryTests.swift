import Testing

@testable import Terminal

/// Lines entered before, in one run and across runs.
@Suite struct HistoryTests {
  let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func start(_ environment: [String] = []) throws -> PseudoTerminal {
    let terminal = PseudoTerminal("PromptProbe", home: home, environment: environment)
    try terminal.expect("> ")
    return terminal
  }

  private func run(_ lines: String..., environment: [String] = []) throws {
    let terminal = try start(environment)
    for line in lines {
      terminal.type(line + "\r")
      try terminal.expect("> ")
    }
    terminal.type("quit\r")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `arrow up brings the line of an earlier run`() throws {
    try run("echo first run")
    let terminal = try start()
    terminal.type("\u{1b}[A\u{1b}[A\r")
    try terminal.expect("<first run>")
  }

  @Test func `arrow up brings only lines that begin as the typed one`() throws {
    let terminal = try start()
    for line in ["echo wanted", "length 12", "echo", "length 34"] {
      terminal.type(line + "\r")
      try terminal.expect("> ")
    }
    terminal.type("echo \u{1b}[A!\r")
    try terminal.expect("<wanted!>")
  }

  @Test func `arrow down returns to the line being typed`() throws {
    let terminal = try start()
    terminal.type("echo old\r")
    try terminal.expect("> ")
    terminal.type("e\u{1b}[A\u{1b}[Bcho new\r")
    try terminal.expect("<new>")
  }

  @Test func `Ctrl-R finds a line by what it contains`() throws {
    let terminal = try start()
    for line in ["echo needle in hay", "echo other"] {
      terminal.type(line + "\r")
      try terminal.expect("> ")
    }
    terminal.type("\u{12}needle")
    try terminal.expect("bck:")
    terminal.type("\r")
    try terminal.expect("<needle in hay>")
  }

  @Test func `an arrow key ends the search and moves`() throws {
    let terminal = try start()
    terminal.type("echo needle\r")
    try terminal.expect("> ")
    terminal.type("\u{12}needl")
    _ = terminal.settled()
    terminal.type("\u{1b}[F!\r")
    try terminal.expect("<needle!>")
  }

  @Test func `the file is for its owner alone and holds no adjacent repeats`() throws {
    try run("echo a", "echo a", " ", "echo b")
    #expect(home.read(".probe_history") == "echo a\necho b\nquit\n")
    #expect(home.mode(of: ".probe_history") == 0o600)
  }

  @Test func `XDG_STATE_HOME moves the file`() throws {
    try run("echo a", environment: ["XDG_STATE_HOME=\(home.path)/state"])
    #expect(home.read("state/probe/history") == "echo a\nquit\n")
    #expect(home.read(".probe_history") == "")
  }

  @Test func `a killed program has kept every line`() throws {
    let terminal = try start()
    terminal.type("echo kept\r")
    try terminal.expect("<kept>")
    terminal.signal(9)
    _ = terminal.exitStatus()
    #expect(home.read(".probe_history") == "echo kept\n")
  }

  @Test func `a damaged file is set aside and said so`() throws {
    home.write(Array("echo good\n".utf8) + [0, 0, 0xff, 10], as: ".probe_history")
    let terminal = PseudoTerminal("PromptProbe", home: home)
    try terminal.expect("the history was damaged: 1 lines left out")
    try terminal.expect("> ")
    #expect(home.read(".probe_history") == "echo good\n")
    #expect(home.read(".probe_history.damaged").hasPrefix("echo good\n\0\0"))
  }

  @Test func `a second damaged file does not replace the first`() throws {
    home.write([1, 10], as: ".probe_history.damaged")
    let path = home.write([2, 10], as: ".probe_history")
    _ = HistoryFile(path: path).load(capacity: 10)
    #expect(home.read(".probe_history.damaged") == "\u{1}\n")
    #expect(home.read(".probe_history.damaged2") == "\u{2}\n")
  }

  @Test func `a file that cannot be written costs the history alone`() throws {
    let terminal = PseudoTerminal(
      "PromptProbe", home: home, environment: ["XDG_STATE_HOME=/proc/none"])
    try terminal.expect("note: history is not kept: /proc/none/probe/history: No such file")
    try terminal.expect("> ")
    terminal.type("echo on\r")
    try terminal.expect("<on>")
  }

  @Test func `a line that was cut off is whole again after the next`() throws {
    let path = home.write(Array("echo cut".utf8), as: ".probe_history")
    #expect(HistoryFile(path: path).append("next") == 0)
    #expect(home.read(".probe_history") == "echo cut\nnext\n")
  }

  @Test func `a file of twice the capacity is shortened to the newest lines`() throws {
    let text = (1...21).map { "line \($0)\n" }.joined()
    let path = home.write(Array(text.utf8), as: ".probe_history")
    let loaded = HistoryFile(path: path).load(capacity: 10)
    #expect(loaded.history.entries == (12...21).map { "line \($0)" })
    #expect(home.read(".probe_history") == (12...21).map { "line \($0)\n" }.joined())
    #expect(home.mode(of: ".probe_history") == 0o600)
  }

  @Test func `a directory in the file's place is left alone`() throws {
    let loaded = HistoryFile(path: home.path).load(capacity: 10)
    #expect(loaded.notice == "history is not kept: \(home.path) is a directory")
    #expect(!loaded.isWritable)
  }

  @Test func `a history linked to the null device is switched off without a word`() {
    let loaded = HistoryFile(path: "/dev/null").load(capacity: 10)
    #expect(loaded == .init(history: History(capacity: 10), isWritable: false, notice: nil))
  }

  // MARK: Without a file

  @Test func `the oldest line gives way`() {
    let history = History(capacity: 2, entries: ["a", "b", "c"])
    #expect(history.entries == ["b", "c"])
  }

  @Test func `a walk skips lines equal to the one shown`() {
    let history = History(entries: ["x 1", "x 2", "y", "x 2"])
    var walk = HistoryWalk(prefix: "x", original: "x", in: history)
    #expect(walk.older(in: history) == "x 2")
    #expect(walk.older(in: history) == "x 1")
    #expect(walk.older(in: history) == nil)
    #expect(walk.newer(in: history) == "x 2")
    #expect(walk.newer(in: history) == "x")
    #expect(walk.newer(in: history) == nil)
  }
}
