import Testing

/// The prompt on a terminal, as a person meets it.
@Suite struct EditingTests {
  let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func start(_ environment: [String] = [], columns: UInt16 = 80) throws -> PseudoTerminal {
    let terminal = PseudoTerminal(
      "PromptProbe", home: home, environment: environment, columns: columns)
    try terminal.expect("> ")
    return terminal
  }

  @Test func `a line is executed and the prompt returns`() throws {
    let terminal = try start()
    terminal.type("echo hello\r")
    try terminal.expect("<hello>\r\n")
    try terminal.expect("> ")
  }

  @Test func `the line can be edited in its middle`() throws {
    let terminal = try start()
    terminal.type("echo ac\u{1b}[Db\u{1}\u{5}d\r")
    try terminal.expect("<abcd>")
  }

  @Test func `home, end and delete work by their keys`() throws {
    let terminal = try start()
    terminal.type("Xecho abc\u{1b}[H\u{1b}[3~\u{1b}[Fd\r")
    try terminal.expect("<abcd>")
  }

  @Test func `a key without a meaning leaves no characters behind`() throws {
    let terminal = try start()
    terminal.type("echo a\u{1b}[15~\u{1b}[1;2P\u{1b}[[Ab\r")
    try terminal.expect("<ab>")
  }

  @Test func `characters beyond ASCII are edited whole`() throws {
    let terminal = try start()
    terminal.type("echo 調試é!\u{1b}[D\u{1b}[D\u{7f}\r")
    try terminal.expect("<調é!>")
  }

  @Test func `in a C locale characters beyond ASCII still arrive`() throws {
    let terminal = try start(["LC_ALL=C"])
    terminal.type("echo 変é\r")
    try terminal.expect("<変é>")
  }

  @Test func `a line of 10 000 characters arrives whole`() throws {
    let terminal = try start()
    terminal.type("length " + String(repeating: "x", count: 10_000) + "\r")
    try terminal.expect("10000 characters")
  }

  @Test func `a backslash at the end joins the next line`() throws {
    let terminal = try start()
    terminal.type("echo one \\\r")
    try terminal.expect("\\\r\n")
    try terminal.expect("> ")
    terminal.type("two\r")
    try terminal.expect("<one two>")
  }

  @Test func `an empty line reaches the session`() throws {
    let terminal = try start()
    terminal.type("\r")
    try terminal.expect("empty")
  }

  @Test func `a session can prompt while it executes a line`() throws {
    let terminal = try start()
    terminal.type("pause\r")
    try terminal.expect("probe @1> ")
    terminal.type("echo inner\r")
    try terminal.expect("<inner>")
    try terminal.expect("probe @1> ")
    terminal.type("quit\r")
    try terminal.expect("resumed")
    try terminal.expect("probe> ")
  }

  @Test func `vi keys serve who asks for them in editrc`() throws {
    home.write(Array("bind -v\n".utf8), as: ".editrc")
    let terminal = try start()
    terminal.type("echo abX")
    try terminal.expect("abX")
    terminal.type("\u{1b}")
    _ = terminal.settled()
    terminal.type("x")
    _ = terminal.settled()
    terminal.type("\r")
    try terminal.expect("<ab>")
  }

  @Test func `in vi's insert mode an arrow key moves and the mode stays`() throws {
    home.write(Array("bind -v\n".utf8), as: ".editrc")
    let terminal = try start()
    terminal.type("echo ac\u{1b}[Db\r")
    try terminal.expect("<abc>")
  }

  @Test func `editing can be switched off in editrc`() throws {
    home.write(Array("edit off\n".utf8), as: ".editrc")
    let terminal = try start()
    terminal.type("echo plain\r")
    try terminal.expect("<plain>")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: ["TERM=dumb", "TERM=emacs", "TERM=no-such-terminal", "TERM="])
  func `every terminal gets a prompt`(_ kind: String) throws {
    let terminal = try start([kind])
    terminal.type("echo here\r")
    try terminal.expect("<here>")
  }

  @Test func `an unknown terminal is not complained about`() throws {
    let terminal = PseudoTerminal(
      "PromptProbe", home: home, environment: ["TERM=no-such-terminal"])
    let drawn = terminal.settled()
    #expect(!drawn.contains("terminfo") && !drawn.contains("settings"))
  }

  @Test func `the prompt is bold where colour is wanted, and the line is not`() throws {
    let terminal = try start(["NO_COLOR="])
    terminal.type("\r")
    try terminal.expect("\u{1b}[1mprobe\u{1b}[0m> ")
  }

  @Test func `a dumb terminal gets no escapes`() throws {
    let terminal = PseudoTerminal("PromptProbe", home: home, environment: ["TERM=dumb"])
    try terminal.expect("> ")
    terminal.type("echo ")
    let drawn = terminal.settled()
    #expect(!drawn.contains("\u{1b}"))
  }

  @Test(arguments: ["$", "n", "N", ":\"\r", "99\u{b}5"])
  func `keys after which libedit's vi mode loses its place do no harm`(_ keys: String) throws {
    home.write(Array("bind -v\n".utf8), as: ".editrc")
    let terminal = try start()
    terminal.type("echo one\r")
    try terminal.expect("> ")
    terminal.type("\u{1b}")
    _ = terminal.settled()
    terminal.type(keys)
    _ = terminal.settled()
    terminal.type("\u{3}")
    try terminal.expect("probe> ")
    terminal.type("echo two\r")
    try terminal.expect("<two>")
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64], ["bind -e\n", "bind -v\n"])
  func `no keys whatever bring the program down`(_ seed: UInt64, _ editrc: String) throws {
    home.write(Array(editrc.utf8), as: ".editrc")
    let terminal = try start()
    var generator = SystemRandomNumberGenerator.Seeded(seed: seed)
    let likely = [
      "\u{1b}[A", "\u{1b}[B", "\u{1b}[D", "\t", "\r", "\u{3}", "\u{12}", "\u{19}", "変", "\u{1b}",
      "\u{1b}[200~echo a\recho b\u{1b}[201~", "echo one two", "\u{b}", "\u{1b}[201~",
    ]
    for _ in 0..<300 {
      let character = String(Unicode.Scalar(UInt8.random(in: 0...0x7f, using: &generator)))
      let isLikely = Bool.random(using: &generator)
      let key = isLikely ? likely.randomElement(using: &generator)! : character
      // Ctrl-D and Ctrl-\ end programs by right.
      if key != "\u{4}", key != "\u{1c}" { terminal.type(key) }
    }
    _ = terminal.settled()
    terminal.hangUp()
    #expect([0, 129].contains(terminal.exitStatus()))
  }
}
