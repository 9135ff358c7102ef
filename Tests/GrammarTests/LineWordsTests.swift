import Testing

@testable import Grammar

/// Cutting a line into words without asking what they mean.
struct LineWordsTests {
  private func cut(_ text: String) -> LineWords { LineWords(SourceLine(text)) }

  /// The words of the last command, as they stand there.
  private func words(_ text: String) -> [String] {
    let cut = cut(text)
    return cut.last.words.map { cut.line.text(in: $0.range) }
  }

  private func parameters(_ text: String) -> [String] {
    let command = cut(text).last
    return command.parameters().ranges.map { command.line.text(in: $0) }
  }

  @Test func `what stands in front of the name is told apart`() {
    let line = cut("  [pid  7] mmap 4K; place = touch $1 # x")
    #expect(line.commands.map(\.nameText) == ["mmap", "touch"])
    #expect(line.commands.map(\.prefixText) == ["[pid  7] ", "place = "])
    #expect(line.commands[0].process?.number == 8..<9)
    #expect(line.commands[1].resultName.map { line.line.text(in: $0) } == "place")
    #expect(line.comment.map { line.line.text(in: $0) } == "# x")
  }

  @Test func `a format is no word`() {
    let command = cut("x/4xw $1").last
    #expect(command.format.map { command.line.text(in: $0) } == "/4xw")
    #expect(words("x/4xw $1") == ["$1"])
  }

  @Test func `a string is one word, whatever stands in it`() {
    #expect(words(#"write $1 "a; b # \" c" 3"#) == ["$1", #""a; b # \" c""#, "3"])
    #expect(cut(#"write "a;b"; maps"#).commands.count == 2)
    #expect(words(#"print it"s 4"#) == [#"it"s"#, "4"])
  }

  @Test func `a word without its quotes is its content`() {
    let command = cut(#"both "2 * 2" x"y" "open"#).last
    let contents = command.words.map { command.line.text(in: $0.content) }
    #expect(contents == ["2 * 2", #"x"y""#, "open"])
    #expect(command.words.map(\.openQuote) == [nil, nil, 18])
  }

  @Test func `a quote alone opens an empty word`() {
    let word = cut(#"source ""#).last.words[0]
    #expect(word.content == 8..<8 && word.openQuote == 7)
  }

  @Test func `a comment begins at a word's beginning alone`() {
    #expect(words("source a#b # c") == ["a#b"])
    #expect(cut("maps;# c").comment == 5..<8)
    #expect(cut("# c").last.range.isEmpty)
  }

  @Test func `a line that ends in a semicolon goes on with an empty command`() {
    let line = cut("maps; ")
    #expect(line.commands.count == 2)
    #expect(line.last.name == 6..<6)
  }

  @Test func `parameters are parted by the commas of their own call`() {
    #expect(parameters(#"write(1, "a,b)", [2, 3]"#) == ["1", #""a,b)""#, "[2, 3]"])
    #expect(parameters("munmap(") == [""])
    #expect(cut("f(1, (2)").last.parameters().isClosed == false)
    #expect(cut("f(1, (2)) = 0").last.parameters().isClosed)
    #expect(parameters("maps") == [])
  }

  @Test func `a hyphen at the line's end belongs to the name`() {
    #expect(cut("reverse-").last.nameText == "reverse-")
    #expect(cut("reverse- x").last.nameText == "reverse")
  }

  @Test func `a number alone may still become a value`() {
    #expect(cut("7").last.process == nil)
    #expect(cut("7 ").last.process?.end == 2)
    #expect(cut("[7").last.process?.isClosed == false)
  }
}
