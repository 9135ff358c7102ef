import Testing

/// What ends other programs: a host without room, a file that breaks the checker, odd options.
struct EnduranceTests {
  /// Runs the program with so many KiB of address space.
  private func limited(_ kibibytes: Int, _ words: String) throws -> BuiltProgram.Answer {
    let program = BuiltProgram.path(of: "pagewalk")
    return try BuiltProgram.run(
      "/bin/sh", ["-c", "ulimit -v \(kibibytes); exec '\(program)' \(words)"],
      environment: ["SWIFT_BACKTRACE=enable=no"])
  }

  @Test(arguments: stride(from: 300_000, through: 2_100_000, by: 150_000).map { $0 })
  func `where the host has no room a sentence says so`(kibibytes: Int) throws {
    for machine in ["", "--memory 64M", "--bare", "--pae --memory 2G"] {
      let answer = try limited(kibibytes, "\(machine) -c 'print 1'")
      if answer.status == 0 {
        #expect(answer.output == "$1 = 1 = 0x1\n")
      } else {
        #expect(answer.status == 1)
        #expect(answer.output.hasPrefix("pagewalk: the host refuses "))
        #expect(answer.output.split(separator: "\n").count == 1)
      }
    }
  }

  @Test func `a way that needs a second machine is refused where there is no room`() throws {
    let directory = try TemporaryDirectory()
    let log = directory.write(Array("mmap 4K\ngoto start\nprint 1\n".utf8), as: "a.log")
    let answer = try limited(1_900_000, "run '\(log)'")
    #expect(answer.status == 1)
    #expect(answer.output.contains("a.log:2: error: the host refuses "))
    #expect(answer.output.hasSuffix("$2 = 1 = 0x1\n"), "and the run goes on")
  }

  @Test func `a machine that is too large fails its own file alone`() throws {
    let directory = try TemporaryDirectory()
    let large = directory.write(
      Array("# pagewalk --memory 64G --pae\npagewalk> print 1\n".utf8), as: "a.transcript")
    let small = directory.write(Array("pagewalk> print 1\n$1 = 1 = 0x1\n".utf8), as: "b.transcript")
    let answer = try limited(2_500_000, "check '\(large)' '\(small)' '\(small)'")
    #expect(answer.status == 1 || answer.status == 2)
    #expect(answer.output.contains("FAIL  \(large): "))
    #expect(answer.output.hasSuffix("2 passed, 1 failed\n"))
  }

  @Test(arguments: ["1e-19", "0.0000001", "1e-300"])
  func `any pace is one that can be interrupted`(speed: String) throws {
    let directory = try TemporaryDirectory()
    let log = directory.write(Array("print 1\n".utf8), as: "a.log")
    let terminal = PseudoTerminal("pagewalk", ["run", "--speed", speed, log])
    #expect(terminal.exitStatus(within: 0.5) == nil)
    terminal.type("\u{3}")
    #expect(terminal.exitStatus() == 130)
  }

  @Test func `Ctrl-C in the startup file ends that alone`() throws {
    let home = try TemporaryDirectory()
    _ = home.write(Array("mmap 900M rw populate\nprint 41 + 1\n".utf8), as: ".pagewalkrc")
    let terminal = PseudoTerminal("pagewalk", home: home)
    try terminal.expect("Ctrl-D leaves.")
    terminal.type("\u{3}")
    try terminal.expect("pagewalk> ")
    terminal.type("print 6 * 7; print 7\r")
    try terminal.expect("= 42 = 0x2a")
    try terminal.expect("= 7 = 0x7")
  }

  @Test func `q ends the output of its command alone`() throws {
    let terminal = PseudoTerminal("pagewalk")
    try terminal.expect("pagewalk> ")
    terminal.type("help all; print 6 * 7\r")
    try terminal.expect("--more--")
    terminal.type("q")
    try terminal.expect("$1 = 42 = 0x2a")
    try terminal.expect("pagewalk> ")
    terminal.type("\u{1b}[200~help all\nprint 8\nprint 9\u{1b}[201~\r")
    try terminal.expect("--more--")
    terminal.type("q")
    try terminal.expect("$2 = 8 = 0x8")
    try terminal.expect("$3 = 9 = 0x9")
  }
}
