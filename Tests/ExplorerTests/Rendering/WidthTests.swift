import Testing

@testable import Explorer

/// No view is wider than what it is drawn on: 80 columns on a projector and in a pipe, 60 in half a
/// window.
struct WidthTests {
  /// Pictures of the kernel's windows, which are folded only below 80 columns.
  private static let drawnWide: Set<String> = ["fixmap", "kernel-layout", "pkmap", "audit"]

  /// Draws reports and notes the widest line of each kind.
  private final class Ruler: Renderer {
    let canvas: Canvas
    private(set) var widest: [String: String] = [:]

    init(width: Int) { canvas = Canvas(width: width) }

    func render(_ report: any Report) -> String {
      if !type(of: report).isVerbatim { note(report.drawn(on: canvas).text, type(of: report).kind) }
      return ""
    }

    func render(_ error: CommandError, in line: SourceLine, place: Place?) -> String { "" }

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
        "buddyinfo", "dmesg", "iomem", "maps", "meminfo", "pagetypeinfo", "ptdump", "slabinfo",
        "smaps", "vmallocinfo", "vmstat", "zoneinfo",
      ])
  }

  private final class KindsRuler: Renderer {
    private(set) var sawVerbatim = false

    func render(_ report: any Report) -> String {
      sawVerbatim = sawVerbatim || type(of: report).isVerbatim
      return ""
    }

    func render(_ error: CommandError, in line: SourceLine, place: Place?) -> String { "" }
  }

  @Test(arguments: [80, 60])
  func `no example of a command is wider than the canvas`(width: Int) throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    for command in CommandCatalog.standard.commands where !command.isHidden {
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

  @Test(arguments: [80, 60, 40])
  func `no list of commands is wider than the canvas`(width: Int) throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    let session = try Session(configuration: configuration)
    let ruler = Ruler(width: width)
    session.renderer = ruler
    session.sink = { _ in }
    session.execute("help; help debugger; help kernel; apropos frame; info events; info functions")
    session.execute("show; layout; frames; zones; translate 08048000; ps; status; cr; tlb")
    for (kind, line) in ruler.widest where line.count > width {
      Issue.record("\(kind) has a line of \(line.count): \(line)")
    }
  }
}
