/// A word of a line, and where it stands.
public struct LineWord: Equatable, Sendable {
  /// The bytes of the word, quotes included.
  public let range: Range<Int>
  /// Where the string begins that nothing closes: the index of its quote.
  public let openQuote: Int?
  /// What stands between the quotes of a word that is one string; else the same as `range`.
  public let content: Range<Int>

  /// Passes the word at the lexer's position: up to white space or the command's end. What stands
  /// in strings belongs to it.
  init(_ lexer: inout Lexer) {
    let start = lexer.position
    let beginsWithString = lexer.isAtString
    /// Where the string ends that the word begins with.
    var stringEnd: Int?
    var openQuote: Int?
    while lexer.position < lexer.end, !lexer.bytes[lexer.position].isSpace,
      lexer.bytes[lexer.position] != UInt8(ascii: ";")
    {
      guard lexer.isAtString else {
        lexer.position += 1
        continue
      }
      let quote = lexer.position
      if !lexer.passString() { openQuote = quote }
      if quote == start { stringEnd = lexer.position }
    }
    range = start..<lexer.position
    self.openQuote = openQuote
    content =
      beginsWithString && stringEnd == range.upperBound
      ? start + 1..<range.upperBound - (openQuote == nil ? 1 : 0) : range
  }
}
