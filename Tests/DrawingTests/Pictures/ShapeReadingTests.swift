@testable import Drawing
import Testing

/// Shapes in the midst of views of words.
struct ShapeReadingTests {
  private func drawn(
    _ shape: Shape, on canvas: Canvas = Canvas(), indent: Int = 0, width: Int? = nil,
    foldsRows: Bool = false
  ) -> String {
    var text = StyledText()
    shape.draw(on: canvas, indent: indent, width: width, foldsRows: foldsRows, into: &text)
    return text.text
  }

  private func bar(_ sizes: [UInt64], total: UInt64, ticks: [PictureItem] = []) -> Shape {
    let parts = sizes.enumerated().map { index, size in
      PictureItem(
        "part.\(index)", Caption(), .first, letter: Character(Unicode.Scalar(UInt8(97 + index))),
        size: size)
    }
    return .bars(
      BarChart(.frames, [.init(PictureItem("bar", Caption()), total: total, parts: parts, ticks: ticks)]))
  }

  @Test func `a bar is to scale and shows every part`() {
    #expect(drawn(bar([50, 1], total: 100), width: 20) == "aaaaaaaaaab·········\n")
    #expect(drawn(bar([50, 1], total: 100), on: Canvas(glyphs: .ascii), width: 4) == "aab.\n")
    #expect(drawn(bar([50, 1], total: 100), indent: 2, width: 4) == "  aab·\n")
  }

  @Test func `a bar never exceeds its width, nor the canvas`() {
    let crowd = bar([UInt64](repeating: 1, count: 9), total: .max)
    #expect(drawn(crowd, width: 5) == "abcde\n")
    #expect(drawn(crowd, on: Canvas(width: 20), indent: 15, width: 90) == "               abcde\n")
  }

  @Test func `a bar is as wide as asked where its glyphs would be wide`() {
    let text = drawn(bar([50, 1], total: 100), on: Canvas(ambiguousWidth: .wide), width: 20)
    #expect(text == "aaaaaaaaaab.........\n")
  }

  @Test func `places on a bar have their letter in it, and no line without names`() {
    let places = [(0, "l"), (100, "h"), (50, nil)] as [(UInt64, Character?)]
    let ticks = places.map { PictureItem("\($0.0)", Caption(), letter: $0.1, size: $0.0) }
    #expect(drawn(bar([60], total: 100, ticks: ticks), width: 10) == "laaaaa···h\n")
  }

  @Test func `a tree lies on its side in both alphabets`() {
    let tree = BinaryTree([
      .init(Sample.item("b", "b"), left: 1, right: 3), .init(Sample.item("a", "a"), right: 2),
      .init(Sample.item("ab", "ab")), .init(Sample.item("c", "c")),
    ])
    func lines(_ canvas: Canvas) -> [String] { tree.lines(on: canvas).map(\.text) }
    #expect(lines(Canvas()) == ["┌─ a", "│  └─ ab", "b", "└─ c"])
    #expect(lines(Canvas(glyphs: .ascii)) == ["+- a", "|  +- ab", "b", "+- c"])
    #expect(lines(Canvas(width: 20, ambiguousWidth: .wide)) == lines(Canvas(glyphs: .ascii)))
  }

  @Test func `a deep tree is wider than the canvas`() {
    let nodes = (0..<30).map {
      BinaryTree.Node(Sample.item("\($0)", "n\($0)"), right: $0 < 29 ? $0 + 1 : nil)
    }
    let last = BinaryTree(nodes).lines(on: Canvas(width: 40)).last?.text
    #expect(last == String(repeating: " ", count: 84) + "└─ n29")
  }

  // MARK: Mosaics

  private func mosaic(_ letters: String, ticks: [PictureItem] = []) -> Shape {
    .mosaic(
      Mosaic(
        "m", letters.map { Mosaic.Cell($0, .first) }, rowLength: 8, in: .physical, start: 0x1000,
        step: 0x1000, ticks: ticks))
  }

  @Test func `a place stands below its row by its name`() {
    let place = Sample.item("here", "here", "", size: 0xa800)
    #expect(
      drawn(mosaic("aaaaaaaabbbbbb..", ticks: [place])) == """
        P:00001000 aaaaaaaa
        P:00009000 bbbbbb··
                    ^here

        """)
  }

  @Test func `rows that are like the one above are told, but for the last and those with a place`() {
    let rows = String(repeating: "aaaaaaaa", count: 6)
    let place = Sample.item("here", "here", "", size: 0x19000)
    #expect(
      drawn(mosaic(rows, ticks: [place]), indent: 2, foldsRows: true) == """
          P:00001000 aaaaaaaa
                     2 rows like the one above
          P:00019000 aaaaaaaa
                     ^here
                     1 row like the one above
          P:00029000 aaaaaaaa

        """)
  }

  @Test(arguments: [20, 27, 43, 80])
  func `what is to scale fits, and keeps its cells`(_ width: Int) {
    let stretch = Mosaic.Stretch(0..<1 << 31, .init("a", .first))
    let shape = Shape.mosaic(Mosaic("m", of: 0..<1 << 32, in: .linear, [stretch]))
    let rows = drawn(shape, on: Canvas(width: width)).split(separator: "\n")
    #expect(rows.allSatisfy { $0.hasPrefix("V:") && $0.count <= width })
    let cells = rows.map { $0.dropFirst(11) }.joined()
    #expect(cells == String(repeating: "a", count: 32) + String(repeating: "·", count: 32))
  }

  @Test func `a cell shows what weighs most in it, then what is most of it, then what comes first`() {
    func letters(_ stretches: [(Range<UInt64>, Character, Int)]) -> String {
      let all = stretches.map { Mosaic.Stretch($0.0, .init($0.1, .first), weight: $0.2) }
      return String(Mosaic("m", of: 640..<1280, in: .linear, all).cells.map(\.letter).prefix(4))
    }
    #expect(letters([(640..<656, "a", 0), (656..<680, "b", 0)]) == "aabb")
    #expect(letters([(640..<656, "a", 0), (655..<656, "w", 1), (656..<680, "b", 0)]) == "awbb")
    #expect(letters([(645..<650, "y", 0), (640..<645, "x", 0)]) == "y...")
    #expect(letters([(0..<640, "o", 9), (650..<650, "e", 9), (1280..<2000, "u", 9)]) == "....")
    let parts = [(640, "a"), (644, "b"), (647, "a")] as [(UInt64, Character)]
    #expect(letters(parts.map { ($0.0..<$0.0 + 3, $0.1, 0) }) == "a...")
  }
}
