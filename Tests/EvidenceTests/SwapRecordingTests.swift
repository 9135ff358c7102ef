import Commands
import Drawing
import Evidence
import FoundationEssentials
import Session
import Testing

/// Recordings of real kernels that swap.
struct SwapRecordingTests {
  private static let cases = "Tests/EvidenceTests/Pressure/cases/linux-5.10/rot-basic.slog"

  private func check(_ text: String) throws -> CheckReport {
    let path = FileManager.default.temporaryDirectory.path + "/swap-\(abs(text.hashValue)).slog"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return FileChecker(Configuration(), commands: .standard).check(path)
  }

  private func recording() throws -> String {
    try String(contentsOfFile: Self.cases, encoding: .utf8)
  }

  @Test func `the model answers as the kernel did`() throws {
    #expect(try check(try recording()).passed)
  }

  @Test(
    "what the kernel did not answer is told with its line",
    arguments: [
      ("16*s0:1 48*pr", "16*s0:2 48*pr"), ("4*S0:1 pca", "4*s0:1 pca"),
      ("faults=mmmm-mmMmmmmmmmM", "faults=mmmm-mmmmmmmmmmM"),
      ("@vm used=16 pswpin=7 swap_ra=6", "@vm used=16 pswpin=7 swap_ra=5"),
      ("pgpgin=28 pswpin=7 pgmajfault=1", "pgpgin=24 pswpin=7 pgmajfault=1"),
      ("r = 0x14 faults=1 major=1", "r = 0x14 faults=1 major=0"),
      ("[0000000000000000]", "[0000000000000001]"), ("used=16 prio=-2", "used=16 prio=-1"),
      ("Referenced=192 Swap=64", "Referenced=192 Swap=60"),
    ])
  func changed(part: String, into other: String) throws {
    let text = try recording()
    let changed = try #require(text.firstRange(of: part)).lowerBound
    let report = try check(text.replacing(part, with: other, maxReplacements: 1))
    #expect(!report.passed)
    let before = text[..<changed].count { $0 == "\n" } + 1
    #expect(report.difference?.line == before)
  }

  @Test(
    "lines that are none are told where they stand",
    arguments: [
      "@device disk page_cluster=3", "@swap", "@swap a size=x used=0 prio=1",
      "@pages 1 1000-2000 q*", "@vm", "@vmstat pswpin=x pswpout=1", "@sysctl swappiness=x",
      "[1] sweep", "[1] touch 0x1000 r = 1 major=", "[1] swapoff()",
      "[9] mincore(0x1000, 4096, [0]) = 0", "@pages 1 1000-3000 9999999999*.",
      "[1] sweep 0x1000 9999999999999 0 r = faults=",
    ])
  func nonsense(line: String) throws {
    let report = try check("@kernel 5.10\n@device rot page_cluster=3\n" + line + "\n")
    #expect(report.difference?.line == 3)
  }

  @Test func `what of swap stands before its device is told`() throws {
    let report = try check("@kernel 5.10\n@vm used=0\n")
    #expect(report.difference?.cause.code == "device-missing")
  }

  @Test func `a priority beyond all numbers ends nothing`() throws {
    let area = "@swap a size=1 used=0 prio=99999999999\n"
    #expect(try check("@kernel 5.10\n@device rot page_cluster=3\n" + area).passed)
  }
}
