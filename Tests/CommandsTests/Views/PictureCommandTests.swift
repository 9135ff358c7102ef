import Drawing
import FoundationEssentials
import TestSupport
import Testing

@testable import Commands
@testable import Grammar
@testable import Session

/// `picture`: which figure, of when, and where to.
final class PictureCommandTests {
  private let directory: String
  private let sample = SampleSession()

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "p-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    directory = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(directory)/\(name)")), as: UTF8.self)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(directory)/\(name)")
  }

  @Test func `alone it lists every figure with what it shows`() {
    let lines = sample.type("picture").split(separator: "\n")
    #expect(lines.count == Figure.allCases.count)
    for (figure, line) in zip(Figure.allCases, lines) {
      #expect(line.hasPrefix("  \(figure.rawValue) "))
      #expect(line.hasSuffix(figure.english))
    }
  }

  @Test(arguments: Figure.allCases)
  func `each figure draws within 80 columns, or says why not`(_ figure: Figure) {
    _ = sample.type("mmap 64K rw; touch $ w")
    let drawn = sample.type("picture \(figure.rawValue)")
    if figure == .highmem {
      // 64 MiB of RAM are all mapped directly.
      #expect(drawn.contains("all memory is mapped directly"))
      return
    }
    let lines = drawn.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count >= 4)
    #expect(lines.count <= 28)
    #expect(lines.allSatisfy { $0.columnCount <= 80 })
  }

  @Test func `what came since a point is marked`() {
    _ = sample.type("mmap 64K rw")
    let first = sample.type("picture vmas since start")
    #expect(first.contains("+b7f"))
    let none = sample.type("picture vmas since here")
    #expect(!none.contains("+b7f"))
    _ = sample.type("munmap $1 64K")
    let gone = sample.type("picture vmas since command 1")
    #expect(gone.contains("\n- "))
    #expect(sample.type("picture vmas since @0") == sample.type("picture vmas since start"))
  }

  @Test func `a file gets the drawing, a page the drawing and its numbers`() throws {
    _ = sample.type("picture zones to \(directory)/z.svg")
    #expect(try text("z.svg").hasPrefix(SVGRenderer.opening))
    _ = sample.type("picture zones to \(directory)/z.html")
    #expect(try text("z.html").hasPrefix(PicturePage.opening))
    #expect(try text("z.html").contains("<table>"))
  }

  @Test func `a picture that is there is replaced only when told`() throws {
    let path = "\(directory)/z.svg"
    _ = sample.type("picture zones to \(path)")
    let before = try text("z.svg")
    #expect(sample.type("picture pkmap to \(path)").contains("is there already"))
    #expect(try text("z.svg") == before)
    _ = sample.type("picture pkmap to \(path) --force")
    #expect(try text("z.svg") != before)
    var asked: [String] = []
    sample.session.asksBeforeReplacing = { question in
      asked.append(question.path)
      return false
    }
    #expect(sample.type("picture zones to \(path)").contains("is there already"))
    #expect(asked == [path])
    sample.session.asksBeforeReplacing = { _ in true }
    _ = sample.type("picture zones to \(path)")
    #expect(try text("z.svg") == before)
  }

  @Test func `what is no picture is never written over`() throws {
    try Data("my thesis\n".utf8).write(to: URL(filePath: "\(directory)/t.svg"))
    #expect(sample.type("picture zones to \(directory)/t.svg --force").contains("error"))
    #expect(try text("t.svg") == "my thesis\n")
  }

  @Test func `a page that is followed is drawn again after each line`() throws {
    _ = sample.type("picture vmas follow \(directory)/live.html")
    let first = try text("live.html")
    #expect(first.contains("http-equiv=\"refresh\""))
    _ = sample.type("mmap 64K rw")
    let second = try text("live.html")
    #expect(second != first)
    #expect(second.contains("class=\"mark\""))
    _ = sample.type("picture off")
    _ = sample.type("mmap 64K rw")
    #expect(try text("live.html") == second)
  }

  @Test func `a page that can be written no more is followed no more`() throws {
    _ = sample.type("picture zones follow \(directory)/live.html")
    try FileManager.default.removeItem(atPath: "\(directory)/live.html")
    try FileManager.default.createDirectory(
      atPath: "\(directory)/live.html", withIntermediateDirectories: true)
    #expect(sample.type("alloc 0").contains("the picture is followed no more"))
    #expect(!sample.type("alloc 0").contains("followed"))
  }

  @Test(arguments: [
    ("picture zonse", "zones"), ("picture zones to", "FILE is missing"),
    ("picture zones since", "POINT is missing"), ("picture zones 1", "takes no number"),
    ("picture zones to x.png", "rsvg-convert"), ("picture zones to x.gif", "ends in .svg or .html"),
    ("picture zones sinse start", "since"), ("picture zones since nowhere", "nowhere"),
    ("picture vmas 77", "no process"), ("picture zones follow", "no terminal"),
    ("picture zones to /nowhere/x.svg", "/nowhere/x.svg"),
    ("picture zones follow x.svg", "ends in .html"),
  ])
  func `what is wrong is told, and nothing is written`(_ line: String, _ words: String) {
    let told = sample.type(line)
    #expect(told.contains("error"), "\(told)")
    #expect(told.contains(words), "\(told)")
    #expect(!exists("x.svg"))
  }

  @Test func `in the middle of a command the picture is of that moment`() {
    _ = sample.type("p = mmap 64K rw")
    _ = sample.type("step touch p w")
    for _ in 0..<40 {
      let inside = sample.type("picture fault")
      // Nothing of what comes behind this moment is told.
      if inside.contains("find_vma"), !inside.contains("the entry now") { return }
      _ = sample.type("step")
    }
    Issue.record("no step of the fault was met")
  }
}
