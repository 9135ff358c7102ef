import TestSupport
import Testing

@testable import Commands
@testable import Session

/// Names and files that lead to ever more lines come to an end, which is told.
struct BudgetTests {
  @Test func `definitions that multiply are stopped before anything is done`() {
    let sample = SampleSession()
    _ = sample.type(#"define d0 "print 1" "print 2" "print 3" "print 4""#)
    for level in 1...12 {
      _ = sample.type(#"define d\#(level) "d\#(level - 1)" "d\#(level - 1)" "d\#(level - 1)""#)
    }
    let count = sample.session.log.count
    #expect(
      sample.type("d12").contains(
        """
        error: the names stand for more than 10000 lines
        note: nothing of it was carried out
        """))
    #expect(sample.session.log.count == count)
    #expect(sample.type("d1").hasSuffix("$12 = 4 = 0x4\n"))
  }

  @Test func `aliases of many commands multiply as little`() {
    let sample = SampleSession()
    _ = sample.type(#"alias a0 "print 1; print 2; print 3; print 4; print 5; print 6""#)
    _ = sample.type(#"define d0 "a0; a0; a0; a0; a0; a0; a0; a0; a0; a0""#)
    for level in 1...8 {
      _ = sample.type(#"define d\#(level) "d\#(level - 1); d\#(level - 1); d\#(level - 1)""#)
    }
    #expect(sample.type("d8").contains("more than 10000 lines"))
  }

  @Test func `files that call one another again and again come to an end`() throws {
    let folder = try StrangerFolder()
    var inner = try folder.write("# nothing\n", "f0")
    for level in 1...9 {
      let calls = String(repeating: "source \(inner)\n", count: 6)
      inner = try folder.write(calls, "f\(level)")
    }
    let sample = SampleSession()
    sample.session.permissions = Permissions(everywhere: [.read])
    #expect(
      sample.type("source \(inner)").contains(
        "error: files that call one another have led to 100000 lines, the most that may be"))
    // The next line has as much room again.
    #expect(!sample.type("source \(folder.path("f2"))").contains("error:"))
  }
}
