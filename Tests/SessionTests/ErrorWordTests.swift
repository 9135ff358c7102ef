@testable import Commands
import Drawing
@testable import Grammar
import KernelModel
@testable import Session
import TestSupport
import Testing

/// What is wrong is said with what would be right.
struct ErrorWordTests {
  private let sample = SampleSession()

  @Test func `an expectation that fails says what it found`() {
    #expect(
      sample.type("expect rss == 3").contains("error: 'rss == 3' does not hold: rss is 2\n"))
    _ = sample.type("first = print 7")
    #expect(
      sample.type("expect $1 > 7 || first == rss")
        .contains("does not hold: $1 is 7, first is 7, rss is 2\n"))
    #expect(sample.type("expect 1 == 2").contains("error: '1 == 2' does not hold\n"))
    #expect(sample.type("expect rss == 2").isEmpty)
  }

  @Test func `eight digits of a setting are decimal`() throws {
    #expect(
      sample.type("set vm.min_free_kbytes 4294967295")
        .contains("error: 4294967295 is out of range\nnote: vm.min_free_kbytes goes from 0 to 2147483647"))
    var configuration = Configuration()
    configuration.settings = [.init(key: "vm.mmap_min_addr", value: "10000000")]
    let session = try Session(configuration: configuration, commands: .standard)
    #expect(session.kernel.settings.lowestUserAddress == 10_000_000)
  }

  @Test func `bounds below zero are spelled as people write them`() {
    #expect(
      sample.type("brk +4G").contains("note: an address goes from -0xffffffff to 0xffffffff\n"))
  }

  @Test func `a setting with an equals sign is told how to be written`() {
    #expect(sample.type("set foo=bar").contains("note: write: set foo bar\n"))
    #expect(sample.type("set cr0.wp = 0").contains("note: write: set cr0.wp 0\n"))
    #expect(sample.type("set cr0.wp").contains("error: VALUE is missing\n"))
  }

  @Test func `a point that is none is told the range`() {
    _ = sample.type("touch 08048000")
    #expect(sample.type("goto -1").contains("note: an event goes from 0 to "))
    #expect(sample.type("goto 1000%").contains("note: a percentage goes from 0 to 100\n"))
  }

  @Test func `info names its topics`() {
    let answer = sample.type("info nothing")
    for topic in ["break", "events", "functions", "checkpoints", "registers", "branches", "trace"] {
      #expect(answer.contains(topic))
    }
  }

  @Test func `every form of trace is told by trace, show and info`() {
    _ = sample.type("trace brief")
    #expect(sample.type("trace") == "trace brief: one line of effects behind each command\n")
    _ = sample.type("trace on depth 1 pte take")
    let words =
      "trace on depth 1 pte take: events under their functions, calls deeper than 1\n  folded\n"
    #expect(sample.type("trace") == words)
    #expect(sample.type("show trace") == words)
    #expect(sample.type("info trace") == words)
    _ = sample.type("trace off")
    #expect(sample.type("trace") == "trace off: nothing behind a command\n")
  }

  @Test func `an event that stands alone names its function`() {
    _ = sample.type("trace on pte")
    let answer = sample.type("touch 0804c000 w")
    #expect(answer.contains("  do_anonymous_page: PTE of 0804c000: 00000000 becomes "))
  }

  @Test func `kinds under a depth are counted where they are folded`() {
    _ = sample.type("trace on depth 1 pte")
    let answer = sample.type("touch 0804c000 w")
    #expect(answer.contains("  exc_page_fault\n"))
    #expect(answer.contains("    do_user_addr_fault  1 event\n"))
    #expect(!answer.contains("PTE of"))
  }
}
