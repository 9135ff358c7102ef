@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `A file that says which machine it is for` {
  private func following(_ text: String) throws -> Configuration {
    try Configuration().following(LineReader(name: "x", bytes: Array(text.utf8)))
  }

  @Test func `changes what its line names`() throws {
    let line = "# pagewalk --memory 2G --pae --layout linux-6.1 --kernel 6.1 --tlb 64x4 --seed 7"
    let wanted = try following("# A lesson.\n\(line) --set highpte=1\npagewalk> zones\n")
    #expect(wanted.memoryByteCount == 2 << 30)
    #expect(wanted.usesPAE)
    #expect((wanted.layout, wanted.kernelVersion) == (.linux61, .v6_1))
    #expect((wanted.tlb, wanted.seed) == ("64x4", 7))
    #expect(wanted.settings == [.init(key: "highpte", value: "1")])
    #expect(wanted.narration == line + " --set highpte=1")
  }

  @Test func `may name the kernel that is implied`() throws {
    for options in ["--kernel 5.10", "--layout linux-6.1 --kernel 6.1"] {
      let words = options.split(separator: " --kernel")
      let implied = options.hasPrefix("--layout") ? "# pagewalk \(words[0])" : ""
      let wanted = try following("# pagewalk \(options)\n")
      #expect(try wanted == following("\(implied)\n"))
      #expect(try wanted.hashValue == following("\(implied)\n").hashValue)
    }
    #expect(try following("# pagewalk --kernel 6.18\n") != Configuration())
  }

  @Test func `may say which language its output is written in`() throws {
    let text = "# pagewalk --pae --lang zh\npagewalk> zones\n"
    #expect(try following(text) == following("# pagewalk --pae\n"))
    func language(_ text: String) -> Language {
      Language(ofTranscript: LineReader(name: "x", bytes: Array(text.utf8)))
    }
    #expect(language(text) == .chinese)
    #expect(language("# pagewalk --pae\n") == .english)
    #expect(language("pagewalk> zones\n# pagewalk --lang zh\n") == .english)
    #expect(throws: ConfigurationRefusal.self) { try following("# pagewalk --lang xx\n") }
    #expect(Language.chinese.firstLine(on: Configuration()) == "# pagewalk --lang zh")
    #expect(Language.english.firstLine(on: Configuration()) == nil)
  }

  @Test func `counts only before the first command`() throws {
    #expect(try following("pagewalk> zones\n# pagewalk --pae\n") == Configuration())
  }

  @Test(arguments: ["--memory", "--memory much", "--layout 2.4", "--frames 3", "--set x"])
  func `is refused when the line cannot be read`(_ options: String) {
    #expect(throws: ConfigurationRefusal.self) { try following("# pagewalk \(options)\n") }
  }

  @Test(arguments: [
    ("--memory 1M", "a machine cannot have 1048576 bytes of RAM"),
    ("--set pse=2", "pse cannot be 2"), ("--set nonsense=1", "unknown setting 'nonsense'"),
    ("--wrong 1", "'--wrong 1' is no option of a machine"),
  ])
  func `fails its check with the reason`(_ options: String, _ why: String) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).transcript").path
    try Data("# pagewalk \(options)\npagewalk> print 1\n".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = FileChecker(Configuration()).check(path)
    #expect(report.difference?.cause.english.contains(why) == true)
  }

  @Test func `does not run on a machine that has booted otherwise`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).transcript").path
    try Data("# pagewalk --memory 2G\npagewalk> print 1\n".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = Specimen().type("source \(path)")
    #expect(text.contains("it is for another machine: pagewalk --memory 2G"))
    #expect(Specimen { $0.memoryByteCount = 2 << 30 }.type("source \(path)").contains("$1 = 1"))
  }

  @Test func `is what record writes of a machine out of the ordinary`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).transcript").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let it = Specimen { $0.usesPAE = true }
    _ = it.type("print 1", after: "record \(path)")
    _ = it.type("record off")
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(text.hasPrefix("# pagewalk --pae\npagewalk> print 1\n$1 = 1 = 0x1\n"))
    #expect(FileChecker(Configuration()).check(path).passed)
  }
}
