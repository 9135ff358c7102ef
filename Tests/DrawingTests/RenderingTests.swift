@testable import Commands
import Drawing
@testable import Grammar
@testable import Session
import TestSupport
import Testing

struct RenderingTests {
  private let sample: StyledText = {
    var text = StyledText("at ")
    text.append("b7fe0000", .address)
    text.append(" now ", .plain)
    text.append("rw", .changed)
    return text
  }()

  @Test func `plain text has no roles, a terminal's has colours`() {
    #expect(sample.text == "at b7fe0000 now rw")
    #expect(
      ANSIRenderer.encode(sample)
        == "at \u{1b}[38;5;81mb7fe0000\u{1b}[0m now \u{1b}[1;38;5;228mrw\u{1b}[0m")
  }

  @Test(arguments: [
    ("print 漢字 zz", "      ^~", "'漢'"), ("print 1 漢字 zz", "        ^~~~", "'漢字'"),
    ("print 漢 + zz", "      ^~", "'漢'"), ("漢 = 1", "^~", "'漢'"),
    ("print é", "      ^", "'é'"), ("print e\u{301}", "      ^", "'e'"),
    ("print 1 🐧 x", "        ^~", "'🐧'"),
  ])
  func `an error points at whole characters, in columns`(
    _ line: String, _ caret: String, _ found: String
  ) {
    let lines = SampleSession().type(line).split(separator: "\n").map(String.init)
    #expect(lines[0] == line)
    #expect(lines[1] == caret)
    #expect(lines[2].contains(found), "\(lines[2])")
  }

  @Test func `a long line of wide characters is cut between them`() {
    let line = SourceLine("print " + String(repeating: "漢", count: 100) + " x")
    let error = CommandError(.overflow, at: 306..<307)
    let lines = error.drawn(in: line).text.split(separator: "\n")
    #expect(lines[0] == "…" + String(repeating: "漢", count: 29) + " x")
    #expect(lines[1] == String(repeating: " ", count: 59) + "^")
  }

  @Test func `neighbouring pieces of one role are one run`() {
    var text = StyledText("a", .label)
    text.append("b", .label)
    #expect(ANSIRenderer.encode(text) == "\u{1b}[38;5;111mab\u{1b}[0m")
    #expect(text == StyledText("ab", .label))
  }

  @Test func `columns are as wide as their widest cell`() {
    var table = Table([.init("zone"), .init("free", .right), .init("what")])
    table.append([.init("DMA"), .init("4000"), .init("x")])
    table.append([.init("Normal"), .init("7")])
    var text = StyledText()
    table.draw(into: &text)
    #expect(
      text.text == """
        zone    free  what
        DMA     4000  x
        Normal     7

        """)
  }

  @Test func `a report is one line of JSON with sorted keys`() {
    let session = SampleSession()
    session.session.renderer = JSONRenderer()
    #expect(
      session.type("print 64K")
        == #"{"report":"value","result":1,"schema":3,"value":65536,"valueDecimal":"65536"}"# + "\n")
    #expect(
      session.type("print -1")
        == #"{"report":"value","result":2,"schema":3,"value":-1,"valueDecimal":"-1"}"# + "\n")
    #expect(
      session.type("print 18446744073709551615")
        .contains(#""value":18446744073709551615,"valueDecimal":"18446744073709551615""#))
  }

  @Test func `an error is JSON too, with its column`() {
    let session = SampleSession()
    session.session.renderer = JSONRenderer()
    #expect(
      session.type("print 1/0")
        == #"{"cause":{"code":"division-by-zero"},"column":8,"input":"print 1/0","message":"division by zero","report":"error","schema":3}"#
        + "\n"
    )
  }

  @Test func `the caret stands under the word in a long line`() {
    let line = SourceLine("print " + String(repeating: "1 + ", count: 50) + "nonsense + 1")
    let text = CommandError(.unknownSymbol("nonsense", nearest: nil), at: 206..<214).drawn(in: line)
    let lines = text.text.split(separator: "\n")
    let caret = lines[1].prefix { $0 == " " }.count
    #expect(lines[0].count < 110)
    #expect(lines[0].dropFirst(caret).hasPrefix("nonsense"))
    #expect(lines[1].dropFirst(caret) == "^~~~~~~~")
  }

  @Test(arguments: [
    [0xff], [0xe0], [0x80], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xef, 0xbf, 0xbd],
    [0xff, 0xcc, 0x81],
  ])
  func `the caret stands under the word behind bytes that are no UTF-8`(_ bytes: [UInt8]) {
    let all = bytes + Array("a bc".utf8)
    let line = SourceLine(bytes: all, range: 0..<all.count)
    let error = CommandError(.unknownCommand("bc", nearest: nil), at: all.count - 2..<all.count)
    #expect(error.drawn(in: line).text.split(separator: "\n")[1] == "   ^~")
  }

  @Test func `control characters are not sent to the terminal`() {
    let line = SourceLine("\u{1b}[31m\u{7}x")
    let text = CommandError(.unknownCommand("x", nearest: nil), at: 6..<7).drawn(in: line).text
    #expect(!text.contains("\u{1b}"))
    #expect(text.hasPrefix("^[[31m^Gx\n        ^\n"))
  }
}
