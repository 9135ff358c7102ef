import TestSupport
import Testing

/// `pagewalk` as a shell sees it.
@Suite struct ProgramTests {
  private func run(_ arguments: String..., input: String = "") throws -> BuiltProgram.Answer {
    try BuiltProgram.run("pagewalk", arguments, input: Array(input.utf8))
  }

  // MARK: Without a person

  @Test func `-c runs commands and leaves`() throws {
    let answer = try run("-c", "print 1 + 2; print $1 * 2\nprint $2 + 1")
    #expect(answer == .init(output: "$1 = 3 = 0x3\n$2 = 6 = 0x6\n$3 = 7 = 0x7\n", status: 0))
  }

  @Test func `-c stops at the first failure with status 1`() throws {
    let answer = try run("-c", "print 1\nnonsense\nprint 2")
    #expect(answer.status == 1)
    #expect(answer.output.contains("error: unknown command 'nonsense'"))
    #expect(!answer.output.contains("$2"))
  }

  @Test func `-c leaves at quit`() throws {
    #expect(try run("-c", "quit; nonsense") == .init(output: "", status: 0))
  }

  @Test func `commands come through a pipe without a prompt`() throws {
    #expect(try run(input: "print 7\n") == .init(output: "$1 = 7 = 0x7\n", status: 0))
  }

  @Test func `json gives one value a line`() throws {
    let answer = try run("--format", "json", input: "print 7\nprint 8\n")
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
  }

  @Test func `run replays a log`() throws {
    let directory = try TemporaryDirectory()
    let log = directory.write(Array("# a log\nprint 1\nprint $1 + 1\n".utf8), as: "log")
    #expect(try run("run", log).output == "$1 = 1 = 0x1\n$2 = 2 = 0x2\n")
  }

  @Test func `run reads standard input as a dash`() throws {
    #expect(try run("run", "-", input: "print 1\n").output == "$1 = 1 = 0x1\n")
  }

  @Test func `run says which file is missing, with status 2`() throws {
    let answer = try run("run", "/nonexistent")
    #expect(answer.output.hasPrefix("pagewalk: cannot read '/nonexistent': "))
    #expect(answer.status == 2)
    #expect(try run("check", "/nonexistent").status == 2)
  }

  @Test func `run goes on behind a file that is missing`() throws {
    let directory = try TemporaryDirectory()
    let log = directory.write(Array("print 1\n".utf8), as: "log")
    let answer = try run("run", log, "/nonexistent", log)
    #expect(answer.output.hasSuffix("$2 = 1 = 0x1\n"))
    #expect(answer.status == 2)
    #expect(try run("run", "/nonexistent", log).output.hasSuffix("$1 = 1 = 0x1\n"))
  }

  // MARK: As shells start it

  /// What a shell's command prints, with `$P` for the program, and its status.
  private func shell(
    _ script: String, _ directory: TemporaryDirectory
  ) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(
      "../../../../../../../../bin/sh",
      [
        "-c", "cd $0; P=$1; \(script)", directory.path,
        BuiltProgram.path(of: "pagewalk"),
      ], environment: ["PATH=/usr/bin:/bin"])
  }

  @Test func `closed streams are nobody's files`() throws {
    let directory = try TemporaryDirectory()
    #expect(try shell("timeout 20 $P <&-", directory) == .init(output: "", status: 0))
    let closed = try shell(
      "timeout 20 $P -c 'record a.transcript; nonsense' 2>&- 3>&-; cat a.transcript", directory)
    #expect(!closed.output.contains("cannot"))
    #expect(try shell("timeout 20 $P -c 'print 1' >&-", directory).status == 1)
  }

  @Test func `pipes are run as they come, wherever they lie`() throws {
    let directory = try TemporaryDirectory()
    let answer = try shell(
      "echo print 7 | $P run /dev/stdin; mkfifo pipe; (sleep 0.2; echo print 8 > pipe) & $P run pipe",
      directory)
    #expect(answer == .init(output: "$1 = 7 = 0x7\n$1 = 8 = 0x8\n", status: 0))
  }

  @Test func `check reads standard input as a dash`() throws {
    #expect(try run("check", "-", input: "print 1 = 1\n").status == 0)
    let answer = try run("check", "-", input: "pagewalk> print 1\n$1 = 2\n")
    #expect(answer.output.hasPrefix("FAIL  standard input:2: the output differs\n"))
    #expect(answer.status == 1)
  }

  @Test func `the first lines of a pipe say which machine it is for`() throws {
    let answer = try run("run", "-", input: "# pagewalk --memory 64M\nprint high_memory\n")
    #expect(answer == .init(output: "$1 = 3288203264 = 0xc3fe0000\n", status: 0))
  }

  @Test func `a pipe to which nobody writes keeps nobody from ending the program`() throws {
    let directory = try TemporaryDirectory()
    let script = "mkfifo pipe; timeout -s INT 1 $P run pipe; timeout -s TERM 1 $P -c 'source pipe'"
    #expect(try shell("\(script); echo over", directory).output.hasSuffix("over\n"))
    #expect(try shell("timeout 20 $P check pipe", directory).status == 2)
  }

  @Test func `bytes that are no UTF-8 are refused from a pipe and from a file`() throws {
    let directory = try TemporaryDirectory()
    let line = Array("write 0804c000 \"".utf8) + [0xff] + Array("\"\n".utf8)
    let message = "error: byte 0xff at column 17 is not text\n"
    let piped = try BuiltProgram.run("pagewalk", input: line)
    #expect(piped.output.hasSuffix(message))
    #expect(piped.status == 1)
    let file = try run("run", directory.write(line, as: "log"))
    #expect(file.output.hasSuffix(message))
    #expect(file.status == 1)
  }

  @Test func `a backslash joins the lines of a pipe, and a byte order mark is none of them`() throws
  {
    #expect(
      try run(input: "\u{feff}print 1 + \\\n 2\n# no \\\nprint 4 \\").output
        == "$1 = 3 = 0x3\n$2 = 4 = 0x4\n")
  }

  @Test func `check compares a transcript and counts`() throws {
    let directory = try TemporaryDirectory()
    let good = directory.write(
      Array("pagewalk> print 1\n$1 = 1 = 0x1\n".utf8), as: "good.transcript")
    let bad = directory.write(Array("pagewalk> print 1\n$1 = 2\n".utf8), as: "bad.transcript")
    #expect(try run("check", good).status == 0)
    let answer = try run("check", good, bad)
    #expect(answer.output.hasSuffix("\n1 passed, 1 failed\n"))
    #expect(answer.status == 1)
  }

  @Test(arguments: [
    ("3", 3), ("0-0", 1), ("7-9", 3), ("18446744073709551615-18446744073709551615", 1),
  ])
  func `check proves a kind with the seeds that are named`(_ seeds: String, _ count: Int) throws {
    let directory = try TemporaryDirectory()
    let quiz = directory.write(
      Array(
        """
        quiz 3 faults
        kind a
          en: A
          zh: 甲
          draw n = 1..9
        ask
          en: How much is <n>?
          zh: <n> 是多少？
          answer: <n>
          wrong: <n + 1> -> F4
        """.utf8), as: "a.quiz")
    let answer = try run("check", "--seeds", seeds, quiz)
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("pass  \(quiz)  \(count) "), "\(answer.output)")
  }

  @Test(arguments: ["0", "-1", "9-7", "1-2-3", "-", "x", "5-", "", "18446744073709551616"])
  func `seeds that are none are refused with what may stand there`(_ seeds: String) throws {
    let answer = try run("check", "--seeds=\(seeds)", "a.quiz")
    #expect(answer.status == 2)
    #expect(answer.output.contains("a number from 1 on, or two seeds as in 51-100"))
    #expect(try run("check", "--seeds", "5", "--lesson", "faults", "a").status == 2)
  }

  // MARK: The command line

  @Test(arguments: [
    ["nonsense"], ["run"], ["check"], ["--memory", "lots"], ["--memory", "5G"], ["--layout", "x"],
    ["--color", "blue"], ["--set", "x"], ["-c", "print 1", "run", "x"], ["run", "x", "--nonsense"],
  ])
  func `misuse ends with status 2 and says how it goes`(_ arguments: [String]) throws {
    let answer = try BuiltProgram.run("pagewalk", arguments)
    #expect(answer.status == 2)
    #expect(answer.output.hasPrefix("Error: ") && answer.output.contains("Usage: "))
  }

  @Test(arguments: [["--format", "json", "run", "-"], ["run", "--format", "json", "-"]])
  func `options stand before or after the subcommand`(_ arguments: [String]) throws {
    let answer = try BuiltProgram.run("pagewalk", arguments, input: Array("print 1\n".utf8))
    #expect(answer.output.hasPrefix("{"))
  }

  @Test func `help and version are no misuse`() throws {
    let help = try run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("pagewalk check [OPTIONS] FILE..."))
    #expect(try run("--version").output.hasPrefix("pagewalk "))
  }

  @Test func `every shell gets a completion script`() throws {
    for shell in ["bash", "zsh", "fish"] {
      let answer = try run("--generate-completion-script", shell)
      #expect(answer.output.contains("memory"))
      for value in ["pentium4", "vm.max_map_count=", "linux-6.1", "6.18"] {
        #expect(answer.output.contains(value), "\(shell): \(value)")
      }
    }
  }

  @Test func `a program is told in JSON that a file cannot be read`() throws {
    let answer = try run("run", "--format", "json", "/no/such/file")
    #expect(answer.status == 2)
    let lines = answer.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].contains(#""report":"hello""#))
    #expect(lines[1].contains(#""cause":{"code":"file-not-read""#))
    #expect(lines[1].contains(#""fault":{"code":"system","osError":2}"#))
    #expect(lines[1].contains(#""report":"error""#))
  }

  @Test func `colour can be had in a pipe`() throws {
    #expect(try run("--color", "always", "-c", "nonsense").output.contains("\u{1b}["))
    #expect(try !run("-c", "nonsense").output.contains("\u{1b}["))
  }

  // MARK: With a person

  @Test func `a terminal gets a greeting, a prompt and answers`() throws {
    let terminal = PseudoTerminal("pagewalk")
    try terminal.expect("Ctrl-D leaves.")
    try terminal.expect("pagewalk> ")
    terminal.type("pri\t40 + 2\r")
    try terminal.expect("$1 = 42 = 0x2a")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `quiet greets nobody`() throws {
    let terminal = PseudoTerminal("pagewalk", ["--quiet"])
    try terminal.expect("pagewalk> ")
    #expect(!terminal.settled().contains("leaves"))
  }

  @Test func `pagewalkrc runs before the first prompt`() throws {
    let home = try TemporaryDirectory()
    home.write(Array("print 6 * 7\n".utf8), as: ".pagewalkrc")
    let terminal = PseudoTerminal("pagewalk", home: home)
    try terminal.expect("$1 = 42 = 0x2a")
    try terminal.expect("pagewalk> ")
  }

  @Test func `output into a pipe has neither prompt nor escapes`() throws {
    let program = BuiltProgram.path(of: "pagewalk")
    let terminal = PseudoTerminal("/bin/sh", ["-c", "\(program) | cat"])
    terminal.type("print 7\r")
    try terminal.expect("$1 = 7 = 0x7\r\n")
    terminal.type("\u{4}")
    #expect(!terminal.settled().contains("\u{1b}"))
    #expect(terminal.exitStatus() == 0)
  }
}
