import Grammar

/// Reads labelled numbers of a line, one after another.
///
/// It passes over blanks, commas and units between them: that these are as they should be is found
/// out when the line is drawn again.
struct FigureScanner {
  let line: OutOfMemoryLine
  private let bytes: [UInt8]
  private var place = 0

  init(_ line: OutOfMemoryLine) {
    self.line = line
    bytes = Array(line.text.utf8)
  }

  /// The most that a figure may be: a `long` of i386 holds no more.
  static let limit = Int(UInt32.max)

  /// The number behind a label.
  mutating func figure(_ label: String) throws(OutOfMemoryFault) -> Int {
    let number = try signedFigure(label)
    guard number >= 0 else { throw fault(.noNumber(label: label)) }
    return number
  }

  /// The pages of a figure in kB behind a label.
  mutating func pages(_ label: String) throws(OutOfMemoryFault) -> Int {
    let kilobytes = try figure(label)
    guard kilobytes % 4 == 0 else {
      throw fault(.notPages(label: label, kilobytes: kilobytes))
    }
    return kilobytes / 4
  }

  mutating func signedFigure(_ label: String) throws(OutOfMemoryFault) -> Int {
    let wanted = Array(label.utf8)
    if !stands(wanted) {
      while place < bytes.count, bytes[place] != Self.blank { place += 1 }
      while place < bytes.count, bytes[place] == Self.blank || bytes[place] == Self.comma {
        place += 1
      }
      guard stands(wanted) else { throw fault(.noFigure(label: label)) }
    }
    place += wanted.count
    return try number(label)
  }

  /// The number that stands here.
  ///
  /// - Parameter label: what it is, for the complaint.
  mutating func number(_ label: String) throws(OutOfMemoryFault) -> Int {
    skipBlanks()
    let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var value = 0
    let start = place
    while place < bytes.count, bytes[place].isDigit {
      value = value * 10 + Int(bytes[place] - 0x30)
      guard value <= Self.limit else { throw fault(.noNumber(label: label)) }
      place += 1
    }
    guard place > start else { throw fault(.noNumber(label: label)) }
    return isNegative ? -value : value
  }

  /// The word behind a label, up to the next blank or comma.
  mutating func word(_ label: String) throws(OutOfMemoryFault) -> String {
    let wanted = Array(label.utf8)
    skipBlanks()
    guard stands(wanted) else { throw fault(.noFigure(label: label)) }
    place += wanted.count
    let start = place
    while place < bytes.count, bytes[place] != Self.blank, bytes[place] != Self.comma {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// What stands in parentheses, which may hold any character.
  ///
  /// - Parameter end: what follows, beginning with the parenthesis.
  mutating func parenthesised(upTo end: String) throws(OutOfMemoryFault) -> String {
    skipBlanks()
    guard stands([UInt8(ascii: "(")]), let range = line.text.range(of: end, from: place) else {
      throw fault(.noFigure(label: end))
    }
    defer { place = range.lowerBound }
    return String(decoding: bytes[place + 1..<range.lowerBound], as: UTF8.self)
  }

  /// Goes on at an offset of the line, or at its end.
  mutating func skip(to offset: Int) { place = min(offset, bytes.count) }

  /// Goes on behind a text, wherever it stands.
  mutating func skip(behind text: String) throws(OutOfMemoryFault) {
    guard let range = line.text.range(of: text, from: place) else {
      throw fault(.noFigure(label: text))
    }
    place = range.upperBound
  }

  /// What is left of the line, without blanks in front.
  mutating func rest() -> String {
    skipBlanks()
    return String(decoding: bytes[place...], as: UTF8.self)
  }

  func fault(_ cause: OutOfMemoryCause) -> OutOfMemoryFault { .init(line, cause) }

  private static let blank = UInt8(ascii: " ")
  private static let comma = UInt8(ascii: ",")

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] == Self.blank { place += 1 }
  }

  private func stands(_ wanted: [UInt8]) -> Bool { bytes[place...].starts(with: wanted) }
}

extension String {
  /// Where a text stands, as offsets of UTF-8; nil when it does not.
  func range(of text: String, from start: Int = 0) -> Range<Int>? {
    let bytes = Array(utf8)
    let wanted = Array(text.utf8)
    guard start <= bytes.count - wanted.count else { return nil }
    return (start...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
      .map { $0..<$0 + wanted.count }
  }

  /// Where a text stands last.
  func lastRange(of text: String) -> Range<Int>? {
    let bytes = Array(utf8)
    let wanted = Array(text.utf8)
    guard wanted.count <= bytes.count else { return nil }
    return (0...(bytes.count - wanted.count)).last { bytes[$0...].starts(with: wanted) }
      .map { $0..<$0 + wanted.count }
  }
}
