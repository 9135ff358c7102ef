@testable import Commands
import Drawing
import FoundationEssentials
@testable import Grammar
@testable import Session
import Testing

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

  /// Carries lines out on a machine and finds what they answer and the page does not have.
  private static func undocumented(
    _ lines: some Sequence<some StringProtocol>, _ configuration: Configuration,
    _ documented: [String: Set<String>]
  ) throws -> Set<String> {
    let session = try Session(configuration: configuration)
    session.checksInvariants = false
    session.renderer = JSONRenderer()
    var unknown: Set<String> = []
    session.sink = { output in
      for line in output.split(separator: "\n") {
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(line.utf8)),
          let keys = try? JSONDecoder().decode(Keys.self, from: Data(line.utf8)).names
        else {
          unknown.insert("no JSON: \(line)")
          continue
        }
        if value.schema != JSONRenderer.schema { unknown.insert("schema \(value.schema)") }
        for key in Set(keys).subtracting(documented[value.report] ?? [])
        where !["report", "schema"].contains(key) {
          unknown.insert("\(value.report): \(key)")
        }
      }
    }
    for line in lines { session.execute(String(line)) }
    return unknown
  }

  @Test func `the example of every command answers in documented JSON`() throws {
    let documented = try Self.documented()
    for isBare in [false, true] {
      var configuration = Configuration()
      configuration.memoryByteCount = 64 << 20
      configuration.isBare = isBare
      let catalog = (isBare ? CommandSet.standard.bare : CommandSet.standard.booted).catalog
      for command in catalog.commands where !command.isHidden {
        let unknown = try Self.undocumented(
          command.example.split(separator: "\n"), configuration, documented)
        #expect(unknown.isEmpty, "\(command.name)")
      }
    }
  }

  /// What a scenario shows the examples do not: faults, refusals, oopses.
  @Test(
    arguments: try FileManager.default.contentsOfDirectory(atPath: root + "Scenarios")
      .filter { $0.hasSuffix(".transcript") }.sorted())
  func `every scenario answers in documented JSON`(_ name: String) throws {
    let text = try Self.text("Scenarios/" + name)
    let configuration = try Configuration().following(
      LineReader(path: Self.root + "Scenarios/" + name))
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("pagewalk") }
      .compactMap { line in line.firstIndex(of: ">").map { line[$0...].dropFirst(2) } }
    let unknown = try Self.undocumented(commands, configuration, Self.documented())
    #expect(unknown.isEmpty)
  }

  /// What neither has, in all its forms.
  @Test func `faults, wrong units and full reports answer in documented JSON`() throws {
    let lines = [
      "touch 0 w", "touch c0000000 r kernel", "touch 0 r kernel", "free 08048000",
      "x/2s 08048000", "x/2xb 08048000", "set cr0.pg 0", "set cr4.pae 1", "rmap 0x1000",
      "touch 08048000; translate 08048000 w", "meminfo", "meminfo owners", "audit",
      "mmap 64K; touch $ w for 64K; poke $ 1", "trace", "trace on", "touch 0804c000 w",
      "trace on depth 1", "touch 0804d000 w", "trace on pte", "touch 0804e000 w", "frobnicate",
    ]
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    #expect(try Self.undocumented(lines, configuration, Self.documented()).isEmpty)
  }
}
