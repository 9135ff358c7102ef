import Testing

/// Long work tells a person how far it is, and nobody else.
struct ProgressTests {
  private static let work = "mmap 1G rw; touch $1 w for 1G"

  @Test func `a line tells how far it is, and goes`() throws {
    let terminal = PseudoTerminal("pagewalk", ["--memory", "2G", "--pae"])
    try terminal.expect("pagewalk> ")
    terminal.type(Self.work + "\r")
    try terminal.expect("% of it done, ")
    try terminal.expect(" left; Ctrl-C stops")
    terminal.type("\u{3}")
    try terminal.expect("interrupted after ")
    try terminal.expect("pagewalk> ")
    _ = terminal.settled()
    #expect(!terminal.screen.text.contains("Ctrl-C stops"))
  }

  @Test func `the way back tells it too, and Ctrl-C ends it`() throws {
    let terminal = PseudoTerminal("pagewalk", ["--memory", "2G", "--pae"])
    try terminal.expect("pagewalk> ")
    for size in [100, 101, 102, 103] {
      terminal.type("mmap \(size)M rw populate\r")
      try terminal.expect("mmap \(size)M")
      try terminal.expect("pagewalk> ")
    }
    terminal.type("goto start\r")
    try terminal.expect("goto start")
    terminal.type("\u{3}")
    // It may be there already.
    try terminal.expect("pagewalk")
  }

  @Test func `a pipe is told nothing of it`() throws {
    let answer = try BuiltProgram.run(
      "pagewalk", ["--memory", "2G", "--pae", "-c", "mmap 300M rw; touch $1 w for 300M"])
    #expect(!answer.output.contains("left") && !answer.output.contains("\u{1b}"))
  }
}
