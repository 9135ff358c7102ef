import Testing

@testable import Terminal

/// Text that is pasted, not typed.
@Suite struct PasteTests {
  private func start(_ environment: [String] = []) throws -> PseudoTerminal {
    let terminal = PseudoTerminal("PromptProbe", environment: environment)
    try terminal.expect("> ")
    return terminal
  }

  private func marked(_ text: String) -> String { "\u{1b}[200~\(text)\u{1b}[201~" }

  @Test func `the terminal is asked to mark pastes only while a line is edited`() throws {
    let terminal = PseudoTerminal("PromptProbe")
    try terminal.expect("\u{1b}[?2004h")
    try terminal.expect("> ")
    terminal.type("spin\r")
    try terminal.expect("\u{1b}[?2004l")
    try terminal.expect("spinning")
    terminal.type("\u{3}")
    try terminal.expect("\u{1b}[?2004h")
  }

  @Test func `pasted lines run after Enter, one by one, at a prompt each`() throws {
    let terminal = try start()
    terminal.type(marked("echo one\recho two\r\necho three"))
    try terminal.expect("+ 2 lines, Enter runs all")
    #expect(!terminal.settled().contains("<one>"))
    terminal.type("\r")
    try terminal.expect("<one>\r\nprobe> echo two\r\n<two>\r\nprobe> echo three\r\n<three>\r\n")
    try terminal.expect("probe> ")
  }

  @Test func `Ctrl-C drops all of a paste`() throws {
    let terminal = try start()
    terminal.type(marked("echo one\recho two\r"))
    try terminal.expect("+ 1 line")
    terminal.type("\u{3}")
    try terminal.expect("^C")
    try terminal.expect("> ")
    terminal.type("echo next\r")
    try terminal.expect("<next>\r\n")
    #expect(!terminal.settled().contains("<two>"))
  }

  @Test func `Ctrl-C during a pasted line's command drops the rest`() throws {
    let terminal = try start()
    terminal.type(marked("spin\recho never\r"))
    try terminal.expect("+ 1 line")
    terminal.type("\r")
    try terminal.expect("spinning")
    terminal.type("\u{3}")
    try terminal.expect("stopped")
    #expect(!terminal.settled().contains("never"))
  }

  @Test func `a paste goes where the cursor is and completes nothing`() throws {
    let terminal = try start()
    terminal.type("echo ad\u{1b}[D" + marked("b\tc") + "\r")
    try terminal.expect("<ab cd>")
  }

  @Test func `a paste in two parts is one`() throws {
    let terminal = try start()
    terminal.type(marked("echo one\recho t") + marked("wo\recho three\r") + "\r")
    try terminal.expect("<one>")
    try terminal.expect("<two>")
    try terminal.expect("<three>")
  }

  @Test func `a thousand lines of strace output run in order`() throws {
    let terminal = try start()
    let line = "mmap2(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x"
    terminal.type(marked((1...1000).map { "\(line)\($0)\n" }.joined()))
    try terminal.expect("+ 999 lines")
    terminal.type("\r")
    try terminal.expect("refused: \(line)1000\r\n")
    terminal.type("echo after\r")
    try terminal.expect("<after>")
  }

  @Test func `without marks each line runs as if typed`() throws {
    let terminal = try start(["TERM=dumb"])
    terminal.type("echo one\recho two\r")
    try terminal.expect("<one>")
    try terminal.expect("<two>")
  }

  @Test func `a paste is taken in vi's command mode as well`() throws {
    let home = try TemporaryDirectory()
    home.write(Array("bind -v\n".utf8), as: ".editrc")
    let terminal = PseudoTerminal("PromptProbe", home: home)
    try terminal.expect("> ")
    terminal.type("\u{1b}")
    _ = terminal.settled()
    terminal.type(marked("echo one\recho two") + "\r")
    try terminal.expect("<one>")
    try terminal.expect("<two>")
  }

  // MARK: Without a terminal

  @Test(arguments: [
    ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb", ["a", "b"]), ("a\n\nb\n", ["a", "b"]),
    ("\n\na", ["a"]),
    ("\n", [""]), ("", [""]), ("a\u{7}\u{1b}[1mb", ["a^G^[[1mb"]),
  ])
  func `a paste is cut into lines`(_ text: String, _ lines: [String]) {
    #expect(LineEditor.lines(ofPaste: text) == lines)
  }
}
