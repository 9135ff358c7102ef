/// The number of a process in front of a command, typed or traced: `[7]`, `7`, or `[pid  7366]` as
/// strace writes it on a terminal.
///
/// It says where the number stands; between brackets an expression may stand for it.
public struct ProcessPrefix: Equatable, Sendable {
  /// The expression in the brackets, or the word that begins with a digit.
  public let number: Range<Int>
  public let isInBrackets: Bool
  /// Whether the bracket that opens is closed; true where there is none.
  public let isClosed: Bool
  /// Where what follows begins, behind white space.
  public let end: Int

  /// The prefix at the lexer's position; nil when there is none.
  ///
  /// - Complexity: O(length of the prefix).
  public init?(_ lexer: Lexer) {
    guard Self.mayBegin(with: lexer.byte(at: lexer.position)) else { return nil }
    var lexer = lexer
    isInBrackets = !lexer.byte(at: lexer.position).isDigit
    if isInBrackets {
      lexer.position += 1
      lexer.passPIDWord()
      let start = lexer.position
      while lexer.position < lexer.end, lexer.byte(at: lexer.position) != UInt8(ascii: "]"),
        lexer.byte(at: lexer.position) != UInt8(ascii: ";")
      {
        lexer.position += 1
      }
      number = lexer.trimmed(start..<lexer.position)
      isClosed = lexer.byte(at: lexer.position) == UInt8(ascii: "]")
      if isClosed { lexer.position += 1 }
    } else {
      let start = lexer.position
      while lexer.byte(at: lexer.position).isWordPart { lexer.position += 1 }
      number = start..<lexer.position
      isClosed = true
    }
    lexer.skipSpaces()
    end = lexer.position
  }

  /// A cheap look at whether a command that begins so may have a prefix.
  @inline(__always)
  static func mayBegin(with byte: UInt8) -> Bool { byte.isDigit || byte == UInt8(ascii: "[") }
}

extension Lexer {
  /// Passes the `pid` of `[pid  1234]`.
  fileprivate mutating func passPIDWord() {
    guard byte(at: position + 3).isSpace, bytes[position..<position + 3].elementsEqual("pid".utf8)
    else { return }
    position += 3
    skipSpaces()
  }
}
