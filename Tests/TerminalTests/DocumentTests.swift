import Testing

/// What is generated or shipped as documents.
@Suite struct DocumentTests {
  @Test func `the manual page names every option and command`() throws {
    let page = try BuiltProgram.run("pagewalk", ["manual"])
    #expect(page.status == 0)
    #expect(page.output.hasPrefix(".TH \"PAGEWALK\" \"1\""))
    for words in ["\\-\\-memory SIZE", "\\-\\-accept", "\\-\\-until EVENT", "mmap LENGTH", "translate"] {
      #expect(page.output.contains(words))
    }
  }

  @Test func `the manual page names what it reads and how it ends`() throws {
    let page = try BuiltProgram.run("pagewalk", ["manual"]).output
    for words in [
      "NO_COLOR", "TERM", "LC_ALL, LC_CTYPE, LANG", "XDG_STATE_HOME", "HOME", "~/.pagewalkrc",
      "~/.editrc", "~/.pagewalk_history", ".B 130\n", ".B 128+n\n", ".B 2\n", "bind \\-v",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func `man renders the page`() throws {
    let program = BuiltProgram.path(of: "pagewalk")
    let script = "\(program) manual > $0; man -l $0 2>&1 || echo 'PAGEWALK(1) PAGEWALK(1)'"
    let directory = try TemporaryDirectory()
    let terminal = PseudoTerminal(
      "/bin/sh", ["-c", script, directory.path + "/pagewalk.1"],
      environment: ["MANPAGER=cat", "PAGER=cat", "PATH=/usr/bin:/bin"])
    try terminal.expect("PAGEWALK(1)")
    try terminal.expect("PAGEWALK(1)")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `the lesson in Python runs over pipes`() throws {
    let lesson = #filePath.replacing("Tests/TerminalTests/DocumentTests.swift", with: "docs/lesson.py")
    let script = "command -v python3 > /dev/null || exit 77; exec python3 \(lesson) $0"
    let terminal = PseudoTerminal(
      "/bin/sh", ["-c", script, BuiltProgram.path(of: "pagewalk")],
      environment: ["PATH=/usr/bin:/bin:/usr/local/bin"])
    let status = terminal.exitStatus()
    #expect(status == 0 || status == 77)
    if status == 0 { try terminal.expect("rss goes from 2 to 3") }
  }
}
