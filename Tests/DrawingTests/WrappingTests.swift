import Drawing
import Testing

/// Lines end where the script allows it.
struct WrappingTests {
  private func wrapped(_ words: String, from column: Int = 0, width: Int) -> [String] {
    var text = StyledText()
    text.appendWrapped(words, from: column, width: width)
    return text.text.split(separator: "\n").map(String.init)
  }

  @Test func `Latin words stay whole and lose the blank between lines`() {
    #expect(wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(wrapped("incomprehensible", width: 5) == ["incomprehensible"])
    #expect(wrapped("a  b", width: 10) == ["a  b"])
    #expect(wrapped("one two", from: 4, width: 9) == ["one", "    two"])
  }

  @Test func `a long list of alternatives ends behind a bar, a short one stays whole`() {
    let list = "[alpha|beta|gamma|delta|epsilon|zeta|eta|theta]"
    #expect(wrapped("one \(list) two", width: 30) == [
      "one [alpha|beta|gamma|delta|", "epsilon|zeta|eta|theta] two",
    ])
    #expect(wrapped("one two three [r|w|x]", width: 18) == ["one two three", "[r|w|x]"])
    let flags = "GFP_HIGHUSER_MOVABLE|__GFP_ZERO|__GFP_NOWARN"
    #expect(wrapped("of \(flags)", width: 30) == ["of", flags])
  }

  @Test func `Chinese breaks between any two characters`() {
    #expect(wrapped("虚拟地址空间", width: 8) == ["虚拟地址", "空间"])
    #expect(wrapped("虚拟地址空间", width: 7) == ["虚拟地", "址空间"])
  }

  @Test(arguments: ["，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "》", "】", "…"])
  func `no line begins with a closing mark`(_ mark: String) {
    #expect(wrapped("页框号\(mark)页表", width: 6) == ["页框", "号\(mark)页", "表"])
  }

  @Test(arguments: ["（", "「", "『", "《", "【"])
  func `no line ends with an opening mark`(_ mark: String) {
    #expect(wrapped("页框\(mark)页表", width: 6) == ["页框", "\(mark)页表"])
  }

  @Test func `names and numbers within Chinese stay whole`() {
    #expect(wrapped("页框 3ffc2 属于进程 1", width: 12) == ["页框 3ffc2", "属于进程 1"])
    #expect(wrapped("由 handle_pte_fault 决定", width: 14) == ["由", "handle_pte_fault", "决定"])
  }

  @Test func `ambiguous glyphs count as the canvas says`() {
    var text = StyledText(ambiguousWidth: .wide)
    text.appendWrapped("──── ab", from: 0, width: 10)
    #expect(text.text == "────\nab\n")
  }

  @Test func `a line that is too wide is folded in both scripts`() {
    #expect(StyledText("one two three\n").folded(to: 10).text == "one two\n    three\n")
    #expect(StyledText("0123456789\n").folded(to: 8).text == "01234567\n    89\n")
    #expect(StyledText("虚拟地址空间\n").folded(to: 8).text == "虚拟地址\n    空间\n")
    #expect(StyledText("虚拟地址，空间\n").folded(to: 8).text == "虚拟地\n    址，\n    空间\n")
    #expect(StyledText("虚拟地址\n").folded(to: 8).text == "虚拟地址\n")
  }

  @Test func `what is folded keeps its roles`() {
    var text = StyledText("虚拟", .label)
    text.append("地址空间", .address)
    var expected = StyledText("虚拟", .label)
    expected.append("地址", .address)
    expected.endLine()
    expected.append("    ")
    expected.append("空间", .address)
    #expect(text.folded(to: 8) == expected)
  }
}
