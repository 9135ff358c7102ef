import Commands
import Session
import Testing

@testable import Lessons

/// Every lesson at a terminal, as three people take it. What each types is found on a session of
/// the test's own; what the program has noted of them must be what that session tells.
@Suite struct LessonPeopleTests {
  private static let names = BuiltInLessons.all().map(\.name)

  /// A person at a terminal, and the session that knows what is awaited.
  private final class Person {
    let home: TemporaryDirectory
    let terminal: PseudoTerminal
    let session: Session
    private var events: [ProgressEntry.Event] = []

    init() throws {
      home = try TemporaryDirectory()
      terminal = PseudoTerminal("pagewalk", ["--quiet"], home: home, columns: 100, rows: 400)
      session = try Session(configuration: Configuration())
      session.checksInvariants = false
      session.sink = { _ in }
      session.learner.keeps = { [unowned self] in events.append($0.event) }
      try terminal.expect(session.prompt)
    }

    func type(_ line: String) throws {
      session.execute(line)
      terminal.type(line + "\r")
      try terminal.expect(session.prompt)
    }

    /// Leaves, and compares what was noted, but for the day.
    func leave() throws {
      terminal.type("quit\r")
      #expect(terminal.exitStatus() == 0)
      let day = Day(number: 0)
      let expected = events.map { ProgressEntry(day, $0).line.dropFirst("\(day)".count) }
      let lines = home.read(".pagewalk_progress").split(separator: "\n").dropFirst()
      #expect(lines.map { $0.dropFirst("2026-11-30".count) } == expected)
      #expect(!expected.isEmpty)
    }
  }

  @Test(arguments: names)
  func whoSolves(_ name: String) throws {
    let person = try Person()
    try person.type("lesson \(name)")
    while let course = person.session.course, !course.isOver {
      switch course.waiting {
      case .answer(_, let put): try person.type(put.right.typed)
      case .task(let task, _): try person.type(task.solution.text)
      case .nothing, .end: break
      }
    }
    try person.leave()
  }

  /// In every listed way: as often as a question has errors, the lesson is begun again.
  @Test(arguments: names)
  func whoErrs(_ name: String) throws {
    let person = try Person()
    let lesson = try #require(BuiltInLessons.all().first { $0.name == name })
    for pass in 0..<(lesson.asks.map(\.wrongs.count).max() ?? 1) {
      try person.type("lesson \(name)")
      while let course = person.session.course, !course.isOver {
        switch course.waiting {
        case .answer(_, let put):
          try person.type((put.errors.dropFirst(pass).first?.value ?? put.right).typed)
        case .task(let task, _):
          if pass == 0 {
            for by in task.notices.compactMap(\.by) {
              let count = person.session.front.log.count
              for command in by.commands { try person.type(command.text) }
              try person.type("undo to \(count)")
            }
          }
          try person.type(task.solution.text)
        case .nothing, .end: break
        }
      }
    }
    try person.leave()
  }

  @Test(arguments: names)
  func whoGivesUpAtEachHint(_ name: String) throws {
    let person = try Person()
    try person.type("lesson \(name)")
    while let course = person.session.course, !course.isOver {
      switch course.waiting {
      case .answer:
        try person.type("hint")
        try person.type("solution")
      case .task(let task, _):
        for _ in 0...task.hints.count { try person.type("hint") }
        try person.type("solution")
        try person.type(task.solution.text)
      case .nothing, .end: break
      }
    }
    try person.leave()
  }
}
