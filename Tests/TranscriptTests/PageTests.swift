@testable import Commands
import Drawing
@testable import Evidence
import FoundationEssentials
import KernelModel
@testable import Session
import Testing

/// What the pages show at the prompt comes out when it is typed.
///
/// The blocks of a page share a machine, from a line `# pagewalk OPTIONS` on another one. `...`
/// stands for what is left out. With `PAGEWALK_ACCEPT=1` in the environment the pages are written
/// anew with what came.
struct PageTests {
  private static let root = #filePath.replacing("Tests/TranscriptTests/PageTests.swift", with: "")

  /// Pages with pictures of keys, or whose machine is set up by what the page tells.
  private static let exempt = ["kernel-gigabyte.md", "terminal.md"]

  private static let pages: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "docs")) ?? []
    return ["README.md"]
      + names.filter { $0.hasSuffix(".md") && !exempt.contains($0) }.sorted().map { "docs/" + $0 }
  }()

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
  }

  @Test(arguments: pages)
  func `a page shows what is printed`(_ path: String) throws {
    let accepts = ProcessInfo.processInfo.environment["PAGEWALK_ACCEPT"] != nil
    var page = Page(try Self.text(path))
    for machine in page.machines {
      let file = FileManager.default.temporaryDirectory
        .appending(path: "pagewalk-page-\(UUID()).transcript")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(page.transcript(of: machine).utf8).write(to: file)
      var checker = FileChecker(Configuration())
      checker.accepts = accepts
      var output = ""
      _ = checker.check([file.path]) { output += PlainRenderer().render($0) }
      #expect(output.hasSuffix("1 passed, 0 failed\n"), "\(path): \(output)")
      if accepts {
        page.accept(String(decoding: try Data(contentsOf: file), as: UTF8.self), for: machine)
      }
    }
    if accepts { try Data(page.text.utf8).write(to: URL(filePath: Self.root + path)) }
  }

  @Test func `the first lines of README are shown with their effects, then as a story`() throws {
    let machine = try #require(Page(try Self.text("README.md")).machines.first)
    let lines = machine.flatMap(\.lines)
    let traced = try #require(lines.firstIndex(of: "pagewalk> trace on"))
    #expect(lines[..<traced].contains { $0.hasPrefix("  1 fault, +1 frame") })
    #expect(lines[traced...].contains { $0.hasPrefix("  do_anonymous_page ") })
  }

  @Test func `most pages begin at the prompt`() throws {
    for path in Self.pages
    where !["docs/json.md", "docs/evidence.md", "docs/performance.md"].contains(path) {
      let first = try Self.text(path).split(separator: "\n").first { $0.hasPrefix("    ") }
      #expect(first?.hasPrefix("    pagewalk> ") == true, "\(path)")
    }
  }
}

/// The lines of a page, and the blocks among them in which somebody types.
private struct Page {
  struct Block {
    /// The lines of the page, and what stands there without the four spaces in front.
    let range: Range<Int>
    let lines: [String]

    var commandCount: Int { lines.count(where: Page.isCommand) }
  }

  private var lines: [String]
  private let blocks: [Block]
  /// How many lines of the page have come and gone.
  private var shift = 0

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blocks: [Block] = []
    var start: Int?
    for (index, line) in (lines + ["."]).enumerated() {
      if line.hasPrefix("    ") {
        start = start ?? index
      } else if let begun = start {
        let block = Block(
          range: begun..<index, lines: lines[begun..<index].map { String($0.dropFirst(4)) })
        if block.commandCount > 0 { blocks.append(block) }
        start = nil
      }
    }
    self.blocks = blocks
  }

  var text: String { lines.joined(separator: "\n") }

  /// The blocks by machine.
  var machines: [[Block]] {
    var machines: [[Block]] = []
    for block in blocks {
      if machines.isEmpty || block.lines[0].hasPrefix("# pagewalk") { machines.append([]) }
      machines[machines.count - 1].append(block)
    }
    return machines
  }

  func transcript(of machine: [Block]) -> String {
    machine.flatMap(\.lines).joined(separator: "\n") + "\n"
  }

  /// `pagewalk> `, `pagewalk:2 @37> `
  static func isCommand(_ line: String) -> Bool {
    guard line.hasPrefix("pagewalk"), let end = line.firstIndex(of: ">") else { return false }
    return line[..<end].allSatisfy { $0.isLetter || $0.isNumber || ": @".contains($0) }
  }

  /// Puts what came in place of what stands in the blocks of a machine.
  mutating func accept(_ transcript: String, for machine: [Block]) {
    var rest = transcript.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if rest.last == "" { rest.removeLast() }
    for block in machine {
      var wanted = block.commandCount
      var taken: [String] = []
      while let line = rest.first {
        if Self.isCommand(String(line)) {
          if wanted == 0 { break }
          wanted -= 1
        }
        taken.append("    " + line)
        rest.removeFirst()
      }
      let place = block.range.lowerBound + shift..<block.range.upperBound + shift
      lines.replaceSubrange(place, with: taken)
      shift += taken.count - block.range.count
    }
  }
}
