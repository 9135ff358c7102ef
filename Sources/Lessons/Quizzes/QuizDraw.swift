import Grammar

/// How a value of a question is drawn: a line `draw NAME = …`, or what must hold of all that was.
enum QuizDraw: Sendable {
  /// A whole number between two expressions, both of them included.
  case number(name: String, Excerpt, Excerpt)
  /// One of some texts; of one alone, that.
  case text(name: String, [Excerpt])
  /// `where CONDITION`
  case condition(Excerpt)

  /// Draws it.
  ///
  /// - Returns: false where it cannot be, or does not hold: all is drawn again.
  /// - Throws: what is wrong with an expression.
  func draw(into draws: inout QuizDraws) throws(LessonFault) -> Bool {
    switch self {
    case .number(let name, let lower, let upper):
      let least = try draws.value(of: lower)
      let most = try draws.value(of: upper)
      guard least <= most, let count = Int(exactly: most - least + 1) else { return false }
      draws.set(name, "\(least + Int128(draws.index(below: count)))")
    case .text(let name, let choices):
      let choice = choices[choices.count == 1 ? 0 : draws.index(below: choices.count)]
      draws.set(name, try draws.filled(choice).text)
    case .condition(let condition): return try draws.value(of: condition) != 0
    }
    return true
  }

  var name: String? {
    switch self {
    case .number(let name, _, _), .text(let name, _): name
    case .condition: nil
    }
  }
}

extension QuizDraw {
  /// Reads what stands behind `draw`; nil where it is no draw.
  init?(_ value: Excerpt) {
    let bytes = value.line.bytes
    guard let equal = bytes[value.range].firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = value.part(value.range.lowerBound..<equal)
    let rest = value.part(equal + 1..<value.range.upperBound)
    guard Self.isName(name.text), !rest.range.isEmpty else { return nil }
    let choices = rest.parts(between: " | ")
    if choices.count == 1, case let ends = rest.parts(between: ".."), ends.count == 2 {
      self = .number(name: name.text, ends[0], ends[1])
    } else {
      self = .text(name: name.text, choices)
    }
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.first.map { $0.isLetter } == true
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
  }
}

extension UInt8 {
  /// Of ASCII.
  var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}

extension Excerpt {
  /// A part of it, without blanks at the ends.
  func part(_ range: Range<Int>) -> Excerpt { Excerpt(line, Lexer(line).trimmed(range), place) }

  /// What stands between the separators, of which nothing is within quotes.
  func parts(between separator: String) -> [Excerpt] {
    let sign = Array(separator.utf8)
    var parts: [Excerpt] = []
    var start = range.lowerBound
    while let found = line.bytes[start..<range.upperBound].firstRange(of: sign) {
      parts.append(part(start..<found.lowerBound))
      start = found.upperBound
    }
    return parts + [part(start..<range.upperBound)]
  }
}
