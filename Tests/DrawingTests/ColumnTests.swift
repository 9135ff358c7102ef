import Drawing
import Testing

/// How many columns of a terminal a text takes.
struct ColumnTests {
  @Test(arguments: [
    ("", 0), ("PTE 3ffc2025", 12), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("页框 3ffc2", 10),
    ("，。（）", 8), ("ｱ", 1), ("Ａ", 2), ("한글", 4), ("🐧", 2), ("❤\u{fe0f}", 2), ("❤", 1), ("👨‍👩‍👧", 2),
    ("a\u{200b}b", 2), ("\u{7}x\u{7f}", 1), ("─│└…", 4),
  ])
  func `a text takes the columns of its characters`(_ text: String, _ columns: Int) {
    #expect(text.columnCount == columns)
    #expect(text[...].columnCount == columns)
    #expect(Array(text).columnCount == columns)
  }

  @Test func `glyphs that no standard fixes are as wide as declared`() {
    for glyph in ["…", "─", "│", "└", "├", "·", "“", "●", "▶"] {
      #expect(glyph.columnCount(ambiguous: .narrow) == 1)
      #expect(glyph.columnCount(ambiguous: .wide) == 2)
    }
    #expect("a 漢".columnCount(ambiguous: .wide) == 4)
  }

  @Test func `the beginning that fits ends before a character that does not`() {
    #expect("漢字x".prefix(columns: 3) == "漢")
    #expect("漢字x".prefix(columns: 5) == "漢字x")
    #expect("a…b".prefix(columns: 2, ambiguous: .wide) == "a")
    #expect("abc".prefix(columns: 0) == "")
  }

  @Test func `padding fills columns, not characters`() {
    #expect("页框".left(6) == "页框  ")
    #expect("页框".right(6) == "  页框")
    #expect("页框".left(3) == "页框")
    #expect("…".left(3, ambiguous: .wide) == "… ")
    #expect(7.right(3) == "  7")
  }

  @Test func `a stretch of wide glyphs keeps its length`() {
    let wide = Canvas(ambiguousWidth: .wide)
    #expect(wide.filled(5, with: "─") == "── ")
    #expect(wide.filled(5, with: "-") == "-----")
    #expect(Canvas().filled(5, with: "─") == "─────")
    #expect(Canvas().filled(-1, with: "─") == "")
  }
}
