import FoundationEssentials
import Testing

@testable import Explorer

/// docs/json.md against what is written.
struct SchemaTests {
  private static let root = #filePath.replacing("Tests/TranscriptTests/SchemaTests.swift", with: "")

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
  }

  /// The keys of each kind that the page lists.
  private static func documented() throws -> [String: Set<String>] {
    var kinds: [String: Set<String>] = [:]
    for line in try text("docs/json.md").split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.split(separator: "`") }
      guard cells.count >= 3, cells[0].count > 1 else { continue }
      let keys = cells[cells.count - 1].map(String.init).filter { $0.contains(where: \.isLetter) }
      kinds[String(cells[0][1])] = Set(keys)
    }
    return kinds
  }

  @Test func `the page lists the kinds that there are, and no others`() throws {
    var kinds: Set<String> = []
    let directory = Self.root + "Sources"
    for path in try FileManager.default.subpathsOfDirectory(atPath: directory)
    where path.hasSuffix(".swift") {
      for line in try Self.text("Sources/" + path).split(separator: "\n")
      where line.contains("static let kind = \"") {
        kinds.insert(String(line.split(separator: "\"")[1]))
      }
    }
    let listed = Set(try Self.documented().keys).subtracting(["report", "schema"])
    #expect(listed == kinds)
  }

  private struct Value: Decodable {
    let report: String
    let schema: Int
  }

  /// Takes any key.
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Keys: Decodable {
    let names: [String]
    init(from decoder: any Decoder) throws {
      names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    }
  }

  @Test func `the example of every command answers in documented JSON`() throws {
    let documented = try Self.documented()
    for command in CommandCatalog.standard.commands where !command.isHidden {
      var configuration = Configuration()
      configuration.memoryByteCount = 64 << 20
      let session = try Session(configuration: configuration)
      session.checksInvariants = false
      session.renderer = JSONRenderer()
      var output = ""
      session.sink = { output += $0 }
      for line in command.example.split(separator: "\n") { session.execute(String(line)) }
      for line in output.split(separator: "\n") {
        let value = try JSONDecoder().decode(Value.self, from: Data(line.utf8))
        let keys = try JSONDecoder().decode(Keys.self, from: Data(line.utf8)).names
        #expect(value.schema == 1)
        let unknown = Set(keys).subtracting(documented[value.report] ?? [])
          .subtracting(["report", "schema"])
        #expect(unknown.isEmpty, "\(command.name): \(value.report) has \(unknown)")
      }
    }
  }
}
