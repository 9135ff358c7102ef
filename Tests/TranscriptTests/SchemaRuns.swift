import Drawing
import FoundationEssentials
import Hardware

@testable import Commands
@testable import Evidence
@testable import Grammar
@testable import KernelModel
@testable import Lessons
@testable import Reports
@testable import Session

/// Everything that the program writes in JSON, as far as it can be brought to.
struct SchemaRuns {
  let root: String
  /// Takes what is written.
  let write: (String) -> Void

  func runAll() throws {
    try runExamples()
    try runScenarios()
    for machine in SchemaLines.machines {
      let opening = "# pagewalk \(machine.options)\n"
      let configuration = try Configuration().following(
        LineReader(name: "machine", bytes: Array(opening.utf8)))
      try type(machine.lines.split(separator: "\n").map(String.init), configuration)
    }
    try checkFiles()
    try writeByHand()
  }

  private func session(_ configuration: Configuration) throws -> Session {
    let session = try Session(configuration: configuration)
    session.checksInvariants = false
    session.renderer = JSONRenderer()
    session.sink = write
    return session
  }

  private func type(_ lines: [String], _ configuration: Configuration) throws {
    let session = try session(configuration)
    for line in lines { session.execute(line) }
  }

  private func runExamples() throws {
    for isBare in [false, true] {
      var configuration = Configuration()
      configuration.memoryByteCount = 64 << 20
      configuration.isBare = isBare
      let catalog = (isBare ? CommandSet.standard.bare : CommandSet.standard.booted).catalog
      for command in catalog.commands where !command.isHidden {
        try type(command.example.split(separator: "\n").map(String.init), configuration)
      }
    }
  }

  private func runScenarios() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "Scenarios")
    for name in names.sorted() where name.hasSuffix(".transcript") {
      let path = root + "Scenarios/" + name
      let configuration = try Configuration().following(LineReader(path: path))
      _ = try FileRunner(session(configuration)).run(path)
    }
  }

  private static let decisions = """
    # decision vectors of Linux 5.10.0-32-686, MemTotal 79616 kB, SwapTotal 0 kB, swappiness 60

    """

  /// By their names; those that end in `.transcript` may be written anew.
  private static let files: [(String, String)] = [
    ("good.transcript", "pagewalk> print 1\n$1 = 1 = 0x1\n"),
    ("bad.transcript", "pagewalk> print 1\n$1 = 2\n"),
    ("story.transcript", "pagewalk> trace on\npagewalk> touch 0804d000 w\nsomething\n"),
    ("old.transcript", "# pagewalk --memory 1K\npagewalk> print 1\n"),
    ("log.log", "print 1\nprint 1/0\n"),
    ("odd.txt", "???\n"),
    ("word.mmu", "vector a\nmemory 0 0 x\n"),
    ("missing.mmu", "vector a\nmemory\n"),
    ("zones.txt", "Node 0, zone      DMA\n  pages free 1\n"),
    ("prio.vec", decisions + "prio boosted=0 priority=9 aim=9 taken=1 reclaimed=1 = next 9\n"),
    ("odd.vec", decisions + "prio boosted=x priority=9 = next 9\n"),
    ("oom.txt", "@machine MemTotal=1 HighTotal=0 SwapTotal=many\n"),
    ("kernel.klog", "@kernel 9.9\n"),
    ("late.klog", "@process 1\n"),
    ("never.quiz", "quiz 3 faults\nkind a\n  en: A\n  zh: A\nask\n  en: A\n  zh: A\n  answer: 1\n"),
  ]

  private func checkFiles() throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appending(path: UUID().uuidString)
    try manager.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: directory) }
    for (name, text) in Self.files {
      try Data(text.utf8).write(to: directory.appending(path: name))
    }
    let paths = Self.files.map { directory.appending(path: $0.0).path }
    let renderer = JSONRenderer()
    var checker = FileChecker(Configuration())
    _ = checker.check(paths + [directory.path + "/none"]) { write(renderer.render($0)) }
    checker.accepts = true
    _ = checker.check([paths[1]]) { write(renderer.render($0)) }
    let runner = FileRunner(try session(Configuration()))
    _ = try runner.run(directory.path + "/log.log")
  }

  /// What takes a person, a time or a damaged file.
  private func writeByHand() throws {
    let renderer = JSONRenderer()
    let missing = FileRefusal(file: "none", line: 3, .isNoReadableFile)
    let reports: [any Drawable] = [
      HelloReport(program: "pagewalk", version: "0.1.0"),
      FileRefusalReport(missing),
      InterruptionReport(try session(Configuration())),
      LostMapsReport.report([LostMaps(process: ProcessID(rawValue: 2), count: 1)]),
      ProgramEndReport(
        process: 2, path: "/bin/demo", errno: .execFormatError, reason: .badProgram(.notELF)),
      classReport,
      PictureFileReport("zones.svg", Picture.zones(try session(Configuration()).kernel)),
    ]
    for report in reports { write(renderer.render(report)) }
  }

  private var classReport: ClassReport {
    let lines = """
      2026-11-30 lesson faults 0 task 1 done
      2026-11-30 quiz frames 1 wrong V1
      2026-11-30 quiz frames 1 right F5
      2026-11-30 quiz frames 2 right F5
      2026-11-30 quiz frames 3 right F5
      """
    let file = ProgressFile(LineReader(name: "progress", bytes: Array(lines.utf8)))
    return ClassReport([("Ada", file.entries, 0)], lessons: BuiltInLessons.all())
  }
}
