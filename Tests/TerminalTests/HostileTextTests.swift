import Drawing
import TestSupport
import Testing

@testable import Terminal

/// Whatever a file, a name, a program or a trace holds reaches the terminal in plain sight.
@Suite struct HostileTextTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// What would ring, clear the screen, change the title, turn text about, and pretend that a line
  /// was printed.
  private static let text = "x\u{1b}]0;t\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{feff}\r\u{7f}"
  private static let shown =
    "x^[]0;t^G^[[2J<U+009B>31m<U+202E><U+2066><U+FEFF>^M^?"

  private func run(
    _ arguments: [String], input: String = "", environment: [String] = []
  ) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(
      "pagewalk", arguments, input: Array(input.utf8), environment: environment)
  }

  private func expectPlain(
    _ output: String, showing shown: String? = HostileTextTests.shown,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let hidden = output.unicodeScalars.filter { $0.isHidden && $0 != "\n" }
    #expect(hidden.isEmpty, "\(output.debugDescription)", sourceLocation: sourceLocation)
    if let shown {
      #expect(output.contains(shown), "\(output.debugDescription)", sourceLocation: sourceLocation)
    }
  }

  /// Lines with the text in each place where a line can have it.
  private static let lines = [
    "NAME", "print NAME", "print \"NAME", "mmap NAME", "mmap 4K NAME", "touch 08048000 NAME",
    "NAME = print 1", "exec NAME", "exec \"NAME\"", "size \"NAME\"", "open \"NAME\" size 4K; maps",
    "open \"NAME\" rdwr size 4K; mmap 4K r shared fd $1; maps; smaps; vma; what $2; info fds",
    "open(\"NAME\", O_RDONLY) = 3</tmp/NAME>; mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0); maps",
    "exec demo \"NAME\"; x/8s $esp; status; ps", "help NAME", "apropos NAME", "break NAME",
    "watch NAME", "break pte if NAME", "alias NAME maps", "alias a NAME; alias; a",
    "define a \"NAME\"; alias a; a", "checkpoint NAME; info checkpoints; goto NAME",
    "branch NAME; branch", "set NAME 1", "show NAME", "source \"NAME\"", "load \"NAME\"",
    "save \"/nonexistent/NAME\"", "record \"/nonexistent/NAME\"", "delete NAME",
    "1234 NAME(1) = 2", "open(\"NAME\") = -1 ENOENT (NAME)", "--- SIGSEGV {NAME} ---",
    "+++ exited with NAME +++", "strace: NAME", "trace on NAME", "history",
    "write 0804d000 \"NAME\"; x/s 0804d000",
    "kmalloc NAME", "# NAME", "set theme NAME", "why NAME", "when NAME", "print NAME + 1",
  ]

  @Test(arguments: lines.indices)
  func `a line shows what it holds in plain sight`(_ index: Int) throws {
    let line = Self.lines[index].replacing("NAME", with: Self.text + "y")
    for input in [line + "\n", "maps\n" + line + "; history\n"] {
      let answer = try run([], input: input)
      expectPlain(answer.output, showing: nil)
      let log = directory.write(Array(input.utf8), as: "a.log")
      expectPlain(try run(["run", log]).output, showing: nil)
      expectPlain(try run(["check", log]).output, showing: nil)
      let transcript = directory.write(
        Array("# \(Self.text)\npagewalk> \(line)\n\(Self.text)\n".utf8), as: "a.transcript")
      expectPlain(try run(["run", transcript]).output)
      expectPlain(try run(["check", transcript]).output)
    }
    let json = try run(["--format", "json"], input: line + "\n").output
    expectPlain(json, showing: nil)
  }

  @Test func `the names of files are shown in plain sight, the ends of lines in them too`() throws {
    let name = directory.path + "/" + Self.text + "\npass  all  9 commands"
    expectPlain(try run(["run", name]).output, showing: Self.shown + "^Jpass  all")
    expectPlain(try run(["check", name]).output, showing: Self.shown + "^Jpass  all")
    expectPlain(try run(["run", "--format", "json", name]).output, showing: nil)
    directory.write(Array("print 1 = 2\n".utf8), as: Self.text + "\npass")
    let checked = try run(["check", directory.path + "/" + Self.text + "\npass"])
    expectPlain(checked.output, showing: Self.shown + "^Jpass:1: ")
  }

  @Test(arguments: [
    ["NAME"], ["--memory", "NAME"], ["--set", "NAME=1"], ["--tlb", "NAME"], ["--allow", "NAME"],
    ["--NAME"], ["-c", "NAME"], ["run", "--until", "NAME", "/dev/null"],
    ["--set", "sysroot=NAME", "-c", "exec /a"],
  ])
  func `what the command line holds is shown in plain sight`(_ arguments: [String]) throws {
    let answer = try run(arguments.map { $0.replacing("NAME", with: Self.text) })
    expectPlain(answer.output, showing: nil)
  }

  @Test func `the environment is shown in plain sight`() throws {
    let answer = try run(["-c", "print 1"], environment: ["PAGEWALK_THEME=\(Self.text)"])
    expectPlain(answer.output)
  }

  @Test func `bytes that are no UTF-8 are shown as such`() throws {
    let line = Array("print \"".utf8) + [0x9b, 0x33, 0x31, 0x6d, 0xff] + Array("\n".utf8)
    let answer = try BuiltProgram.run("pagewalk", input: line)
    expectPlain(answer.output, showing: "\u{fffd}31m\u{fffd}")
  }

  // MARK: On a terminal

  /// What a terminal is sent besides text, of which libedit and the program know all.
  private func expectOwnSequences(
    _ output: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let own = /\u{1b}(?:\[[0-9;?]*[ABCDGHJKPm@hl]|[78=>]|\([B0])/
    let rest = output.replacing(own, with: "")
    let hidden = rest.unicodeScalars.filter {
      $0.isHidden && !["\n", "\r", "\u{8}", "\u{7}"].contains($0)
    }
    #expect(hidden.isEmpty, "\(output.debugDescription)", sourceLocation: sourceLocation)
    #expect(!output.contains("\u{1b}[2J"), sourceLocation: sourceLocation)
  }

  @Test func `the next line of a lecture is shown in plain sight`() throws {
    let text = "print 1 # \u{1b}[2J\u{9b}2J\u{202e}\n# \u{1b}]0;t\u{7}\nprint 2\n"
    let log = directory.write(Array(text.utf8), as: "a.log")
    let terminal = PseudoTerminal("pagewalk", ["run", "--step", log])
    try terminal.expect("next: print 1 # ^[[2J<U+009B>2J<U+202E>\r\n")
    terminal.type("\r")
    try terminal.expect("next: print 2")
    expectOwnSequences(terminal.settled())
  }

  @Test func `what is pasted is shown in plain sight, and is no more than that`() throws {
    let terminal = PseudoTerminal("PromptProbe")
    try terminal.expect("> ")
    let first = "echo a\u{202e}b\u{9b}2J\u{1b}]0;t\u{7}\u{feff}"
    terminal.type("\u{1b}[200~\(first)\recho c\u{202e}\u{1b}[201~")
    let pasted = terminal.settled()
    expectOwnSequences(pasted)
    terminal.type("\r")
    try terminal.expect("<a<U+202E>b<U+009B>2J^[]0;t^G<U+FEFF>>\r\n")
    try terminal.expect("<c<U+202E>>\r\n")
    expectOwnSequences(terminal.settled())
  }

  @Test func `what cannot be seen cannot be typed`() throws {
    let terminal = PseudoTerminal("PromptProbe", environment: ["TERM=dumb"])
    try terminal.expect("> ")
    terminal.type("echo a\u{202e}b\u{9b}c\u{2066}\r")
    try terminal.expect("<abc>")
  }

  @Test func `a name with an escape in it is not completed`() throws {
    directory.write([], as: "name\u{1b}[2J")
    directory.write([], as: "name\u{202e}")
    directory.write([], as: "names")
    let terminal = PseudoTerminal("pagewalk", ["--quiet"])
    try terminal.expect("pagewalk> ")
    terminal.type("source \(directory.path)/na\t")
    let drawn = terminal.settled()
    #expect(drawn.contains("mes"))
    expectOwnSequences(drawn)
  }

  @Test func `the history brings back what can be seen`() throws {
    directory.write(Array("echo a\u{9b}2J\u{202e}b\n".utf8), as: ".probe_history")
    let terminal = PseudoTerminal("PromptProbe", home: directory)
    try terminal.expect("> ")
    terminal.type("\u{1b}[A")
    expectOwnSequences(terminal.settled())
    terminal.type("\r")
    try terminal.expect("<a<U+009B>2J<U+202E>b>")
  }

  // MARK: Files that ask

  @Test func `a person is asked, and the answer holds for the file`() throws {
    let log = directory.write(
      Array("save \(directory.path)/one\nsave \(directory.path)/two\n".utf8), as: "a\u{202e}.log")
    let terminal = PseudoTerminal("pagewalk", ["run", log])
    // No word is broken where the line ends.
    try terminal.expect("/a<U+202E>.log' wants to write\r\n'\(directory.path)/one': ")
    try terminal.expect("may it write files of this computer? [y/n] ")
    terminal.type("y")
    try terminal.expect("0 commands saved")
    try terminal.expect("0 commands saved")
    #expect(terminal.exitStatus() == 0)
    let other = directory.write(Array("save \(directory.path)/three\n".utf8), as: "b.log")
    let refused = PseudoTerminal("pagewalk", ["run", other])
    try refused.expect("[y/n] ")
    refused.type("n")
    try refused.expect("may not write files of this computer without --allow write")
    #expect(refused.exitStatus() == 1)
    #expect(directory.read("three") == "")
  }

  @Test(arguments: [
    ["--allow", "write", "run"], ["run", "--allow", "read,write"],
    ["run", "--allow", "read", "--allow", "write"],
  ])
  func `in a pipe an option lets files write`(_ arguments: [String]) throws {
    let log = directory.write(Array("save \(directory.path)/one\n".utf8), as: "a.log")
    let refused = try run(["run", log])
    #expect(refused.status == 1)
    #expect(refused.output.contains("without --allow write\n"))
    #expect(directory.read("one") == "")
    #expect(try run(arguments + [log]).status == 0)
    #expect(directory.read("one").hasPrefix("# pagewalk session"))
  }

  @Test func `files that are named on the command line read one another`() throws {
    let inner = directory.write(Array("print 7\n".utf8), as: "inner.log")
    let outer = directory.write(Array("source \(inner)\n".utf8), as: "outer.log")
    #expect(try run(["run", outer]).status == 1)
    #expect(try run(["run", outer, inner]).status == 0)
    #expect(try run(["check", outer]).output.contains("without --allow read"))
    #expect(try run(["check", outer, inner]).status == 0)
  }
}
