import Grammar

extension TypedAnswer {
  /// Every number that it may mean; none when it cannot be read as one.
  package func numbers(_ symbols: some SymbolResolver) -> [Int128] {
    var numbers: [Int128] = []
    for reading in readings {
      let line = SourceLine(reading.text)
      let values = [
        try? evaluate(line, symbols, .words), try? evaluate(line, symbols, .amounts),
        hexadecimal(line),
      ]
      for value in values.compactMap(\.self) {
        numbers += reading.factors.map { value &* $0 }
      }
    }
    return numbers
  }

  /// The value of a whole line.
  func evaluate(
    _ line: SourceLine, _ symbols: some SymbolResolver, _ dialect: Lexer.Dialect
  ) throws(CommandError) -> Int128 {
    if AnswerWords.nothing.contains(line.text.lowercased()) { return 0 }
    var lexer = Lexer(line)
    lexer.dialect = dialect
    let expression = Expression(symbols: symbols, allowsComparisons: true, standsAlone: true)
    let value = try expression.evaluate(&lexer)
    let next = try lexer.next()
    guard next.kind == .end, next.start == line.range.upperBound else {
      throw CommandError(.expected(.endOfLine, found: lexer.found(next)), at: next.range)
    }
    return value
  }

  /// Hexadecimal digits as views write them, without a prefix: some letter is among them, or a zero
  /// stands in front of five or more; or with an `h` behind, as assemblers write them.
  private func hexadecimal(_ line: SourceLine) -> Int128? {
    var range = line.range
    let bytes = line.bytes
    guard 1...17 ~= range.count else { return nil }
    if bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "h") {
      range = range.lowerBound..<range.upperBound - 1
    } else if bytes.decimal(in: range) != nil {
      guard range.count >= 5, bytes[0] == UInt8(ascii: "0") else { return nil }
    }
    return bytes.digits(in: range, base: 16).map { Int128($0) }
  }

  /// A text to be read, and what its value may have to be multiplied by.
  private struct Reading {
    var text: String
    var factors: [Int128] = [1]
  }

  /// The ways to read it: as it stands, and without what surrounds a number.
  private var readings: [Reading] {
    var text = Substring(text)
    for prefix in AnswerWords.numberPrefixes where text.lowercased().hasPrefix(prefix) {
      text = text.dropFirst(prefix.count).trimmed
    }
    let plain = Self.ungrouped(text)
    var readings = [Reading(text: plain)]
    // The grammar reads 16p as bytes; who counts pages means 16.
    if plain.utf8.last == UInt8(ascii: "p"), plain.utf8.dropLast().allSatisfy(\.isDigit) {
      readings.append(Reading(text: String(plain.dropLast())))
    }
    // The longest unit that it ends in.
    let lower = plain.lowercased()
    let unit = AnswerWords.units.filter { lower.hasSuffix($0.name) }.max {
      $0.name.count < $1.name.count
    }
    if let unit, plain.count == lower.count, plain.count > unit.name.count {
      let rest = plain.dropLast(unit.name.count).trimmed
      readings.append(Reading(text: Self.ungrouped(rest), factors: unit.factors))
    }
    return readings
  }

  /// Digits without the commas that stand between groups of three.
  private static func ungrouped(_ text: Substring) -> String {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    let areGroups =
      groups.count > 1 && 1...3 ~= groups[0].count
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
    return areGroups ? groups.joined() : String(text)
  }
}
