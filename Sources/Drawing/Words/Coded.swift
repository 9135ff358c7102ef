/// A fact with a code that programs read: JSON holds codes, never sentences. Alone it is written as
/// its code, a string; a fact with values beside its code is a `DetailedFact`.
///
/// Codes are lower case with hyphens (`no-area`), and stay when words are rewritten.
public protocol Coded: Encodable, Sendable {
  var code: String { get }
}

extension Coded {
  public func encode(to encoder: any Encoder) throws { try encodeCode(to: encoder) }

  fileprivate func encodeCode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

// Without these an enum with raw values would be torn between its code and its raw value, and the
// compiler would write neither. The raw value of a fact is for the model that counts it, never for
// JSON.

extension Coded where Self: RawRepresentable, RawValue == String {
  public var code: String { rawValue }
  public func encode(to encoder: any Encoder) throws { try encodeCode(to: encoder) }
}

extension Coded where Self: RawRepresentable, RawValue == Int {
  public func encode(to encoder: any Encoder) throws { try encodeCode(to: encoder) }
}

extension Coded where Self: RawRepresentable, RawValue == UInt8 {
  public func encode(to encoder: any Encoder) throws { try encodeCode(to: encoder) }
}
