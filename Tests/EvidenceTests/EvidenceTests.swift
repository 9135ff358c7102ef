@testable import Commands
import Drawing
@testable import Evidence
import Foundation
@testable import Session
import Testing

/// What real kernels answered, replayed.
struct EvidenceTests {
  /// The files of a folder of this target with an ending, in order.
  private static func files(_ folder: String, _ ending: String) -> [String] {
    let root = Bundle.module.resourceURL?.appending(path: folder).path ?? folder
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(root)/\($0)" }
  }

  static let programs = files("Programs", ".strace")
  static let recordings = files("Recordings", ".klog")

  @Test func `the evidence is all there`() {
    #expect(Self.programs.count == 6)
    #expect(Self.recordings.count == 72)
  }

  @Test(arguments: programs)
  func `a real program's calls return what they returned`(path: String) {
    let report = FileChecker(Configuration()).check(path)
    #expect(report.passed, "\(PlainRenderer().render(report))")
  }

  @Test(arguments: recordings)
  func `a real kernel's answers are given again`(path: String) {
    let report = FileChecker(Configuration()).check(path)
    #expect(report.passed, "\(PlainRenderer().render(report))")
  }
}

/// That a check fails when it should: one thing of good evidence is changed.
struct AlteredEvidenceTests {
  private let trace = try! String(
    contentsOfFile: EvidenceTests.programs.first { $0.hasSuffix("/bc.strace") } ?? "",
    encoding: .utf8)
  private let recording = try! String(
    contentsOfFile: EvidenceTests.recordings.first { $0.hasSuffix("5.10/p63-s1.klog") } ?? "",
    encoding: .utf8)

  /// The report on a recording in which one text stands in place of another.
  private func check(recording old: String, _ new: String) throws -> CheckReport {
    try #require(recording.contains(old))
    let text = recording.replacing(old, with: new, maxReplacements: 1)
    var check = RecordingCheck(LineReader(name: "x.klog", bytes: Array(text.utf8))) {
      (version, _) throws(ConfigurationRefusal) in
      var configuration = Configuration()
      configuration.kernelVersion = version
      let session = try Session(configuration: configuration)
      session.checksInvariants = false
      return session
    }
    return try check.run()
  }

  @Test(arguments: [
    (" = 0x60006000", " = 0x60007000", "expected 0x60007000, got 0x60006000"),
    (" = -1 EFAULT", " = 0", "expected 0, got -1 EFAULT"),
    ("r = 0x00 faults=1", "r = 0x01 faults=1", "expected 0x01, got 0"),
    ("r = 0x00 faults=1", "r = 0x00 faults=0", "expected faults=0, got faults=1"),
    ("SEGV_ACCERR", "SEGV_MAPERR", "expected SIGSEGV SEGV_MAPERR, got SIGSEGV SEGV_ACCERR"),
    ("VmSize=2352", "VmSize=2356", "expected VmSize=2356, got 2352"),
    ("\n26eac000-26ead000 rw-p", "\n26eac000-26ead000 r--p", "the mappings differ"),
    ("Rss=0", "Rss=4", "expected Rss=4, got 0"),
    ("@kernel 5.10", "@kernel 2.4", "unknown kernel '2.4'"),
  ])
  func `one changed answer is found`(old: String, new: String, message: String) throws {
    #expect(try check(recording: old, new).difference?.cause.english == message)
  }

  /// The report on bc's trace and final mappings after a change.
  private func check(trace old: String, _ new: String, exit: (String, String)? = nil) throws
    -> CheckReport
  {
    let source = try #require(EvidenceTests.programs.first { $0.hasSuffix("/bc.strace") }).dropLast(
      7)
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let stem = directory.appending(path: "bc").path
    try trace.replacing(old, with: new, maxReplacements: 1)
      .write(toFile: stem + ".strace", atomically: true, encoding: .utf8)
    for ending in [".exec.maps", ".exit.maps"] {
      var text = try String(contentsOfFile: source + ending, encoding: .utf8)
      if ending == ".exit.maps", let exit { text = text.replacing(exit.0, with: exit.1) }
      try text.write(toFile: stem + ending, atomically: true, encoding: .utf8)
    }
    return FileChecker(Configuration()).check(stem + ".strace")
  }

  @Test func `a trace with another result fails at its line`() throws {
    let report = try check(trace: "= 0xb7fc1000", "= 0xb7fc2000")
    #expect(report.difference?.cause.english == "expected 0xb7fc2000, got 0xb7fc1000")
    #expect(report.difference?.line == 3)
  }

  @Test func `other final mappings are found and shown`() throws {
    let report = try check(trace: "x", "x", exit: ("[heap]", "[help]"))
    #expect(report.difference?.cause.english == "the mappings at the end differ")
    #expect(
      report.difference?.lines.contains { $0.kind == .missing && $0.text.hasSuffix("[help]") }
        == true)
  }

  @Test func `a trace that breaks off fails`() throws {
    let report = try check(trace: "exit_group", "close")
    #expect(report.passed == false)
    let ended = try check(
      trace: trace, trace.components(separatedBy: "\n").dropLast(3).joined(separator: "\n"))
    #expect(ended.difference?.cause.english == "the trace ends before the program does")
  }

  @Test func `maps that are missing are named`() {
    let path = FileManager.default.temporaryDirectory.appending(path: "lonely.strace").path
    try? "1  close(3) = 0\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let message = FileChecker(Configuration()).check(path).difference?.cause.english
    #expect(message?.hasSuffix("lonely.exec.maps': No such file or directory") == true)
  }
}
