import Drawing
import Testing

/// Tables whose cells are not all Latin.
struct TableTests {
  private func drawn(
    _ rows: [[String]], _ columns: [Table.Column], width: Int? = nil,
    _ ambiguous: AmbiguousWidth = .narrow
  ) -> String {
    var table = Table(columns)
    for row in rows { table.append(row.map { .init($0) }) }
    var text = StyledText(ambiguousWidth: ambiguous)
    table.draw(into: &text, width: width)
    return text.text
  }

  @Test func `columns are measured in columns of the terminal`() {
    let text = drawn(
      [["用户空间", "3", "x"], ["vmalloc", "128", "y"]],
      [.init("区域"), .init("页数", .right), .init("")])
    #expect(
      text == """
        区域      页数
        用户空间     3  x
        vmalloc    128  y

        """)
  }

  @Test func `a last cell is wrapped between ideographs`() {
    let text = drawn(
      [["PTE", "页不在内存里，访问会引起缺页异常"]], [.init(""), .init("")], width: 25)
    #expect(text == "PTE  页不在内存里，访问会\n     引起缺页异常\n")
  }

  @Test func `ambiguous glyphs widen a column where they are wide`() {
    let rows = [["a…", "x"], ["abcd", "y"]]
    #expect(drawn(rows, [.init(""), .init("")]) == "a…    x\nabcd  y\n")
    #expect(drawn(rows, [.init(""), .init("")], .wide) == "a…   x\nabcd  y\n")
  }
}
