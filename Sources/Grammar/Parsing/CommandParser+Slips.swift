/// Slips of the hand that would be read as something else, or as nothing.
extension CommandParser {
  /// Refuses `64 K`: a unit behind a number that has none, where no word of the command and no name
  /// is meant.
  func checkUnit(_ definition: CommandDefinition) throws(CommandError) {
    let start = lexer.position
    guard Self.isUnit(lexer.byte(at: start)), !lexer.byte(at: start + 1).isWordPart,
      start >= 2, lexer.byte(at: start - 1).isSpace
    else { return }
    var end = start - 1
    while end > 0, lexer.byte(at: end - 1).isSpace { end -= 1 }
    var first = end
    while first > 0, lexer.byte(at: first - 1).isDigit { first -= 1 }
    guard first < end, first == 0 || lexer.byte(at: first - 1).isSpace else { return }
    let unit = line.text(in: start..<start + 1)
    if definition.words[unit] != nil || expression.symbols.value(ofSymbol: unit) != nil { return }
    let text = line.text(in: first..<end) + unit
    throw CommandError(.unitApart(text), at: first..<start + 1)
  }

  private static func isUnit(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "g"): true
    default: false
    }
  }

  /// Refuses `munmap 64K $1`: a length that is written where the address should be, with an address
  /// behind it where the length should be. It would unmap what nobody meant.
  func checkOrder(_ definition: CommandDefinition) throws(CommandError) {
    guard definition.beginsWithRange, invocation.isGiven(1) else { return }
    let (address, length) = (invocation[0], invocation[1])
    guard length.number > 0xf_ffff, isLength(address.range), isAddress(length.range) else { return }
    throw CommandError(
      .swapped(
        length: line.text(in: address.range), address: line.text(in: length.range),
        command: definition.name), at: address.range.lowerBound..<length.range.upperBound)
  }

  /// Digits with a unit, or fewer of them than an address has.
  private func isLength(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return false }
    let unit = lexer.byte(at: last) | 0x20
    let isCounted = Self.isUnit(unit) || unit == UInt8(ascii: "p")
    let digits = range.lowerBound..<(isCounted ? last : last + 1)
    return !digits.isEmpty && digits.count < 7 && digits.allSatisfy { lexer.byte(at: $0).isDigit }
  }

  /// A result, or hexadecimal digits as many as an address has.
  private func isAddress(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if lexer.byte(at: first) == UInt8(ascii: "$") { return true }
    return lexer.bytes.digits(in: range, base: 16) != nil && range.count == 8
  }
}
