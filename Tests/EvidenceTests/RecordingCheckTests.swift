import Commands
import Drawing
import Evidence
import FoundationEssentials
import Grammar
@testable import Session
import Testing

/// Every transcript that `record` wrote passes its own `check`.
struct RecordingCheckTests {
  @Test(arguments: [
    ("touch $1 w for 1M", 5), ("kmalloc 4K times 100", 5), ("print 1; print 2; print 3", 3),
    ("alloc 0; touch $1 w for 64K; print 9", 4),
  ])
  func `a command that Ctrl-C ended is ended there again`(line: String, question: Int) throws {
    let recorded = try RecordedSession()
    recorded.type(["mmap 1M rw"])
    recorded.type(line, stoppedAt: question)
    recorded.type(["print rss", "digest"])
    #expect(recorded.text.contains("\n# pagewalk interrupted \(question)\n"))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
    let text = recorded.text
    // The same with the note taken away runs to its end, and so differs.
    try text.replacing("# pagewalk interrupted", with: "# once interrupted")
      .write(toFile: recorded.path, atomically: true, encoding: .utf8)
    #expect(!FileChecker(Configuration(), commands: .standard).check(recorded.path).passed)
  }

  @Test func `a recording that begins behind an interrupted command tells it again`() throws {
    let recorded = try RecordedSession(records: false)
    recorded.type(["mmap 1M rw"])
    recorded.type("touch $1 w for 1M", stoppedAt: 7)
    recorded.begin()
    recorded.type(["print rss"])
    #expect(recorded.text.contains("# pagewalk interrupted 7\n"))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `the machine that Ctrl-C halted is halted there again`() throws {
    let recorded = try RecordedSession()
    recorded.type(["break frame 1"])
    recorded.type("mmap 1M rw populate", stoppedAt: 40)
    #expect(recorded.session.isHalted)
    recorded.type(["bt", "print rss"])
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `a machine that is halted at the end is no contradiction`() throws {
    for event in [3, 40, 80, 120] {
      let recorded = try RecordedSession()
      recorded.type([
        "mmap 4M rw", "fork", "step touch $1 w for 64K", "goto \(event)", "audit",
      ])
      let report = recorded.checked()
      #expect(report.passed, "\(report.told)")
    }
    let recorded = try RecordedSession()
    recorded.type(["break handle_mm_fault", "mmap 64K rw populate", "step", "step"])
    #expect(recorded.session.isHalted)
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test(arguments: [
    ["alias grab mmap 64K rw", "grab", "nonsense", "grab fixd", "touch $1 w"],
    ["define look \"touch $arg0\" \"translate $arg0\"", "look", "look 0804b000", "look 1 2 3"],
    ["mmap 4K", "back", "mmap 4K", "y", "branch", "mmap 8K", "branch main", "digest"],
    ["touch 08048000", "back 5", "bt", "step", "goto end", "undo", "touch 08048000 x"],
    ["break fault", "commands 1 \"undo\" \"continue\"", "touch 08048000", "touch 0804b000 w"],
    ["break fault", "commands", "silent", "print rss", "end", "touch 08048000", "continue"],
    ["print 1/0", "   nonsense 3  ", "print 2 = 3", "touch 99999999 q", "x/4zz 0", "mmap 4K fixd"],
    ["mmap 8K; nonsense; mmap 4K", "print \"\u{e4}\u{4e2d}\" x", "\u{4e2d}\u{6587} x", "y", "n"],
    ["mmap 4K", "mmap 4K", "mmap 4K", "undo to 1", "mmap 8K", "undo to 9", "undo to 0", "digest"],
  ])
  func `what was typed comes out again`(lines: [String]) throws {
    let recorded = try RecordedSession()
    recorded.type(lines)
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `what is said aside comes out again, errors at the same words`() throws {
    let recorded = try RecordedSession()
    recorded.type(["mmap 64K rw", "alias grab mmap 64K rw", "define two \"print 1\" \"print $arg0\""])
    for line in [
      "grab shared", "grab fixd", "nonsense", "print 1; print $9", "two 7", "two", "  touch $1 w",
      "print $a1", "step touch $1 r", "step", "finish", "aside print 3", "grab; grab", "alias x y",
      "leaveout 2", "undo", "back command", "goto end", "mmap 4K # what", "# what", "",
    ] {
      recorded.session.execute(aside: line)
    }
    recorded.type(["print $1", "print $2", "leaveout", "print 4", "print $a2"])
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }

  @Test func `a machine whose options have blanks and quotes is the one of its recording`() throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 70_000 << 10
    configuration.seed = 18_434_143
    configuration.settings = [
      .init(key: "vm.lowmem_reserve_ratio", value: "256 32 0 0"),
      .init(key: "sysroot", value: "/tmp/it's a 'place'\\"),
    ]
    let recorded = try RecordedSession(configuration)
    recorded.type(["show vm.lowmem_reserve_ratio", "mmap 4K", "digest"])
    #expect(
      recorded.text.hasPrefix(
        "# pagewalk --memory 71680000 --seed 18434143 --set 'vm.lowmem_reserve_ratio=256 32 0 0' "
          + "--set 'sysroot=/tmp/it'\\''s a '\\''place'\\''\\'\n"))
    // Where programs come from is the choice of whoever checks.
    var person = Configuration()
    person.settings = [configuration.settings[1]]
    let report = recorded.checked(asking: person)
    #expect(report.passed, "\(report.told)")
  }
}
