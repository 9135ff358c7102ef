/// A fact with a code that programs read, beside its numbers: JSON holds codes, never sentences.
///
/// Codes are lower case with hyphens (`no-area`), and stay when words are rewritten.
public protocol Coded: Encodable, Sendable {
  var code: String { get }
  /// The numbers and names that belong to this case, by the keys that they have beside the code.
  var facts: KeyedFacts { get }
}

extension Coded {
  public var facts: KeyedFacts { [:] }

  /// The code alone, or where the fact has numbers `{"code": …, …}`.
  public func encode(to encoder: any Encoder) throws { try encodeCode(to: encoder) }

  fileprivate func encodeCode(to encoder: any Encoder) throws {
    guard !facts.isEmpty else {
      var container = encoder.singleValueContainer()
      return try container.encode(code)
    }
    var container = encoder.container(keyedBy: KeyedFacts.Name.self)
    try container.encode(code, forKey: "code")
    try facts.encode(into: &container)
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
