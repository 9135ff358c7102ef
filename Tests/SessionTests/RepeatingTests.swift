@testable import Commands
@testable import Session
import TestSupport
import Testing

/// An empty line at the prompt.
struct RepeatingTests {
  private let sample = SampleSession()

  private func events(_ lines: [String]) -> [Int] {
    lines.map { line in
      sample.session.execute(typed: line)
      return sample.session.debugger.clock
    }
  }

  @Test func `an empty line steps again`() {
    let clocks = events(["step touch 0804d000 w", "", "", "step", ""])
    #expect(clocks == [1, 2, 3, 4, 5])
  }

  @Test func `an empty line goes back again`() {
    _ = events(["touch 0804d000 w"])
    let clocks = events(["back 2", ""])
    #expect(clocks[1] < clocks[0])
  }

  @Test(arguments: ["bt", "print 1", "touch 08048000", "checkpoint x", "goto end", "help"])
  func `an empty line repeats nothing else`(_ line: String) {
    _ = events(["touch 0804d000 w", line])
    let (log, clock) = (sample.session.log.count, sample.session.debugger.clock)
    _ = events(["", "  "])
    #expect(sample.session.log.count == log && sample.session.debugger.clock == clock)
  }

  @Test func `what failed is not repeated`() {
    _ = events(["step touch 0804d000 w", "finish", ""])
    #expect(sample.session.repeatedLine == nil)
    #expect(sample.session.execute(typed: "").status == .done)
  }

  @Test func `an empty line of a file or a pipe is nothing`() {
    _ = events(["step touch 0804d000 w"])
    sample.session.execute("")
    #expect(sample.session.debugger.clock == 1)
  }
}
