import Hardware

/// How many units of memory to show, of which size, spelled how: the `/NFU` of GDB's `x`.
public struct MemoryFormat: Equatable, Sendable {
  public enum Spelling: Character, Sendable {
    case hexadecimal = "x"
    case decimal = "d"
    case unsigned = "u"
    case octal = "o"
    case binary = "t"
    case address = "a"
    case character = "c"
    case string = "s"
  }

  /// Bytes of one unit: 1, 2, 4 or 8.
  public enum Unit: Int, Sendable {
    case byte = 1
    case halfword = 2
    case word = 4
    case giant = 8
  }

  /// At least 1; nil when none was written.
  public var count: Int?
  public var spelling: Spelling?
  public var unit: Unit?

  public init(count: Int? = nil, spelling: Spelling? = nil, unit: Unit? = nil) {
    self.count = count
    self.spelling = spelling
    self.unit = unit
  }

  /// The most units that one command shows.
  public static let countLimit = 65_536

  /// Reads the letters after the slash; nil when they are no format.
  public init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return nil }
    let digitEnd = range.first { !bytes[$0].isDigit } ?? range.upperBound
    if digitEnd > range.lowerBound {
      guard let value = bytes.decimal(in: range.lowerBound..<digitEnd), value > 0,
        value <= Self.countLimit
      else { return nil }
      count = Int(value)
    }
    for index in digitEnd..<range.upperBound {
      let letter = Character(UnicodeScalar(bytes[index]))
      if let named = Spelling(rawValue: letter), spelling == nil {
        spelling = named
      } else if let named = Unit(letter), unit == nil {
        unit = named
      } else {
        return nil
      }
    }
  }
}

extension MemoryFormat.Unit {
  fileprivate init?(_ letter: Character) {
    switch letter {
    case "b": self = .byte
    case "h": self = .halfword
    case "w": self = .word
    case "g": self = .giant
    default: return nil
    }
  }
}
