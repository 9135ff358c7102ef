import Glibc
import Testing

/// A lecture: a file that is stepped through in front of a class, with everything that comes
/// between its lines.
@Suite struct LectureTests {
  /// A window.
  struct Size: CustomTestStringConvertible {
    let columns: UInt16
    let rows: UInt16

    static let all = [Size(columns: 80, rows: 24), Size(columns: 100, rows: 30)]

    var testDescription: String { "\(columns)x\(rows)" }
  }

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func start(_ text: String, as name: String, _ size: Size) throws -> PseudoTerminal {
    let path = directory.write(Array(text.utf8), as: name)
    let terminal = PseudoTerminal(
      "pagewalk", ["--quiet", "--memory", "64M", "run", "--step", path], columns: size.columns,
      rows: size.rows)
    try terminal.expect("next: ")
    try terminal.expect("pagewalk> ")
    return terminal
  }

  /// Types a line, and waits until the prompt is back.
  private func type(_ line: String, at terminal: PseudoTerminal, prompt: String = "pagewalk> ")
    throws
  {
    _ = terminal.settled()
    terminal.type(line + "\r")
    try terminal.expect("\r\n")
    try terminal.expect(prompt)
    _ = terminal.settled()
  }

  /// Whether a command comes next, and Enter carries it out.
  private func isNext(_ command: String, on terminal: PseudoTerminal) -> Bool {
    terminal.screen.text.hasSuffix(
      "\nnext: \(command)\npagewalk> "
        + "Enter: carry it out; skip, previous, repeat; c: the rest; q: leave")
  }

  private static let log = "mmap 64K rw\ntouch $1 w\nmmap 8K rw\ntouch $2 w\nprint $1 - $2\n"

  @Test(arguments: Size.all)
  func `asides have results of their own, and the file's mean what they meant`(_ size: Size) throws
  {
    let terminal = try start(Self.log, as: "asides.log", size)
    try type("mmap 4K r", at: terminal)
    #expect(terminal.screen.text.contains("$a1 = b7ffa000\n"))
    #expect(isNext("mmap 64K rw", on: terminal))
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("$1 = b7fea000\n"))
    #expect(isNext("touch $1 w", on: terminal))
    try type("touch $a1 r", at: terminal)
    #expect(terminal.screen.text.contains("b7ffa000: read 00, 1 fault\n"))
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("b7fea000: write 00, 1 fault\n"))
    try type("print $ - $a1", at: terminal)
    #expect(terminal.screen.text.contains("$a2 = -65536 = 0xffffffffffff0000\n"))
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("$2 = b7fe8000\n"))
    try type("", at: terminal)
    try type("c", at: terminal, prompt: "$3 = 8192")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: Size.all)
  func `Enter steps while an aside is halted, and then goes on in the file`(_ size: Size) throws {
    let terminal = try start(Self.log, as: "halt.log", size)
    try type("", at: terminal)
    try type("step touch $1 w", at: terminal, prompt: "@")
    #expect(!isNext("touch $1 w", on: terminal))
    try type("", at: terminal, prompt: "@")
    try type("bt", at: terminal, prompt: "@")
    try type("", at: terminal, prompt: "@")
    try type("skip", at: terminal, prompt: "@")
    #expect(terminal.screen.text.contains("the machine is halted: 'finish' lets the command end"))
    try type("finish", at: terminal)
    #expect(terminal.screen.text.contains("b7feb000: write 00, 1 fault\n"))
    #expect(isNext("touch $1 w", on: terminal))
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("b7feb000: write 00, no fault\n"))
  }

  @Test(arguments: Size.all)
  func `a breakpoint set aside halts the file's line, whose result stays the file's`(
    _ size: Size
  ) throws {
    let terminal = try start("mmap 64K rw\nprint $1\n", as: "break.log", size)
    try type("tbreak do_mmap", at: terminal)
    #expect(terminal.screen.text.contains("breakpoint 1: once do_mmap"))
    try type("", at: terminal, prompt: "@")
    try type("finish", at: terminal)
    #expect(terminal.screen.text.contains("$1 = b7feb000\n"))
    #expect(isNext("print $1", on: terminal))
  }

  @Test(arguments: Size.all)
  func `a line that fails stays the next one, and what it did is not done twice`(
    _ size: Size
  ) throws {
    let terminal = try start(
      "mmap 8K rw; touch there w\nprint $1\n", as: "fail.log", size)
    try type("", at: terminal)
    #expect(isNext("mmap 8K rw; touch there w", on: terminal))
    try type("there = mmap 4K", at: terminal)
    try type("undo", at: terminal)
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("$1 = b7ff9000\n"))
    #expect(!terminal.screen.text.contains("$2"))
  }

  @Test(arguments: Size.all)
  func `Ctrl-C tells how far the line came, and the line stays the next one`(_ size: Size) throws {
    let terminal = try start(
      "mmap 2G r\ntouch $1 r for 2G\nprint 7\n", as: "long.log", size)
    try type("", at: terminal)
    terminal.type("\r")
    usleep(200_000)
    terminal.type("\u{3}")
    try terminal.expect("next: touch $1 r for 2G")
    try terminal.expect("pagewalk> ")
    _ = terminal.settled()
    let lines = terminal.screen.lines
    let told = lines.first { $0.hasPrefix("interrupted after ") } ?? ""
    #expect(told.hasSuffix(" of 524288 pages; the rest was not done"))
    try type("skip", at: terminal)
    #expect(isNext("print 7", on: terminal))
  }

  @Test(arguments: Size.all)
  func `previous, repeat and skip go through the file and keep its numbers`(_ size: Size) throws {
    let terminal = try start(Self.log, as: "back.log", size)
    try type("previous", at: terminal)
    #expect(terminal.screen.text.contains("this is the first line"))
    try type("", at: terminal)
    try type("", at: terminal)
    try type("repeat", at: terminal)
    #expect(terminal.screen.text.contains("b7feb000: write 00, 1 fault\n"))
    #expect(!terminal.screen.text.contains("no fault"))
    try type("previous", at: terminal)
    try type("previous", at: terminal)
    #expect(isNext("mmap 64K rw", on: terminal))
    try type("skip", at: terminal)
    try type("skip", at: terminal)
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("$2 = b7ff9000\n"))
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("b7ff9000: write 00, 1 fault\n"))
  }

  @Test(arguments: Size.all)
  func `narration wraps at words, and a long output pages`(_ size: Size) throws {
    let words = (1...40).map { "word\($0)" }
    let terminal = try start(
      "# \(words.joined(separator: " "))\npagewalk> print 1\n$1 = 1 = 0x1\n",
      as: "wide.transcript", size)
    _ = terminal.settled()
    let narrated = terminal.screen.lines.filter { $0.contains("word") }
    #expect(narrated.count > 2)
    let shown = narrated.joined(separator: " ").split(separator: " ").map(String.init)
    #expect(shown == ["#"] + words)
    terminal.type("maps; smaps\r")
    try terminal.expect("--more--")
    terminal.type("q")
    try terminal.expect("next: print 1")
  }

  @Test(arguments: Size.all)
  func `an error that the file shows on purpose is no failure`(_ size: Size) throws {
    let text = """
      pagewalk> touch nowhere
      touch nowhere
            ^~~~~~~
      error: nothing is called 'nowhere'
      # On it goes.
      pagewalk> print 1
      $1 = 1 = 0x1
      """
    let terminal = try start(text, as: "purpose.transcript", size)
    try type("", at: terminal)
    #expect(terminal.screen.text.contains("# On it goes.\n"))
    #expect(isNext("print 1", on: terminal))
  }

  @Test func `without a terminal the lines run on`() throws {
    let path = directory.write(Array("print 1\nprint 2\n".utf8), as: "on.log")
    let answer = try BuiltProgram.run("pagewalk", ["run", "--step", path])
    #expect(answer == .init(output: "$1 = 1 = 0x1\n$2 = 2 = 0x2\n", status: 0))
  }
}
