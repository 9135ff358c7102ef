/// Cuts a command into tokens, one at a time, over its UTF-8 bytes.
///
/// It builds no strings and keeps no list; going back is setting `position` to an earlier one.
public struct Lexer {
  /// How numbers are spelled.
  public enum Dialect: Sendable {
    /// As at the prompt: exactly eight hexadecimal digits are an address, `8p` is eight pages.
    case words
    /// As in C and in the output of strace: eight decimal digits are a decimal number, a leading
    /// zero means octal. Eight hexadecimal digits that C could not read remain an address.
    case call
  }

  public let bytes: [UInt8]
  /// Where the line ends.
  public let end: Int
  public var position: Int
  public var dialect = Dialect.words

  public init(_ line: SourceLine) {
    bytes = line.bytes
    position = line.range.lowerBound
    end = line.range.upperBound
  }

  /// The byte at an index, 0 beyond the line.
  @inline(__always)
  public func byte(at index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  @inline(__always)
  public mutating func skipSpaces() {
    while position < end, bytes[position].isSpace { position += 1 }
  }

  /// The next token, without passing it.
  public func peek() throws(CommandError) -> Token {
    var copy = self
    return try copy.next()
  }

  /// Passes the next token. At the end of a command it stays there.
  public mutating func next() throws(CommandError) -> Token {
    let before = position
    skipSpaces()
    let start = position
    let followsSpace = start > before || start == 0 || bytes[start - 1].isSpace
    guard start < end else { return token(.end, start, followsSpace) }
    let first = bytes[start]
    if first.isDigit { return try number(from: start, followsSpace) }
    if first.isWordStart { return try word(from: start, followsSpace) }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ";"): return token(.end, start, followsSpace)
    case UInt8(ascii: "$"): return try result(from: start, followsSpace)
    case UInt8(ascii: "\""): return try string(from: start, followsSpace)
    default: break
    }
    let second = byte(at: start + 1)
    let sign = Self.sign(first, second)
    position = start + sign.length
    if sign == .other { skipRestOfCharacter() }
    return token(sign, start, followsSpace)
  }

  private static func sign(_ first: UInt8, _ second: UInt8) -> Token.Kind {
    switch first {
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "&"): second == first ? .both : .ampersand
    case UInt8(ascii: "^"): .caret
    case UInt8(ascii: "|"): second == first ? .either : .pipe
    case UInt8(ascii: "~"): .tilde
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "="): second == first ? .equal : .equals
    case UInt8(ascii: "!"): second == UInt8(ascii: "=") ? .notEqual : .not
    case UInt8(ascii: "?"): .question
    case UInt8(ascii: "<"):
      second == first ? .shiftLeft : second == UInt8(ascii: "=") ? .lessOrEqual : .less
    case UInt8(ascii: ">"):
      second == first ? .shiftRight : second == UInt8(ascii: "=") ? .greaterOrEqual : .greater
    default: .other
    }
  }

  @inline(__always)
  private func token(_ kind: Token.Kind, _ start: Int, _ followsSpace: Bool) -> Token {
    Token(kind: kind, start: start, end: position, followsSpace: followsSpace)
  }

  /// Passes the bytes that belong to the one before them, as UTF-8 has it.
  private mutating func skipRestOfCharacter() {
    while position < end, bytes[position] & 0xc0 == 0x80 { position += 1 }
  }

  /// Passes letters, digits, `_` and inner dots.
  private mutating func skipWord() {
    while position < end {
      let byte = bytes[position]
      guard byte.isWordPart || (byte == UInt8(ascii: ".") && self.byte(at: position + 1).isWordPart)
      else { return }
      position += 1
    }
  }

  private mutating func word(from start: Int, _ followsSpace: Bool) throws(CommandError) -> Token {
    skipWord()
    if position - start == 8, let address = bytes.address(at: start) {
      return Token(
        kind: .number, value: address, start: start, end: position, followsSpace: followsSpace)
    }
    return token(.word, start, followsSpace)
  }

  private mutating func number(from start: Int, _ followsSpace: Bool) throws(CommandError) -> Token
  {
    while position < end, bytes[position].isWordPart { position += 1 }
    let value = try bytes.number(in: start..<position, dialect)
    return Token(
      kind: .number, value: value, start: start, end: position, followsSpace: followsSpace)
  }

  private mutating func result(from start: Int, _ followsSpace: Bool) throws(CommandError) -> Token
  {
    position = start + 1
    if byte(at: position) == UInt8(ascii: "a"), byte(at: position + 1).isDigit {
      // `$a7` is looked up as names are.
      while position < end, bytes[position].isWordPart { position += 1 }
      return token(.word, start, followsSpace)
    }
    var index: UInt64 = 0
    if byte(at: position).isDigit {
      while position < end, bytes[position].isWordPart { position += 1 }
      let digits = start + 1..<position
      guard let parsed = bytes.decimal(in: digits), parsed > 0 else {
        throw CommandError(.invalidNumber(bytes.text(in: start..<position)), at: start..<position)
      }
      index = parsed
    }
    return Token(
      kind: .result, value: index, start: start, end: position, followsSpace: followsSpace)
  }

  private mutating func string(from start: Int, _ followsSpace: Bool) throws(CommandError) -> Token
  {
    guard passString() else { throw CommandError(.unterminatedString, at: start..<end) }
    return token(.string, start, followsSpace)
  }
}

extension Token.Kind {
  /// How many bytes a sign has.
  fileprivate var length: Int {
    switch self {
    case .shiftLeft, .shiftRight, .equal, .notEqual, .lessOrEqual, .greaterOrEqual, .both, .either:
      2
    default: 1
    }
  }
}
