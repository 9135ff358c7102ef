extension UInt8 {
  public var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0d) }
  public var isDigit: Bool { self &- 0x30 < 10 }
  var isWordStart: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5f }
  public var isWordPart: Bool { isWordStart || isDigit }

  /// Whether an operator of an expression begins with it: one of `+-*/%&|^<>`.
  @inline(__always)
  public var isOperator: Bool {
    switch self {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "^"), UInt8(ascii: "|"),
      UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  /// The value of a digit in bases up to 36; 255 when it is none.
  var digitValue: UInt8 {
    if isDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 26 ? letter + 10 : 255
  }
}

extension [UInt8] {
  func text(in range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// The value of eight hexadecimal digits, if that is what stands at `start`.
  func address(at start: Int) -> UInt64? { digits(in: start..<start + 8, base: 16) }

  public func decimal(in range: Range<Int>) -> UInt64? { digits(in: range, base: 10) }

  /// The value of digits, or nil when a byte is no digit, there is none, or 64 bits do not hold it.
  public func digits(in range: Range<Int>, base: UInt8) -> UInt64? {
    guard !range.isEmpty else { return nil }
    var value: UInt64 = 0
    for index in range {
      let digit = self[index].digitValue
      guard digit < base else { return nil }
      let product = value.multipliedReportingOverflow(by: UInt64(base))
      let sum = product.partialValue.addingReportingOverflow(UInt64(digit))
      guard !product.overflow, !sum.overflow else { return nil }
      value = sum.partialValue
    }
    return value
  }

  /// The number that the letters and digits at `range` spell.
  ///
  /// - Throws: `invalidNumber`, or `numberTooLarge` when 64 bits do not hold it.
  public func number(in range: Range<Int>, _ dialect: Lexer.Dialect) throws(CommandError) -> UInt64
  {
    if range.count == 8, let address = address(at: range.lowerBound),
      dialect == .words || !(dialect == .call ? isNumberOfC(in: range) : isDecimal(in: range))
    {
      return address
    }
    var digitRange = range
    let suffix = self[range.upperBound - 1] | 0x20
    let multiplier: UInt64
    switch suffix {
    case UInt8(ascii: "k"): multiplier = 1 << 10
    case UInt8(ascii: "m"): multiplier = 1 << 20
    case UInt8(ascii: "g"): multiplier = 1 << 30
    case UInt8(ascii: "p"): multiplier = 4096
    default: multiplier = 1
    }
    if multiplier > 1 { digitRange = range.lowerBound..<range.upperBound - 1 }
    let base = base(of: &digitRange, dialect)
    let isSpelledRight = !digitRange.isEmpty && self[digitRange].allSatisfy { $0.digitValue < base }
    guard isSpelledRight else {
      throw CommandError(.invalidNumber(text(in: range)), at: range)
    }
    guard let value = digits(in: digitRange, base: base) else {
      throw CommandError(.numberTooLarge(text(in: range)), at: range)
    }
    let product = value.multipliedReportingOverflow(by: multiplier)
    guard !product.overflow else {
      throw CommandError(.numberTooLarge(text(in: range)), at: range)
    }
    return product.partialValue
  }

  /// Takes the prefix of the digits away and tells the base that it means.
  private func base(of range: inout Range<Int>, _ dialect: Lexer.Dialect) -> UInt8 {
    guard range.count >= 2, self[range.lowerBound] == UInt8(ascii: "0") else { return 10 }
    switch self[range.lowerBound + 1] | 0x20 {
    case UInt8(ascii: "x"):
      range = range.lowerBound + 2..<range.upperBound
      return 16
    case UInt8(ascii: "b"):
      range = range.lowerBound + 2..<range.upperBound
      return 2
    default:
      return dialect == .call ? 8 : 10
    }
  }

  /// Eight digits that C reads as a decimal number. Eight octal digits with a leading zero are far
  /// more likely an address, which no argument of a memory call spelled in octal is.
  private func isNumberOfC(in range: Range<Int>) -> Bool {
    self[range.lowerBound] != UInt8(ascii: "0") && isDecimal(in: range)
  }

  private func isDecimal(in range: Range<Int>) -> Bool { self[range].allSatisfy(\.isDigit) }
}
