import Drawing
import KernelModel
import Testing

@testable import Commands
@testable import Grammar
@testable import Session

/// No view is wider than what it is drawn on: 80 columns on a projector and in a pipe, 60 in half a
/// window.
struct WidthTests {
  /// Pictures of the kernel's windows, which are folded only below 80 columns.
  private static let drawnWide: Set<String> = []

  /// Draws reports and notes the widest line of each kind.
  private final class Ruler: Renderer {
    let canvas: Canvas
    private(set) var widest: [String: String] = [:]

    init(width: Int) { canvas = Canvas(width: width) }

    func render(_ report: any Drawable) -> String {
      // The message of an error is one line, however long.
      if !type(of: report).isVerbatim, !(report is ErrorReport) {
        note(report.drawn(on: canvas).text, type(of: report).kind)
      }
      return ""
    }

    private func note(_ text: String, _ kind: String) {
      for line in text.split(separator: "\n") where line.count > widest[kind]?.count ?? 0 {
        widest[kind] = String(line)
      }
    }
  }

  /// Files of Linux's are what they are.
  @Test func `what is printed as Linux does is exempt, and nothing else`() throws {
    let session = try Session()
    var verbatim: [String] = []
    for command in session.catalog.commands where !command.isHidden && command.effect == .looks {
      let ruler = KindsRuler()
      session.renderer = ruler
      session.sink = { _ in }
      session.execute(command.name)
      if ruler.sawVerbatim { verbatim.append(command.name) }
    }
    #expect(
      verbatim.sorted() == [
        "buddyinfo", "dmesg", "iomem", "maps", "meminfo", "oom_score", "pagetypeinfo", "ptdump",
        "slabinfo", "smaps", "swaps", "vmallocinfo", "vmstat", "zoneinfo",
      ])
  }

  private final class KindsRuler: Renderer {
    private(set) var sawVerbatim = false

    func render(_ report: any Drawable) -> String {
      sawVerbatim = sawVerbatim || type(of: report).isVerbatim
      return ""
    }
  }

  @Test(arguments: [80, 60])
  func `no example of a command is wider than the canvas`(width: Int) throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    for command in CommandSet.standard.booted.catalog.commands where !command.isHidden {
      let session = try Session(configuration: configuration)
      session.checksInvariants = false
      let ruler = Ruler(width: width)
      session.renderer = ruler
      session.sink = { _ in }
      for line in command.example.split(separator: "\n") { session.execute(String(line)) }
      session.execute("help \(command.name)")
      for (kind, line) in ruler.widest where line.count > width && !Self.drawnWide.contains(kind) {
        Issue.record("\(command.name): \(kind) has a line of \(line.count): \(line)")
      }
    }
  }

  @Test func `a note wraps where the window ends, a message in a narrow one alone`() {
    let line = SourceLine("frobnicate")
    let why = String(repeating: "word ", count: 20) + "end"
    let error = CommandError(.refused(Remark(text: why)), at: 0..<10)
    let wide = error.drawn(in: line, on: Canvas(width: 80)).text.split(separator: "\n")
    #expect(wide[2] == "error: \(why)")
    #expect(wide[3...].allSatisfy { $0.count <= 80 })
    #expect(wide[4].hasPrefix("      word"))
    let narrow = error.drawn(in: line, on: Canvas(width: 40)).text.split(separator: "\n")
    #expect(narrow.allSatisfy { $0.count <= 40 })
  }

  @Test func `in narrow windows the layout leaves out what lies behind, then what is used`() throws
  {
    let session = try Session()
    var text = ""
    session.sink = { text += $0 }
    for (width, titles) in [
      (80, ["from", "size", "what", "in", "use", "behind", "it"]),
      (60, ["from", "size", "what", "in", "use"]), (40, ["from", "size", "what"]),
    ] {
      text = ""
      session.renderer = PlainRenderer(canvas: Canvas(width: width))
      session.execute("layout")
      let line = text.split(separator: "\n").first { $0.hasPrefix("from") }
      #expect(line?.split(separator: " ").map(String.init) == titles)
    }
  }

  @Test func `a table parts its columns by less, wraps the last one, and drops what may go`() {
    var table = Table([.init("name"), .init("size", .right, isOptional: true), .init("what")])
    table.append([.init("alpha"), .init("12345"), .init("some words on it")])
    func drawn(_ width: Int) -> String {
      var text = StyledText()
      table.draw(into: &text, width: width)
      return text.text
    }
    #expect(drawn(40) == "name    size  what\nalpha  12345  some words on it\n")
    #expect(drawn(28) == "name   size what\nalpha 12345 some words on it\n")
    #expect(drawn(23) == "name   what\nalpha  some words on it\n")
    table.append([.init("beta"), .init("1"), .init("words that are too many for a line")])
    #expect(
      drawn(30).hasSuffix(
        "beta       1  words that are\n              too many for a\n              line\n"))
  }

  @Test(arguments: [80, 60, 40])
  func `no list of commands is wider than the canvas`(width: Int) throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    let session = try Session(configuration: configuration)
    let ruler = Ruler(width: width)
    session.renderer = ruler
    session.sink = { _ in }
    session.execute(
      "help; help all; help topics; help page fault; help debugger; help kernel; apropos frame; info events; info functions"
    )
    session.execute("show; layout; frames; zones; translate 08048000; ps; status; cr; tlb")
    for (kind, line) in ruler.widest where line.count > width {
      Issue.record("\(kind) has a line of \(line.count): \(line)")
    }
  }
}

/// A complaint whose words are given.
private struct Remark: Complaint {
  let text: String
  var code: String { "remark" }
  var english: ErrorWords { ErrorWords(text, note: text) }
}
