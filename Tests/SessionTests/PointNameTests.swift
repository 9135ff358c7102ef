import TestSupport
import Testing

@testable import Commands
@testable import Session

/// The names of points of the history.
struct PointNameTests {
  private func read(_ text: String) -> [PointName.Meaning] {
    PointName.all(in: text).map(\.meaning)
  }

  @Test func `each spelling means one point`() {
    #expect(
      read("37 @37 command 4 62.5% start end before") == [
        .event(37), .event(37), .command(4), .share(62.5), .command(0), .end, .other,
      ])
    #expect(PointName.all(in: " com  4 end").map(\.text) == ["com 4", "end"])
  }

  @Test(arguments: ["command", "@", "%", "x%", "@x", "+5", "@+5", "1.5"])
  func `what looks like one and is none is a name`(_ text: String) {
    #expect(read(text) == [.other])
  }

  @Test(arguments: [
    ("goto 999", "out of range"), ("goto -1", "out of range"), ("goto 101%", "out of range"),
    ("goto command 9", "out of range"), ("goto start end", "unknown word 'start end'"),
    ("goto ende", "unknown word 'ende'"), ("goto +5", "unknown word '+5'"),
  ])
  func `what cannot be reached leaves a halted command halted`(_ line: String, _ message: String) {
    let sample = SampleSession()
    _ = sample.type("step touch 0804d000 w")
    let clock = sample.session.debugger.clock
    #expect(sample.session.isHalted)
    let answer = sample.type(line)
    #expect(answer.contains("error: "), "\(answer)")
    #expect(message == "out of range" || answer.contains(message), "\(answer)")
    #expect(sample.session.isHalted && sample.session.debugger.clock == clock)
  }

  @Test func `the end is that of the halted command too`() {
    let sample = SampleSession()
    _ = sample.type("step touch 0804d000 w; ")
    #expect(sample.session.isHalted)
    _ = sample.type("goto end")
    #expect(!sample.session.isHalted && sample.session.world.commandCount == 1)
  }
}
