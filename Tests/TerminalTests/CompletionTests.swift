import Testing

@testable import Terminal

/// Tab, and the faint text behind the cursor.
@Suite struct CompletionTests {
  private func start() throws -> PseudoTerminal {
    let terminal = PseudoTerminal("PromptProbe")
    try terminal.expect("> ")
    return terminal
  }

  @Test func `Tab completes the only candidate and adds a space`() throws {
    let terminal = try start()
    terminal.type("ba\t")
    try terminal.expect("cktrace ")
  }

  @Test func `Tab lists several candidates with their help`() throws {
    let terminal = try start()
    terminal.type("\t")
    try terminal.expect("  backtrace  where am I\r\n")
    try terminal.expect("  echo       show the words\r\n")
    try terminal.expect("> ")
  }

  @Test func `the list leaves the line as it was`() throws {
    let terminal = try start()
    terminal.type("echo zz z\u{1b}[D\u{1b}[D\u{1b}[D")
    _ = terminal.settled()
    terminal.type(" \t")
    try terminal.expect("backtrace")
    terminal.type("-\r")
    try terminal.expect("<z -z z>")
  }

  @Test func `Tab inserts what wide candidates have in common`() throws {
    let terminal = try start()
    terminal.type("変\t")
    try terminal.expect("数")
    terminal.type("一 x\r")
    try terminal.expect("refused: 変数一 x")
  }

  @Test func `Tab without a candidate changes nothing`() throws {
    let terminal = try start()
    terminal.type("echo zzz\t!\r")
    try terminal.expect("<zzz!>")
  }

  @Test func `a hint stands faintly behind the cursor and goes with the next key`() throws {
    let terminal = try start()
    terminal.type("echo ")
    try terminal.expect("\u{1b}7\u{1b}[2mWORDS...\u{1b}[0m\u{1b}8")
    terminal.type("x")
    try terminal.expect("\u{1b}[J")
    try terminal.expect("x")
  }

  // MARK: Without a terminal

  @Test func `the common prefix ends where candidates differ`() {
    let completion = Completion(
      replaceCount: 0, candidates: [.init("vmalloc"), .init("vmallocinfo"), .init("vmap")])
    #expect(completion.commonPrefix == "vma")
  }

  @Test func `candidates without help stand side by side`() {
    let completion = Completion(
      replaceCount: 0, candidates: [.init("one"), .init("two"), .init("three")])
    #expect(completion.list(columns: 20, rows: 9) == "  one    two\n  three\n")
  }

  @Test func `what a list has no room for is counted`() {
    let candidates = (1...9).map { Completion.Candidate("c\($0)", help: "h") }
    let completion = Completion(replaceCount: 0, candidates: candidates)
    #expect(completion.list(columns: 20, rows: 3) == "  c1  h\n  c2  h\n  and 7 more\n")
  }

  @Test func `a long help is cut at the window's edge`() {
    let completion = Completion(
      replaceCount: 0, candidates: [.init("a", help: "a long story about it")])
    #expect(completion.list(columns: 12, rows: 3) == "  a  a long\n")
  }
}
