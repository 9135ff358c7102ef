@testable import Drawing
import Testing

/// What a terminal shows of each shape.
struct CharacterPictureTests {
  @Test func `bars are to scale and name their parts once`() {
    let picture = Sample.picture(Sample.bars([("used", 50), ("kept", 25)]))
    #expect(
      Sample.drawn(picture) == """
        RAM uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuukkkkkkkkkkkkkkkkkk·················· 100
        u used  k kept

        """)
  }

  @Test func `ticks stand under their places, or behind one another`() {
    let row = BarChart.Row(
      Sample.item("bar", "DMA", "free"), total: 1000,
      parts: [Sample.item("used", "used", "", .first, letter: "u", size: 100)],
      ticks: [
        Sample.item("min", "min", "10", size: 10), Sample.item("low", "low", "20", size: 20),
        Sample.item("high", "high", "600", size: 600),
      ])
    #expect(
      Sample.drawn(Sample.picture(.bars(BarChart(.frames, [row])))) == """
        DMA uuuuuuu································································ free
            ^min 10  low 20                           ^high 600
        u used

        """)
  }

  @Test func `boxes stand where arrows find room`() {
    let strip = Strip([
      .init(Sample.item("a", "fixmap", "4K", .first, letter: "x"), 0xfff0_0000, 0x1_0000_0000),
      .init(Sample.item("b", "vmalloc", "120M", .first, letter: "v"), 0xf800_0000, 0xfff0_0000),
      .init(Sample.item("c", "free", "", .faint), 0xc000_0000, 0xf800_0000, isGap: true),
    ])
    let boxes = Shape.boxes([Sample.item("z", "HighMem", "7 free"), Sample.item("y", "Normal")])
    let picture = Sample.picture(
      .strip(strip), boxes, titles: ["linear", "RAM"],
      links: [.init("a", "z"), .init("b", "z"), .init("b", "y")])
    #expect(
      Sample.drawn(picture) == """
        linear                                      RAM
        fff00000 xx fixmap               4K ─●
        f8000000 vv vmalloc            120M ─●─●    ┌──────────────────────────────────┐
        c0000000 ·· free                     └─┼───▶│ HighMem                          │
                                               │    │ 7 free                           │
                                               │    └──────────────────────────────────┘
                                               │    ┌──────────────────────────────────┐
                                               └───▶│ Normal                           │
                                                    │                                  │
                                                    └──────────────────────────────────┘

        """)
  }

  @Test func `arrows between strips never run over each other`() {
    func strip(_ name: String) -> Shape {
      .strip(
        Strip(
          (0..<3).map {
            .init(Sample.item("\(name)\($0)", "\(name)\($0)", "", .first, letter: "t"), $0, $0 + 1)
          }))
    }
    let picture = Sample.picture(
      strip("a"), strip("b"),
      links: [.init("a0", "b0"), .init("a1", "b1"), .init("a2", "b1"), .init("a2", "b2")])
    #expect(
      Sample.drawn(picture) == """
        00000000 tt a0                     ─●        00000000 tt b0
                 tt                         └───────▶         tt
        00000001 tt a1                     ───●      00000001 tt b1
                 tt                           ├─────▶         tt
        00000002 tt a2                     ───●─●    00000002 tt b2
                 tt                             └───▶         tt

        """)
  }

  @Test func `a tree stands upright, its way thick`() {
    let tree = BinaryTree([
      .init(Sample.item("m", "40"), left: 1, right: 2, isOnPath: true),
      .init(Sample.item("l", "20", "", .red), right: 3, isOnPath: true),
      .init(Sample.item("r", "60")), .init(Sample.item("lr", "30"), isOnPath: true),
    ])
    #expect(
      Sample.drawn(Sample.picture(.tree(tree))) == """
            40
         ┏━━━┻─┐
        20    60
         ┗━┓
          30

        """)
  }

  @Test func `a tree that is too wide lies on its side`() {
    // The heap's shape: the children of 0 are 1 and 2.
    let nodes = (0..<40).map { index in
      BinaryTree.Node(
        Sample.item("n\(index)", "b7ff\(1000 + index)"),
        left: 2 * index + 1 < 40 ? 2 * index + 1 : nil,
        right: 2 * index + 2 < 40 ? 2 * index + 2 : nil)
    }
    let lines = Sample.drawn(Sample.picture(.tree(BinaryTree(nodes)))).split(separator: "\n")
    #expect(lines.count == 40)
    #expect(lines.filter { $0.hasPrefix("b7ff") } == ["b7ff1000"])
    #expect(lines.contains("   ┌─ b7ff1003"), "\(lines)")
  }

  @Test func `a flow shows the way taken, the other ways, and where it ends`() {
    let flow = Flow([
      .init(Sample.item("1", "write b7ff9000", "code 6"), .passes),
      .init(
        Sample.item("2", "find_vma", "rw-p"), .refuses, otherWay: Sample.words("grow the stack")),
      .init(Sample.item("3", "take a frame"), .notReached),
    ])
    #expect(
      Sample.drawn(Sample.picture(.flow(flow)), glyphs: .ascii) == """
         o  write b7ff9000  code 6
         |
         X  find_vma        rw-p
         +--> grow the stack
         .  take a frame

        """)
  }

  @Test func `lists tell how many members have no room`() {
    let members = (0..<20).map { Sample.item("f\($0)", "0123\($0)") }
    let chain = Chain(Sample.item("head", "order 0", "20 free"), members, moreCount: 5)
    let line = Sample.drawn(Sample.picture(.chains([chain])))
    let shown = line.split(separator: "▶").count - 1
    #expect(shown > 3)
    #expect(line.hasSuffix(" +\(25 - shown)\n"))
    #expect(line.trimmingPrefix(" ").count <= 81)
  }

  @Test func `cells keep their letters`() {
    let cells = (0..<70).map { Mosaic.Cell($0 % 2 == 0 ? "a" : "b", .first) }
    let mosaic = Mosaic(
      "m", cells, start: 0xff80_0000, step: 4096,
      legend: [Sample.item("la", "one", "", .first, letter: "a")])
    #expect(
      Sample.drawn(Sample.picture(.mosaic(mosaic))) == """
        V:ff800000 \(String(repeating: "ab", count: 32))
        V:ff840000 ababab
        a one

        """)
  }

  @Test func `what differs has a sign in front, and what is gone a line`() {
    let older = Sample.picture(Sample.bars([("used", 40), ("lost", 1)]))
    let newer = Sample.picture(Sample.bars([("used", 50), ("more", 2)]))
    let text = Sample.drawn(newer, since: older)
    #expect(text.contains("u *used") == false, "a legend is no thing")
    #expect(text.hasSuffix("+ new   * changed   - gone\n- lost\n"), "\(text)")
    let svg = Sample.svg(newer, since: older)
    #expect(svg.matches(of: /class="mark"/).count == 2)
  }

  @Test func `a window that is too narrow gets a sentence`() {
    let picture = Sample.picture(Sample.bars([("used", 40)]))
    #expect(
      PictureView(picture).drawn(on: Canvas(width: 60)).text
        == "the picture needs 72 columns: make the window wider\n")
  }

  @Test func `Chinese takes two columns a character`() {
    let chain = Chain(Sample.item("a", "空闲链表", "3"), [Sample.item("b", "页框")])
    let other = Chain(Sample.item("c", "free", "12"), [Sample.item("d", "frame")])
    #expect(
      Sample.drawn(Sample.picture(.chains([chain, other]))) == """
        空闲链表  3 ─▶ 页框
        free     12 ─▶ frame

        """)
  }
}
