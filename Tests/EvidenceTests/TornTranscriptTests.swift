import Commands
import Drawing
import Evidence
import FoundationEssentials
import Grammar
@testable import Session
import Testing

/// Transcripts whose writer was ended in the middle of a command, and machines that were changed on
/// purpose.
struct TornTranscriptTests {
  private func check(_ text: String) throws -> CheckReport {
    let directory = FileManager.default.temporaryDirectory.path
    let path = "\(directory)/pagewalk-\(UUID().uuidString).transcript"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return FileChecker(Configuration(), commands: .standard).check(path)
  }

  @Test func `wherever a recording breaks off it passes, and says so`() throws {
    let recorded = try RecordedSession()
    recorded.type(["mmap 64K rw", "touch $1 w", "nonsense", "print rss"])
    recorded.session.execute("record off")
    let text = recorded.text
    let whole = try check(text)
    #expect(whole.passed && whole.remark == nil)
    var tornCount = 0
    for count in stride(from: 1, to: text.count, by: 3) {
      let part = String(text.prefix(count))
      // What ends with a line ends with a command, or lacks output.
      guard part.last != "\n" else { continue }
      let report = try check(part)
      #expect(report.passed, "\(part.debugDescription): \(report.told)")
      if report.remark?.code == "torn-off" { tornCount += 1 }
    }
    #expect(tornCount > 20)
  }

  @Test func `while a command runs the file does not end with a line`() throws {
    let recorded = try RecordedSession()
    var ends: [Character?] = []
    recorded.session.sink = { _ in ends.append(recorded.text.last) }
    recorded.type(["trace on", "mmap 64K rw populate", "print 1"])
    #expect(!ends.isEmpty && !ends.contains("\n"))
    #expect(recorded.text.last == "\n")
    #expect(recorded.checked().passed)
  }

  @Test(arguments: [
    "pagewalk> print 1\n$1 = 1 = 0x2", "pagewalk> print 1\n", "pagewalk> print 1\nmore\n$1 = 1",
    "pagewalk> print 1\n$1 = 1 = 0x1\nmore", "pagewalk:2> print 1",
  ])
  func `what differs is not torn off`(text: String) throws {
    let report = try check(text)
    #expect(!report.passed && report.remark == nil)
  }

  @Test func `a machine that poke has spoilt is no fault of Pagewalk's`() throws {
    let recorded = try RecordedSession()
    recorded.type(["touch 0804b000 w", "poke cr3+128 0", "poke cr3+128 0xfffff067"])
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
    #expect(report.remark?.code == "tampered-with")
    #expect(report.told.contains("commands; RAM was changed behind the kernel's back"))
  }
}

/// A kernel that cannot go on because somebody has spoilt its memory.
struct SpoiltMachineTests {
  /// Maps the frame of a page table as a page of the program, so that its end frees it.
  static let lines = ["touch 0804b000 w", "poke cr3+128 0x02003067", "touch 08000000 r"]

  @Test func `its session goes on from before the command`() throws {
    let recorded = try RecordedSession()
    recorded.type(["mmap 64K rw populate"])
    let pokes = (0..<64).map { "poke 0x3ffc5000+\($0 * 64) 0x02003067" }
    recorded.type(Self.lines + pokes + ["munmap $1 64K", "fork", "exit", "exit", "print 7"])
    let digest = recorded.session.digest
    recorded.type(["goto start", "goto end"])
    #expect(recorded.session.digest == digest)
    recorded.type(["print 8"])
    #expect(recorded.text.contains("= 8 = 0x8"))
    let report = recorded.checked()
    #expect(report.passed, "\(report.told)")
  }
}
