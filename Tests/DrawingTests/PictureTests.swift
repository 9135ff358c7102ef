import Drawing
import Testing

/// Bars, trees and labels keep their places whatever the glyphs are.
struct PictureTests {
  private let wide = Canvas(ambiguousWidth: .wide)

  @Test func `a bar is as wide as asked where its glyphs are wide`() {
    let bar = Bar([.init(50, .first, letter: "D"), .init(1, .second, letter: "n")], total: 100)
    var text = StyledText()
    bar.draw(width: 20, on: wide, into: &text)
    #expect(text.text == "DDDDDDDDDDn···· ")
    #expect(text.text.columnCount(ambiguous: .wide) == 20)
  }

  @Test func `stems of a tree stand under their branches where they are wide`() {
    let tree = Tree("a", [Tree("b", [Tree("c")]), Tree("d")])
    var text = StyledText()
    tree.draw(on: wide, into: &text)
    #expect(text.text == "a\n├─ b\n│   └─ c\n└─ d\n")
    let lines = text.text.split(separator: "\n")
    #expect(
      lines[1].prefix(3).columnCount(ambiguous: .wide)
        == lines[2].prefix { $0 != "└" }.columnCount(ambiguous: .wide))
  }

  @Test func `what is said stands in one column behind labels of any script`() {
    var lines = LabelledLines(labelWidth: 8, on: Canvas(width: 22))
    lines.add("bits", "one")
    lines.add("权限", "用户，可写，不可执行")
    #expect(lines.text.text == "  bits    one\n  权限    用户，可写，\n          不可执行\n")
  }
}
