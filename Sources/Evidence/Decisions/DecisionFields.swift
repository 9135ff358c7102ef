/// Words `KEY=VALUE` of a line, in any order; each is asked for once.
struct DecisionFields {
  private let fields: [(key: Substring, value: Substring)]
  private var taken: Set<Substring> = []

  /// Figures have at most 32 bits, as on the kernel that was recorded.
  static let wordBounds = 0...Int(UInt32.max)
  static let signedBounds = Int(Int32.min)...Int(UInt32.max)

  init(_ words: some Sequence<Substring>) throws(DecisionRefusal.Cause) {
    var fields: [(key: Substring, value: Substring)] = []
    for word in words {
      guard let sign = word.firstIndex(of: "=") else { throw .noFigure(word.excerpt) }
      fields.append((word[..<sign], word[word.index(after: sign)...]))
    }
    self.fields = fields
  }

  mutating func text(_ key: Substring) throws(DecisionRefusal.Cause) -> Substring {
    guard let field = fields.first(where: { $0.key == key }) else {
      throw .missing(key: String(key))
    }
    taken.insert(key)
    return field.value
  }

  mutating func number(
    _ key: Substring, in bounds: ClosedRange<Int> = wordBounds
  ) throws(DecisionRefusal.Cause) -> Int {
    try Self.number(try text(key), key, in: bounds)
  }

  /// A figure that is 0 or 1.
  mutating func flag(_ key: Substring) throws(DecisionRefusal.Cause) -> Bool {
    try number(key, in: 0...1) == 1
  }

  /// Figures between slashes or other marks.
  mutating func numbers(
    _ key: Substring, separator: Character
  ) throws(DecisionRefusal.Cause) -> [Int] {
    var numbers: [Int] = []
    for part in try text(key).split(separator: separator) {
      numbers.append(try Self.number(part, key, in: Self.wordBounds))
    }
    return numbers
  }

  /// Two figures with a slash between: of anonymous pages and of those of files.
  mutating func pair(_ key: Substring) throws(DecisionRefusal.Cause) -> (UInt32, UInt32) {
    let numbers = try numbers(key, separator: "/")
    guard numbers.count == 2 else {
      throw .badValue(key: String(key), word: try text(key).excerpt)
    }
    return (UInt32(numbers[0]), UInt32(numbers[1]))
  }

  /// Refuses what nobody asked for, and what stands twice.
  func expectEnd() throws(DecisionRefusal.Cause) {
    guard fields.count != taken.count else { return }
    var seen: Set<Substring> = []
    for field in fields {
      if !taken.contains(field.key) { throw .unknown(key: field.key.excerpt) }
      if !seen.insert(field.key).inserted { throw .repeated(key: field.key.excerpt) }
    }
  }

  /// A number of decimal digits, or of hexadecimal ones behind `0x`.
  static func number(
    _ word: Substring, _ key: Substring, in bounds: ClosedRange<Int>
  ) throws(DecisionRefusal.Cause) -> Int {
    let isHexadecimal = word.hasPrefix("0x")
    let digits = isHexadecimal ? word.dropFirst(2) : word
    guard let number = Int(digits, radix: isHexadecimal ? 16 : 10), digits.first != "+",
      !isHexadecimal || digits.first != "-"
    else { throw .badValue(key: key.excerpt, word: word.excerpt) }
    guard bounds.contains(number) else {
      throw .outOfBounds(key: key.excerpt, word: word.excerpt, bounds)
    }
    return number
  }
}
