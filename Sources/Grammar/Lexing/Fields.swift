import Hardware

/// The fields of a line, parted by white space, read one after another.
public struct Fields {
  private let line: SourceLine
  private var position: Int

  public init(_ line: SourceLine) {
    self.line = line
    position = line.range.lowerBound
  }

  /// The next field; nil at the end of the line.
  public mutating func next() -> Range<Int>? {
    skipSpaces()
    let start = position
    while position < line.range.upperBound, !line.bytes[position].isSpace { position += 1 }
    return start < position ? start..<position : nil
  }

  /// The next field as text.
  public mutating func word(_ what: Expected) throws(CommandError) -> String {
    line.text(in: try required(what))
  }

  /// The next field, which must be digits in the base.
  public mutating func number(_ what: Expected, base: UInt8) throws(CommandError) -> UInt64 {
    let field = try required(what)
    guard let value = line.bytes.digits(in: field, base: base) else {
      throw CommandError(.expected(what, found: .word(line.text(in: field))), at: field)
    }
    return value
  }

  /// The next field, which must be `START-END` in hexadecimal digits below 4 GiB, in order.
  public mutating func addresses() throws(CommandError) -> Range<UInt32> {
    let field = try required(.addresses)
    let hyphen = field.first { line.bytes[$0] == UInt8(ascii: "-") } ?? field.lowerBound
    guard let start = line.bytes.digits(in: field.lowerBound..<hyphen, base: 16),
      let end = line.bytes.digits(in: hyphen + 1..<field.upperBound, base: 16),
      start < end, end <= UInt64(UInt32.max)
    else {
      throw CommandError(.expected(.addresses, found: .word(line.text(in: field))), at: field)
    }
    return UInt32(start)..<UInt32(end)
  }

  /// The next field, which must be `KEY=VALUE`, the value decimal or with `0x`; nil at the end.
  public mutating func pair() throws(CommandError) -> (key: String, value: UInt64)? {
    guard let field = next() else { return nil }
    let equals = field.first { line.bytes[$0] == UInt8(ascii: "=") } ?? field.lowerBound
    let digits = min(equals + 1, field.upperBound)..<field.upperBound
    guard equals > field.lowerBound, let value = number(digits) else {
      throw CommandError(.expected(.pair, found: .word(line.text(in: field))), at: field)
    }
    return (line.text(in: field.lowerBound..<equals), value)
  }

  /// The value behind `KEY=`, which must come next.
  public mutating func value(of key: String) throws(CommandError) -> UInt64 {
    let start = position
    guard let pair = try pair(), pair.key == key else {
      throw CommandError(
        .expected(.valueOf(key), found: .word(line.text(in: start..<position))),
        at: start..<position)
    }
    return pair.value
  }

  /// All that is left of the line.
  public mutating func rest() -> String {
    skipSpaces()
    defer { position = line.range.upperBound }
    return line.text(in: position..<max(position, line.trimmedEnd))
  }

  /// Everything was read.
  public func finish() throws(CommandError) {
    var copy = self
    guard let field = copy.next() else { return }
    throw CommandError(
      .expected(.endOfLine, found: .word(line.text(in: field))), at: field)
  }

  private func number(_ range: Range<Int>) -> UInt64? {
    if range.count > 2, line.bytes[range.lowerBound] == UInt8(ascii: "0"),
      line.bytes[range.lowerBound + 1] == UInt8(ascii: "x")
    {
      return line.bytes.digits(in: range.lowerBound + 2..<range.upperBound, base: 16)
    }
    return line.bytes.decimal(in: range)
  }

  private mutating func required(_ what: Expected) throws(CommandError) -> Range<Int> {
    if let field = next() { return field }
    throw CommandError(
      .expected(what, found: .endOfLine), at: position..<position)
  }

  private mutating func skipSpaces() {
    while position < line.range.upperBound, line.bytes[position].isSpace { position += 1 }
  }
}
