/// Bare digits that mean hexadecimal by the place where they stand.
extension CommandParser {
  /// Passes bare hexadecimal digits that are the whole argument, where they can be nothing else: the
  /// number of a frame, what an entry holds, an address, as every view prints them.
  ///
  /// A name that spells like digits goes before them. C's own spelling is C's, but for frames of five
  /// or six digits.
  mutating func passHexadecimal(_ kind: ArgumentKind) -> Int128? {
    guard case .hexadecimal(let limit) = kind.digits else { return nil }
    let start = lexer.position
    var index = start
    while lexer.byte(at: index).isWordPart {
      guard lexer.byte(at: index).digitValue < 16 else { return nil }
      index += 1
    }
    let range = start..<index
    guard 1...limit ~= range.count, let value = lexer.bytes.digits(in: range, base: 16) else {
      return nil
    }
    if invocation.form == .call {
      guard kind == .frame, 5...6 ~= range.count else { return nil }
    } else {
      guard !isPartOfExpression(from: index), !isBinary(range, kind), !isName(range) else {
        return nil
      }
      if limit == 8, range.count == 7 { invocation.reading = NumberReading(.sevenDigits, range) }
    }
    lexer.position = index
    return Int128(value)
  }

  /// Whether what stands at an index carries on an expression that began before it.
  private func isPartOfExpression(from index: Int) -> Bool {
    let next = lexer.byte(at: index)
    if !next.isSpace {
      return next.isOperator || next == UInt8(ascii: ":") || next == UInt8(ascii: ".")
    }
    var lexer = lexer
    lexer.position = index
    lexer.skipSpaces()
    let position = lexer.position
    return lexer.byte(at: position).isOperator && lexer.byte(at: position + 1).isSpace
  }

  /// `0b101`, unless a view prints just so many digits there.
  private func isBinary(_ range: Range<Int>, _ kind: ArgumentKind) -> Bool {
    let isPrinted = kind == .frame ? 5...6 ~= range.count : range.count == 8
    return !isPrinted && range.count > 2 && lexer.byte(at: range.lowerBound) == UInt8(ascii: "0")
      && lexer.byte(at: range.lowerBound + 1) | 0x20 == UInt8(ascii: "b")
      && lexer.bytes[range.lowerBound + 2..<range.upperBound].allSatisfy { $0 & 0xfe == 0x30 }
  }

  private func isName(_ range: Range<Int>) -> Bool {
    lexer.byte(at: range.lowerBound).isWordStart && range.count < 8
      && expression.symbols.value(ofSymbol: line.text(in: range)) != nil
  }
}
