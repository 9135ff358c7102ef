import Drawing
import FoundationEssentials
import Testing

/// docs/json.md against what is written: each field of each report, at any depth.
struct SchemaTests {
  private static let root = #filePath.replacing("Tests/TranscriptTests/SchemaTests.swift", with: "")

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
  }

  @Test func `the page describes the kinds that there are, and no others`() throws {
    var kinds: Set<String> = []
    let directory = Self.root + "Sources"
    for path in try FileManager.default.subpathsOfDirectory(atPath: directory)
    where path.hasSuffix(".swift") {
      for line in try Self.text("Sources/" + path).split(separator: "\n")
      where line.contains("static let kind = \"") {
        kinds.insert(String(line.split(separator: "\"")[1]))
      }
    }
    #expect(kinds.allSatisfy { $0.contains(/^[a-z]+(-[a-z]+)*$/) })
    let described = SchemaPage(try Self.text("docs/json.md")).kinds
    #expect(described.subtracting(kinds).sorted() == [])
    #expect(kinds.subtracting(described).sorted() == [])
  }

  @Test
  func `every field that is written is described, and every field that is described is written`()
    throws
  {
    let judge = SchemaJudge(
      SchemaPage(try Self.text("docs/json.md")), schema: JSONRenderer.schema)
    try SchemaRuns(root: Self.root, write: judge.judge).runAll()
    let differences = judge.differences
    #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))\n")
  }

  /// The judge itself: it sees what it should.
  @Test func `an unknown key, another type, a rounded number and what never comes are found`() {
    let page = SchemaPage(
      """
      ## Types
      | count | number | |
      | text | string | |
      | object | object | |
      ## Kinds
      ### one
      | `a` | count | |
      | `b[]` | [part](#part) | |
      | `c` | text | |
      | `d` | text | (unseen: of another machine) |
      ### two
      ## Shared objects
      ### part
      | `x` | count | |
      """)
    #expect(page.faults == [])
    let judge = SchemaJudge(page, schema: 3)
    judge.judge(
      """
      {"a":"1","b":[{"x":9007199254740993,"Y_":2}],"d":"","report":"one","schema":3}
      {"report":"three","schema":3}

      """)
    #expect(
      judge.differences == [
        "one: `a` is string, not number", "one: `c` was never seen", "one: `d` was seen",
        "part: `Y_` is no camelCase", "part: `Y_` is not described (number)",
        "part: `x` passes 2^53 without xDecimal", "three: is not described", "two: was never seen",
      ])
  }
}
