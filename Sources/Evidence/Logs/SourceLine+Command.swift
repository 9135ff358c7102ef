import Grammar
import Session

extension SourceLine {
  /// Whether the line begins with a command of a catalog, or with a call as C or strace writes it,
  /// behind a process's number and the name for its result where they stand.
  func beginsCommand(of catalog: CommandCatalog) -> Bool {
    var index = TracedLine(self).start
    func skipSpaces() { while index < range.upperBound, bytes[index].isSpace { index += 1 } }
    func passWord() -> Range<Int> {
      let start = index
      while index < range.upperBound, bytes[index].isWordPart || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      return start..<index
    }
    skipSpaces()
    if index < range.upperBound, bytes[index] == UInt8(ascii: "[") {
      index =
        bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
        ?? range.upperBound
      skipSpaces()
    }
    if isMark(at: index) { return true }
    var word = passWord()
    skipSpaces()
    if index < range.upperBound, bytes[index] == UInt8(ascii: "=") {
      index += 1
      skipSpaces()
      word = passWord()
    }
    guard !word.isEmpty else { return false }
    let isCall = word.upperBound < range.upperBound && bytes[word.upperBound] == UInt8(ascii: "(")
    return isCall || !catalog.candidates(beginningWith: text(in: word)).isEmpty
      || catalog.hasName(bytes, word)
  }

  /// `--- SIGCHLD`, `+++ exited`
  private func isMark(at index: Int) -> Bool {
    bytes[index..<range.upperBound].starts(with: "--- ".utf8)
      || bytes[index..<range.upperBound].starts(with: "+++ ".utf8)
  }
}
