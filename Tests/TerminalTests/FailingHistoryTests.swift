import Glibc
import Testing

@testable import Disk
@testable import Terminal

/// The first, second, third … call to the host that writes the history fails: what was acknowledged
/// is there, and nothing of what was not.
struct FailingHistoryTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var file: HistoryFile { HistoryFile(path: directory.path + "/state/history") }

  @Test func `a line is in the file if it was acknowledged`() {
    let lines = ["print 1", "mmap 64K rw", "touch $1 w"]
    var number = 1
    while true {
      _ = unsafe unlink(file.path)
      let call = FailingCall(number: number)
      var kept: [String] = []
      var errors: [Int32] = []
      FailingCall.$awaited.withValue(call) {
        for line in lines {
          let error = file.append(line)
          if error == 0 { kept.append(line) } else { errors.append(error) }
        }
      }
      guard call.hasCome else { break }
      #expect(errors == [EIO], "call \(number)")
      #expect(directory.read("state/history") == kept.map { $0 + "\n" }.joined(), "call \(number)")
      number += 1
    }
    #expect(number > lines.count)
  }

  @Test func `a history that is shortened or mended is the old one or the new one`() {
    let long = (1...21).map { "line \($0)\n" }.joined()
    for old in [long, "line 1\n\u{1}\nline 2\n"] {
      var number = 1
      while true {
        for name in ["state/history", "state/history.damaged"] {
          _ = unsafe unlink("\(directory.path)/\(name)")
        }
        _ = file.append("")
        directory.write(Array(old.utf8), as: "state/history")
        let call = FailingCall(number: number)
        let loaded = FailingCall.$awaited.withValue(call) { file.load(capacity: 10) }
        guard call.hasCome else { break }
        let new = loaded.history.entries.map { $0 + "\n" }.joined()
        let text = directory.read("state/history")
        let isAside = directory.read("state/history.damaged") == old
        #expect(text == old || text == new || text.isEmpty && isAside, "call \(number): \(text)")
        #expect(loaded.isWritable || loaded.notice != nil, "call \(number)")
        number += 1
      }
      #expect(number > 3)
    }
  }
}

/// A limit on the size of files, which the system answers with a signal: no program ends of it.
struct SizeLimitTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A program on a terminal that may write files of so many times 512 bytes.
  private func start(_ arguments: String, blocks: Int) -> PseudoTerminal {
    let program = BuiltProgram.path(of: "pagewalk")
    return PseudoTerminal(
      "/bin/sh", ["-c", "ulimit -f \(blocks); exec \(program) --quiet \(arguments)"],
      home: directory)
  }

  @Test func `a line that only begins to fit is taken back`() throws {
    let old = String(repeating: "print 1 # and so on\n", count: 102) + "12\n"
    #expect(old.utf8.count == 2043)
    directory.write(Array(old.utf8), as: ".pagewalk_history")
    let terminal = start("", blocks: 4)
    try terminal.expect("pagewalk> ")
    terminal.type("print 22222\r")
    try terminal.expect("history is no longer kept")
    try terminal.expect("$1 = 22222")
    terminal.type("print 3\r")
    try terminal.expect("$2 = 3")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 1)
    #expect(directory.read(".pagewalk_history") == old)
  }

  @Test func `what was learnt and cannot be kept is told once`() throws {
    let terminal = start("lesson 1", blocks: 0)
    try terminal.expect("lesson 1> ")
    terminal.type("solution\r")
    try terminal.expect("history is no longer kept")
    try terminal.expect("lesson 1> ")
    // The first task is seen, which is noted.
    terminal.type("solution\r")
    try terminal.expect("cannot keep what was learnt in \(directory.path)/.pagewalk_progress")
    try terminal.expect("lesson 1> ")
    for _ in 0..<3 {
      terminal.type("solution\r")
      try terminal.expect("lesson 1> ")
    }
    #expect(!terminal.settled().contains("cannot keep"))
    terminal.type("lesson leave\r")
    try terminal.expect("pagewalk> ")
    terminal.type("print 3\r")
    try terminal.expect("$1 = 3")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() != nil)
    #expect(directory.read(".pagewalk_progress") == "")
  }

  @Test func `output into a file that may not grow is told`() throws {
    let program = BuiltProgram.path(of: "pagewalk")
    let answer = try BuiltProgram.run(
      "/bin/sh",
      ["-c", "ulimit -f 1; cd \(directory.path); \(program) -c 'maps; maps; maps' > out; echo $?"],
      environment: ["PATH=/usr/bin:/bin"])
    #expect(answer.output == "pagewalk: cannot write output: File too large\n1\n")
    #expect(directory.read("out").utf8.count == 512)
  }
}
