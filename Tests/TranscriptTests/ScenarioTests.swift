@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
@testable import Session
import Testing

/// The scenarios are lessons and tests at once: what they show must come out again, byte for byte.
struct ScenarioTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scenarios").path

  private static let scenarios: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test func `there is a tour`() {
    #expect(Self.scenarios.contains("tour.transcript"))
  }

  @Test(arguments: scenarios)
  func `replaying a scenario reproduces it`(_ name: String) {
    var output = ""
    _ = FileChecker(Configuration()).check(["\(Self.folder)/\(name)"]) {
      output += PlainRenderer().render($0)
    }
    #expect(output.hasSuffix("1 passed, 0 failed\n"), "\(output)")
  }
}
