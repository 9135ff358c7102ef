import Glibc
import Testing

/// A person who learns at a terminal: what was done is there the next time.
@Suite struct LessonPromptTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func start(_ arguments: [String], prompt: String) throws -> PseudoTerminal {
    let terminal = PseudoTerminal(
      "pagewalk", ["--quiet"] + arguments, home: home, columns: 100, rows: 60)
    try terminal.expect(prompt)
    return terminal
  }

  private func type(_ line: String, at terminal: PseudoTerminal, expecting text: String) throws {
    _ = terminal.settled()
    terminal.type(line + "\r")
    try terminal.expect(text)
  }

  private var progress: String { home.read(".pagewalk_progress") }

  @Test func whatWasDoneIsRemembered() throws {
    let terminal = try start(["lesson", "3"], prompt: "pagewalk lesson 3> ")
    #expect(terminal.screen.text.contains("Lesson 3: Demand paging\n"))
    try type("2", at: terminal, expecting: "Yes.")
    try type("touch p r", at: terminal, expecting: "Done.")
    try type("0", at: terminal, expecting: "No, the answer is 1.")
    terminal.type("quit\r")
    #expect(terminal.exitStatus() == 0)
    let lines = progress.split(separator: "\n")
    #expect(lines.count == 4 && lines[0].hasPrefix("# "))
    #expect(lines[1].contains(" lesson faults ") && lines[1].contains(" ask 1 right"))
    #expect(lines[2].hasSuffix(" task 1 done") && lines[3].hasSuffix(" ask 2 wrong"))
    #expect(home.mode(of: ".pagewalk_progress") == 0o600)
    let again = try start([], prompt: "pagewalk> ")
    try type("lesson", at: again, expecting: "1/5")
  }

  /// Nothing that was told as done is lost, however the program ends.
  @Test func aKillLosesNothing() throws {
    let terminal = try start(["lesson", "faults"], prompt: "pagewalk lesson 3> ")
    try type("3", at: terminal, expecting: "Task 1 of 5")
    terminal.signal(SIGKILL)
    #expect(progress.contains(" ask 1 wrong F3\n"))
  }

  @Test func aDamagedFileIsToldAndKeptAside() throws {
    let good = "2026-11-30 lesson faults 0000000000000000 task 1 done"
    home.write(Array("\(good)\nnonsense\n2026-11-31 quiz x 1 right\n".utf8), as: ".pagewalk_progress")
    let terminal = try start([], prompt: "pagewalk> ")
    #expect(terminal.screen.text.contains("2 lines of "))
    #expect(terminal.screen.text.contains("were damaged; they are in "))
    #expect(home.read(".pagewalk_progress.damaged").contains("nonsense\n"))
    #expect(progress.contains(good) && !progress.contains("nonsense"))
    terminal.type("quit\r")
    #expect(terminal.exitStatus() == 0)
    let again = try start([], prompt: "pagewalk> ")
    #expect(!again.screen.text.contains("damaged"))
  }

  /// A program that speaks through a pipe has neither clock nor file.
  @Test func aPipeLeavesNoFile() throws {
    let answer = try BuiltProgram.run(
      "pagewalk", ["--quiet", "lesson", "3"], input: Array("2\nlesson leave\n".utf8),
      home: home.path)
    #expect(answer.output.contains("Yes.\n") && answer.output.contains("as you left it"))
    #expect(progress.isEmpty)
  }
}
