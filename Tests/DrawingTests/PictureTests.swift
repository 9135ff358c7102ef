import Drawing
import Testing

/// Labels keep their places whatever the glyphs are.
struct PictureTests {
  @Test func `what is said stands in one column behind labels of any script`() {
    var lines = LabelledLines(labelWidth: 8, on: Canvas(width: 22))
    lines.add("bits", "one")
    lines.add("权限", "用户，可写，不可执行")
    #expect(lines.text.text == "  bits    one\n  权限    用户，可写，\n          不可执行\n")
  }
}
