import Testing

@testable import Drawing

/// What a terminal would obey or hide is put in plain sight.
struct VisibleTests {
  private static let hidden: [(text: String, shown: String)] = [
    ("\u{1b}]0;title\u{7}", "^[]0;title^G"), ("\u{1b}[2J", "^[[2J"), ("\u{1b}c", "^[c"),
    ("a\rb", "a^Mb"), ("a\u{8}b", "a^Hb"), ("a\nb", "a^Jb"), ("\0", "^@"), ("\u{7f}", "^?"),
    ("\r\n", "^M^J"), ("\u{9b}31m", "<U+009B>31m"), ("\u{9d}0;x\u{9c}", "<U+009D>0;x<U+009C>"),
    ("\u{85}", "<U+0085>"), ("a\u{202e}b", "a<U+202E>b"),
    ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
    ("\u{200e}\u{200f}\u{61c}", "<U+200E><U+200F><U+061C>"), ("\u{2028}", "<U+2028>"),
    ("\u{feff}a\u{200b}b", "<U+FEFF>a<U+200B>b"), ("\u{e0041}", "<U+E0041>"),
    ("e\u{301}\u{1b}[m", "e\u{301}^[[m"),
  ]

  @Test(arguments: hidden.indices)
  func `each is shown as less shows it`(_ index: Int) {
    let (text, shown) = Self.hidden[index]
    #expect(text.visible() == shown)
    #expect(!text.isVisible && shown.isVisible)
  }

  @Test(arguments: [
    "", "plain", "a\tb", "変数é🐞", "e\u{301}", "ﬁ\u{ad}", "👩\u{200d}🚀", "م\u{200c}ن", "\u{fffd}",
  ])
  func `what scripts are written with stays`(_ text: String) {
    #expect(text.visible() == text)
    #expect(text.isVisible)
  }

  @Test func `looks and the ends of lines pass where they may, and nothing else`() {
    let text = "\u{1b}[1;31mred\u{1b}[0m\n\u{1b}[2J\u{1b}[m\u{1b}[38;5;81m\u{1b}[?25l\u{1b}[1"
    #expect(
      text.visible(passing: [.looks, .lineEnds])
        == "\u{1b}[1;31mred\u{1b}[0m\n^[[2J\u{1b}[m\u{1b}[38;5;81m^[[?25l^[[1")
    #expect(text.visible(passing: .lineEnds).hasPrefix("^[[1;31mred^[[0m\n"))
  }

  @Test(arguments: hidden.indices)
  func `whatever is drawn is visible, in every place of a view`(_ index: Int) {
    let text = Self.hidden[index].text
    var drawn = StyledText()
    drawn.append(text, .error)
    drawn.append(lines: text)
    drawn.appendLine(text, .address)
    drawn.appendWrapped("\(text) \(text)", from: 0, width: 20)
    var table = Table([.init("A"), .init("B", .right)])
    table.append([.init(text), .init(text, .value)])
    table.draw(into: &drawn)
    let nodes = (0..<2).map { BinaryTree.Node(Sample.item("\($0)", text), left: $0 == 0 ? 1 : nil) }
    BinaryTree(nodes).lines(on: Canvas()).forEach { drawn.append($0) }
    Sample.bars([(text, 9)]).draw(on: Canvas(), into: &drawn)
    let plain = drawn.folded(to: 30).text
    let isPlain = plain.unicodeScalars.allSatisfy { !$0.isHidden || $0 == "\n" }
    #expect(isPlain, "\(plain.debugDescription)")
    let coloured = ANSIRenderer.encode(drawn)
    #expect(coloured == coloured.visible(passing: [.looks, .lineEnds]))
  }

  @Test func `JSON says the same in escapes`() {
    struct Said: Drawable {
      static let kind = "said"
      let text: String
      func draw(on canvas: Canvas, into text: inout StyledText) {}
    }
    let line = JSONRenderer().render(Said(text: "\u{9b}\u{202e}\u{1b}\u{7f}\u{e0041}é"))
    #expect(line.dropLast().isVisible(butFor: []))
    #expect(line.contains(#"\u009b\u202e\u001b\u007f\udb40\udc41é"#), "\(line)")
  }
}

extension Substring {
  fileprivate func isVisible(butFor passed: [Unicode.Scalar]) -> Bool {
    unicodeScalars.allSatisfy { !$0.isHidden || passed.contains($0) }
  }
}
