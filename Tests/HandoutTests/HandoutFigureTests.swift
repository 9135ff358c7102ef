import Commands
import Drawing
@testable import Handout
import KernelModel
@testable import Session
import Testing

/// Which picture a step has.
struct HandoutFigureTests {
  /// Counts, as a picture, the pages that the process has.
  private static func painter(_ figure: Figure, _ session: Session) -> Picture? {
    picture(figure.rawValue, UInt64(session.process.space?.resident.total ?? 0))
  }

  @Test(arguments: [
    ("mmap 64K rw", "vmas"), ("touch 0804d000 w", "fault"), ("fork", "spaces"),
    ("exec hello", "areas"), ("malloc 100", "heap"), ("brk +8K", "heap"), ("vmalloc 16K", "vmalloc"),
    ("f = alloc 0 GFP_HIGHUSER\nkmap f", "pkmap"), ("alloc 3", "buddy"), ("set_fixmap FIX_DBGP_BASE 0x1000", "fixmap"),
  ])
  func `a step's figure follows from its events`(line: String, figure: String) throws {
    let prompt = try HandoutPrompt()
    var seen: [String] = []
    prompt.session.handoutPainter = { figure, session in
      seen.append(figure.rawValue)
      return nil
    }
    _ = try prompt.session.handout(
      of: .file(LineReader(name: "a", bytes: Array("print 1\n\(line)\nmaps\n".utf8))))
    #expect(seen.last == figure)
  }

  @Test func `what the step changed is marked, and a step that changed nothing has no picture`()
    throws
  {
    let handout = try Handout.told(
      "touch 0804d000 w\ntouch 0804d000 w\nmaps\nmmap 8K\n", painter: Self.painter)
    try #require(handout.steps.count == 4)
    #expect(handout.steps[0].figure?.changes.isEmpty == false)
    #expect(handout.steps[0].figure?.picture.figure == "fault")
    // No events; a look; a change that this figure does not show.
    #expect(handout.steps[1...].allSatisfy { $0.figure == nil })
    #expect(handout.sections[0].contains("<svg "))
    #expect(handout.sections[0].contains("<table>"))
  }
}
