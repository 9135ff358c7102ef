import Glibc
import Testing

/// Somebody who steps through the kernel, with everything that can come between.
@Suite struct SteppingTests {
  private func start(_ arguments: [String] = [], columns: UInt16 = 80) throws -> PseudoTerminal {
    let terminal = PseudoTerminal(
      "pagewalk", ["--quiet", "--memory", "64M"] + arguments, columns: columns)
    try terminal.expect("pagewalk> ")
    return terminal
  }

  @Test func `Enter steps on, and goes back again`() throws {
    let terminal = try start()
    terminal.type("trace off\r")
    try terminal.expect("pagewalk> ")
    terminal.type("step touch 0804d000 w\r")
    try terminal.expect("pagewalk @1> ")
    terminal.type("\r")
    try terminal.expect("pagewalk @2> ")
    terminal.type("\r")
    try terminal.expect("pagewalk @3> ")
    terminal.type("back\r")
    try terminal.expect("pagewalk @2> ")
    terminal.type("\r")
    try terminal.expect("pagewalk @1> ")
    terminal.type("bt\r")
    try terminal.expect("#0")
    try terminal.expect("pagewalk @1> ")
    terminal.type("\r")
    try terminal.expect("pagewalk @1> ")
    terminal.type("finish\r")
    try terminal.expect("1 fault")
    try terminal.expect("pagewalk> ")
  }

  @Test func `Ctrl-C in the middle of continue halts there`() throws {
    let terminal = try start()
    terminal.type("trace off\r")
    try terminal.expect("pagewalk> ")
    terminal.type("mmap 40M rw\r")
    try terminal.expect("pagewalk> ")
    terminal.type("watch zone.DMA.managed\r")
    try terminal.expect("pagewalk> ")
    terminal.type("step touch $1 w for 40M\r")
    try terminal.expect("pagewalk @")
    terminal.type("continue\r")
    try terminal.expect("continue")
    usleep(200_000)
    terminal.type("\u{3}")
    try terminal.expect("interrupted")
    try terminal.expect("called by")
    try terminal.expect("pagewalk @")
    terminal.type("info line\r")
    // The command's text may be wrapped anywhere.
    try terminal.expect("touch $1 w")
    terminal.type("delete\r")
    try terminal.expect("pagewalk @")
    terminal.type("finish\r")
    try terminal.expect("pagewalk> ")
  }

  @Test func `a pipe that keeps everybody waiting is left with Ctrl-C and by signals`() throws {
    let directory = try TemporaryDirectory()
    let pipe = "\(directory.path)/pipe"
    _ = unsafe mkfifo(pipe, 0o600)
    let terminal = try start()
    terminal.type("source \(pipe)\r")
    try terminal.expect("pipe\r\n")
    usleep(200_000)
    terminal.type("\u{3}")
    try terminal.expect("was stopped")
    try terminal.expect("pagewalk> ")
    terminal.type("source \(pipe)\r")
    try terminal.expect("pipe\r\n")
    usleep(200_000)
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
  }

  @Test func `a halted machine is drawn in the window's new width`() throws {
    let terminal = try start()
    terminal.type("step touch 0804d000 w\r")
    try terminal.expect("pagewalk @1> ")
    terminal.resize(columns: 30)
    try terminal.expect("pagewalk @1> ")
    terminal.type("\r")
    let lines = terminal.settled().split(separator: "\r\n")
    #expect(lines.contains { $0.contains("@2 MMU") })
    #expect(lines.allSatisfy { $0.contains("\u{1b}") || $0.count <= 30 })
  }

  @Test func `a line of ten thousand characters is refused with a caret and nothing is lost`() throws {
    let terminal = try start()
    terminal.type("step touch 0804d000 w\r")
    try terminal.expect("pagewalk @1> ")
    terminal.type("print " + String(repeating: "1 + ", count: 2500) + "nonsense\r")
    try terminal.expect("error: nothing is called 'nonsense'")
    try terminal.expect("pagewalk @1> ")
    terminal.type("finish\r")
    try terminal.expect("1 fault")
  }

  @Test func `strace output is pasted into a session`() throws {
    let terminal = try start()
    let lines = """
      brk(NULL)                               = 0x8050000
      mmap2(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0xb7ff9000
      munmap(0xb7ff9000, 8192)                = 0
      """
    terminal.type("\u{1b}[200~\(lines)\u{1b}[201~")
    try terminal.expect("+ 2 lines")
    terminal.type("\r")
    try terminal.expect("munmap(0xb7ff9000, 8192)")
    try terminal.expect("pagewalk> ")
    terminal.type("\r")
    terminal.type("history\r")
    try terminal.expect("3  munmap(0xb7ff9000, 8192)")
  }

  @Test func `a terminal that is closed while the machine is halted ends the program`() throws {
    let terminal = try start()
    terminal.type("step touch 0804d000 w\r")
    try terminal.expect("pagewalk @1> ")
    terminal.hangUp()
    #expect(terminal.exitStatus() == 128 + SIGHUP)
  }

  @Test func `Ctrl-D while the machine is halted leaves`() throws {
    let terminal = try start()
    terminal.type("step touch 0804d000 w\r")
    try terminal.expect("pagewalk @1> ")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
  }

  // MARK: Replays

  private func log() throws -> (directory: TemporaryDirectory, path: String) {
    let directory = try TemporaryDirectory()
    let path = directory.write(Array("print 1\ntouch 0804d000 w\nprint 2\n".utf8), as: "a.log")
    return (directory, path)
  }

  @Test func `a replay waits before each command for Enter`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.write(Array("print 1\nprint 3\nprint 2\n".utf8), as: "b.log")
    let terminal = PseudoTerminal("pagewalk", ["run", "--step", path])
    try terminal.expect("next: print 1")
    try terminal.expect("pagewalk> ")
    terminal.type("print 40 + 2\r")
    try terminal.expect("$a1 = 42")
    try terminal.expect("next: print 1")
    terminal.type("\r")
    try terminal.expect("$1 = 1 = 0x1")
    try terminal.expect("next: print 3")
    try terminal.expect("pagewalk> ")
    terminal.type("c\r")
    try terminal.expect("$3 = 2 = 0x2")
    #expect(terminal.exitStatus() == 0)
    _ = directory
  }

  @Test func `a replay ends at an event with a prompt`() throws {
    let log = try log()
    let terminal = PseudoTerminal("pagewalk", ["run", "--until", "5", log.path])
    try terminal.expect("@5 ")
    try terminal.expect("pagewalk @5> ")
    terminal.type("finish\r")
    try terminal.expect("1 fault")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `progress goes to a terminal on which there is no output`() throws {
    let log = try log()
    let program = BuiltProgram.path(of: "pagewalk")
    let terminal = PseudoTerminal("/bin/sh", ["-c", "\(program) run \(log.path) > /dev/null"])
    try terminal.expect("100% 3 commands")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `a replay keeps its pace`() throws {
    let log = try log()
    let clock = ContinuousClock()
    let time = try clock.measure {
      _ = try BuiltProgram.run("pagewalk", ["run", "--speed", "10", log.path])
    }
    #expect(time > .milliseconds(300))
  }

  @Test(arguments: [["--speed", "0"], ["--until", "nonsense"]])
  func `a pace that cannot be is misuse`(_ options: [String]) throws {
    let log = try log()
    #expect(try BuiltProgram.run("pagewalk", ["run"] + options + [log.path]).status == 2)
  }
}
