/// What stands in a picture as words: said in the reader's language, written to JSON as a code with
/// its numbers, compared by value.
public protocol Phrase: Worded, Encodable, Hashable {}

extension Phrase {
  func isEqual(to other: any Phrase) -> Bool { (other as? Self) == self }
}

/// A number, or a name of Linux's, as it stands in every language.
public enum Numeral: Phrase, DetailedFact {
  /// An address in so many hexadecimal digits.
  case address(UInt64, digits: Int = 8)
  /// A word of a table or a register, hexadecimal with `0x`.
  case word(UInt64, digits: Int = 0)
  /// A number of bytes, in the largest unit that is exact or with one decimal: `132K`.
  case bytes(UInt64)
  case count(UInt64)
  /// A name that no language translates: `ZONE_NORMAL`, `find_vma`, a program, a file.
  case name(String)

  public var code: String {
    switch self {
    case .address: "address"
    case .word: "word"
    case .bytes: "bytes"
    case .count: "count"
    case .name: "name"
    }
  }

  public var details: Details {
    switch self {
    case .address(let value, _), .word(let value, _), .bytes(let value), .count(let value):
      ["value": value]
    case .name(let name): ["name": name]
    }
  }

  public var english: String {
    switch self {
    case .address(let value, let digits): Self.hexadecimal(value, digits: digits)
    case .word(let value, let digits): "0x" + Self.hexadecimal(value, digits: digits)
    case .bytes(let value): shortSize(value)
    case .count(let value): "\(value)"
    case .name(let name): name
    }
  }

  public var chinese: String { english }

  private static func hexadecimal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
