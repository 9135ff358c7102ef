import Testing

@testable import Terminal

/// Long output, a page at a time.
@Suite struct PagerTests {
  private func start() throws -> PseudoTerminal {
    let terminal = PseudoTerminal("PromptProbe")
    try terminal.expect("> ")
    terminal.type("rows 100\r")
    try terminal.expect("row 23\r\n")
    try terminal.expect("--more--")
    return terminal
  }

  @Test func `space shows the next page`() throws {
    let terminal = try start()
    terminal.type(" ")
    try terminal.expect("row 46\r\n")
    try terminal.expect("--more--")
  }

  @Test func `Enter shows the next line`() throws {
    let terminal = try start()
    terminal.type("\r")
    try terminal.expect("row 24\r\n")
    try terminal.expect("--more--")
  }

  @Test func `q returns to the prompt`() throws {
    let terminal = try start()
    terminal.type("q")
    try terminal.expect("probe> ")
    terminal.type("echo after\r")
    try terminal.expect("<after>")
  }

  @Test func `Ctrl-C returns to the prompt`() throws {
    let terminal = try start()
    terminal.type("\u{3}")
    try terminal.expect("probe> ")
    terminal.type("echo after\r")
    try terminal.expect("<after>")
  }

  @Test func `c shows the rest without a stop`() throws {
    let terminal = try start()
    terminal.type("c")
    try terminal.expect("row 100\r\n")
    try terminal.expect("probe> ")
  }

  @Test func `output of exactly a page is not asked about`() throws {
    let terminal = PseudoTerminal("PromptProbe")
    try terminal.expect("> ")
    terminal.type("rows 23\r")
    try terminal.expect("row 23\r\n")
    #expect(!terminal.settled().contains("--more--"))
  }
}
